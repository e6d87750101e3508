package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvergenceFigureTest {
    private static History history() {
        ObjectNode json = Sweeps.history();
        json.put("name", "a run").put("target", 0.001).set("points", Sweeps.read("[[0,1,2,3],[0,0,1,1]]"));
        return HistoryReader.read(json, "file");
    }

    private static Page page(Wishes wishes, History... histories) {
        return Page.of(ConvergenceFigure.of(List.of(histories), wishes), 86.0, 95.0);
    }

    @Test
    void shouldShowEstimatesOverBoundsThatShrinkToTheirTarget() {
        Page page = page(Sweeps.NONE, history());
        assertThat(page.texts()).containsOnlyOnce("draws", "G4c", "bound on G4c", "target", "(x0,x1,x2,x3)",
                "(x0,x0,x1,x1)", "104", "106");
        assertThat(page.elements("clipPath")).hasSize(2);
    }

    @Test
    void shouldShowABandFromTheBoundAndNoneAroundTheBoundItself() {
        Figure figure = ConvergenceFigure.of(List.of(history()), Sweeps.NONE);
        assertThat(figure.panels().getFirst().layers()).filteredOn(Layer.Band.class::isInstance).hasSize(2);
        var band = (Layer.Band) figure.panels().getFirst().layers().getFirst();
        assertThat(band.data().getFirst().error()).isEqualTo(4.0 * 0.02 / Math.sqrt(1000.0));
        assertThat(figure.panels().getLast().layers()).noneMatch(Layer.Band.class::isInstance)
                .contains(new Layer.Level(0.001, 0.0, Style.BLACK, Dash.DOTTED));
        assertThat(figure.panels().getLast().y().scale()).isInstanceOf(LogScale.class);
    }

    @Test
    void shouldShowTargetsThatDifferInTheColoursOfTheirCurves() {
        ObjectNode json = Sweeps.history();
        json.set("target", Sweeps.read("[0.001, 0.002]"));
        Figure figure = ConvergenceFigure.of(List.of(HistoryReader.read(json, "file")), Sweeps.NONE);
        assertThat(figure.panels().getLast().layers()).contains(
                new Layer.Level(0.001, 0.0, Style.of(0).rgb(), Dash.DOTTED),
                new Layer.Level(0.002, 0.0, Style.of(1).rgb(), Dash.DOTTED));
    }

    @Test
    void shouldShowOneOfTheTwoWhereAsked() {
        assertThat(page(Sweeps.wishes(Optional.of(Quantity.BOUND), Sweeps.APART), history()).texts())
                .contains("bound on G4c(x0,x1,x2,x3)").doesNotContain("G4c(x0,x1,x2,x3)");
        assertThat(page(Sweeps.wishes(Optional.of(Quantity.FOUR_POINT)), history()).texts()).contains("G4c")
                .doesNotContain("target");
    }

    @Test
    void shouldNumberFourPointsThatAreNotNamedUnlessAResultNamesThem() {
        History bare = HistoryReader.read(Sweeps.history(), "file");
        assertThat(page(Sweeps.NONE, bare).texts()).contains("four-point 1", "four-point 2").doesNotContain("target");
        assertThatThrownBy(() -> page(Sweeps.wishes(Optional.empty(), Sweeps.APART), bare))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected a field 'points'");
        History told = bare.of(Sweeps.result("the run", 0.02, 0.03));
        assertThat(told.name()).isEqualTo("the run");
        assertThat(page(Sweeps.NONE, told).texts()).contains("(x0,x1,x2,x3)", "(x0,x0,x1,x1)", "target");
    }

    @Test
    void shouldBreakALineWhereNothingIsKnown() {
        ObjectNode json = Sweeps.history();
        ((ObjectNode) json.get("looks").get(9).get("four-point").get(0)).putNull("estimate");
        Figure figure = ConvergenceFigure.of(List.of(HistoryReader.read(json, "file")),
                Sweeps.wishes(Optional.of(Quantity.FOUR_POINT)));
        // Of the first four-point two lines and two bands, of the second one each.
        var marks = new LayerMarks(figure.panels().getFirst(), new Box(0.0, 0.0, 200.0, 150.0)).marks();
        assertThat(marks).filteredOn(Mark.Line.class::isInstance).hasSize(3);
        assertThat(marks).filteredOn(Mark.Area.class::isInstance).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"looks\":[]} | looks: found []; expected at least one look",
            "{\"looks\":[{\"four-point\":[{\"estimate\":1,\"standard-error\":1,\"bound\":1}]}]} | looks[0]: found no 'draws'",
            "{\"looks\":[{\"draws\":8,\"four-point\":[{\"estimate\":\"1\"}]}]}"
                    + " | looks[0].four-point[0].estimate: found \"1\"; expected a number or null",
            "{\"looks\":[{\"draws\":8,\"four-point\":[{}]},{\"draws\":9,\"four-point\":[]}],\"points\":[]}"
                    + " | points: found []; expected a list of 1 four-points",
            "{\"looks\":[{\"draws\":8,\"four-point\":[]},{\"draws\":9,\"four-point\":[{}]}]} | found no such four-point"})
    void shouldNameThePlaceOfWhatIsWrong(String json, String told) {
        assertThatThrownBy(
                () -> ConvergenceFigure.of(List.of(HistoryReader.read(Sweeps.read(json), "file")), Sweeps.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(told);
    }
}
