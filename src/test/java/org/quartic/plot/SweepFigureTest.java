package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFigureTest {
    private static Figure figure(ObjectNode sweep, Wishes wishes) {
        return SweepFigure.of(List.of(SweepReader.read(sweep)), wishes);
    }

    private static Page page(ObjectNode sweep, Wishes wishes) {
        return Page.of(figure(sweep, wishes));
    }

    @Test
    void shouldShowEveryWidthAndInfinityBeyondThem() {
        Page page = page(Sweeps.overWidth("a"), Sweeps.wishes(Optional.empty(), Sweeps.PAIRED));
        assertThat(page.texts()).contains("dk", "G4c(x0,x0,x1,x1)", "2", "4", "8", "16", "32", "∞", "10−2")
                .contains("a dk−0.988(23), χ2/dof = 3.14/3");
        // Five widths, infinity and the legend.
        assertThat(page.marks()).isEqualTo(5 + 1 + 1);
    }

    @Test
    void shouldSetLabelsAsMathematics() {
        var label = page(Sweeps.overWidth("a"), Sweeps.wishes(Optional.empty(), Sweeps.PAIRED))
                .text("G4c(x0,x0,x1,x1)");
        var spans = label.getElementsByTagName("tspan");
        assertThat(spans.item(0).getAttributes().getNamedItem("font-style").getNodeValue()).isEqualTo("italic");
        // Of 8 points: the subscript lower, and the superscript higher and back over it.
        assertThat(spans.item(1).getAttributes().getNamedItem("font-size").getNodeValue()).isEqualTo("5.6");
        assertThat(spans.item(1).getAttributes().getNamedItem("dy").getNodeValue()).isEqualTo("1.76");
        assertThat(spans.item(2).getAttributes().getNamedItem("dy").getNodeValue()).startsWith("-");
        assertThat(spans.item(2).getAttributes().getNamedItem("dx").getNodeValue()).isEqualTo("-3.114");
    }

    @Test
    void shouldShowTheSizeOfNegativeValuesOnALogarithmicAxis() {
        Page page = page(Sweeps.overWidth("a"), Sweeps.wishes(Optional.empty(), Sweeps.APART));
        assertThat(page.texts()).contains("|G4c(x0,x1,x2,x3)|");
    }

    @Test
    void shouldTellFourPointsApartWhereTheyHaveBothSigns() {
        Page page = page(Sweeps.overWidth("a"), Sweeps.NONE);
        assertThat(page.texts()).contains("G4c", "(x0,x1,x2,x3)", "0.00")
                .anyMatch(text -> text.startsWith("(x0,x0,x1,x1): a dk"));
        assertThat(page.marks()).isEqualTo(2 * (5 + 1) + 2);
    }

    @Test
    void shouldMakeACurveOfEveryValueOfAnotherKey() {
        Page page = page(Sweeps.overHeads(), Sweeps.wishes(Optional.empty(), Sweeps.APART));
        assertThat(page.texts()).contains("Nh", "dk = 8", "dk = ∞", "1", "2", "40");
        assertThat(page.marks()).isEqualTo(2 * 3 + 2);
    }

    @Test
    void shouldTakeTheKeyThatIsAskedForAsTheAxis() {
        var over = new Wishes(Optional.empty(), List.of(Sweeps.APART), Optional.of("ensemble.width"), Wish.AUTO,
                Wish.AUTO);
        assertThat(page(Sweeps.overHeads(), over).texts()).contains("dk", "∞", "Nh = 1", "Nh = 2", "Nh = 40");
        var unknown = new Wishes(Optional.empty(), List.of(), Optional.of("seed"), Wish.AUTO, Wish.AUTO);
        assertThatThrownBy(() -> figure(Sweeps.overHeads(), unknown)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--over: found seed; allowed: ensemble.heads, ensemble.width");
    }

    @Test
    void shouldOverlaySweepsByTheirNames() {
        var sweeps = List.of(SweepReader.read(Sweeps.overWidth("one")), SweepReader.read(Sweeps.overWidth("other")));
        Page page = Page.of(SweepFigure.of(sweeps, Sweeps.wishes(Optional.of(Quantity.NORMALISED), Sweeps.PAIRED)));
        assertThat(page.texts()).contains("one", "other", "Ĝ4c(x0,x0,x1,x1)");
        // The fit is one of G4c, not of what is shown.
        assertThat(page.texts()).noneMatch(text -> text.contains("dof"));
    }

    @Test
    void shouldLeaveOutWhatFailedAndSaySoOnlyWhereNothingIsLeft() {
        ObjectNode sweep = Sweeps.overWidth("a");
        ((ObjectNode) sweep.get("runs").get(0)).putNull("result");
        assertThat(page(sweep, Sweeps.wishes(Optional.empty(), Sweeps.PAIRED)).marks()).isEqualTo(4 + 1 + 1);
        sweep.get("runs").forEach(run -> ((ObjectNode) run).putNull("result"));
        assertThatThrownBy(() -> figure(sweep, Sweeps.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no run with such a four-point at a number of ensemble.width");
    }

    @Test
    void shouldRefuseMoreCurvesThanCanBeToldApart() {
        ObjectNode sweep = Sweeps.overWidth("a");
        Sweep read = SweepReader.read(sweep);
        List<Sweep> many = java.util.stream.IntStream.range(0, 8).mapToObj(i -> read.named("sweep " + i)).toList();
        assertThatThrownBy(() -> SweepFigure.of(many, Sweeps.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 16 curves: at most 14 can be told apart");
        assertThat(java.util.stream.IntStream.range(0, Style.COUNT).mapToObj(Style::of)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | found no 'schema'",
            "{\"schema\":\"quartic.sweep/9\"} | schema: found \"quartic.sweep/9\"; expected quartic.sweep/1",
            "{\"schema\":\"quartic.sweep/1\",\"axes\":7} | axes: found 7; expected a list",
            "{\"schema\":\"quartic.sweep/1\",\"axes\":[]} | axes: found []; expected at least one axis",
            "{\"schema\":\"quartic.sweep/1\",\"axes\":[{\"key\":\"a\",\"values\":[1]}],\"runs\":[{\"at\":{}}]}"
                    + " | runs[0].at: found {}; expected a value of a",
            "{\"schema\":\"quartic.sweep/1\",\"axes\":[{\"key\":\"a\",\"values\":[1]}],\"runs\":[{\"at\":{\"a\":1},"
                    + "\"result\":{}}]} | runs[0].result: a result of the schema '': expected quartic.result/1"})
    void shouldNameThePlaceOfWhatIsWrong(String json, String told) {
        assertThatThrownBy(() -> SweepReader.read(Sweeps.read(json))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }
}
