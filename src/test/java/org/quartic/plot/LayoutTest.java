package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Paper COLUMN = new Paper(243.8, 170.0, "");

    private static Panel panel(List<Datum> data, List<Entry> legend) {
        var x = new Extent(false);
        var y = new Extent(false);
        data.forEach(datum -> {
            x.include(datum.x());
            y.include(datum);
        });
        return new Panel(new Axis(MathText.plain("across"), x.scale()), new Axis(MathText.plain("up"), y.scale()),
                List.of(new Layer.Points(data, Style.of(0))), legend);
    }

    private static Entry entry(String name) {
        return new Entry(MathText.plain(name), Style.of(0), Entry.Sample.POINT);
    }

    private static Stream<Mark> flat(List<Mark> marks) {
        return marks.stream()
                .flatMap(mark -> mark instanceof Mark.Clipped clipped ? flat(clipped.marks()) : Stream.of(mark));
    }

    /** Where a text is. */
    private static Box box(Mark.Writing writing) {
        double width = writing.size() * writing.text().width();
        double before = switch (writing.anchor()) {
            case START -> 0.0;
            case MIDDLE -> width / 2.0;
            case END -> width;
        };
        return writing.upwards()
                ? new Box(writing.at().x() - writing.size(), writing.at().y() - width + before, writing.size(), width)
                : new Box(writing.at().x() - before, writing.at().y() - writing.size(), width, writing.size());
    }

    @Property(tries = 200)
    void shouldCoverNothingWithTheLegendAndLeaveNothingOffThePage(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -10, max = 10) Double> heights) {
        var data = new ArrayList<Datum>();
        for (int i = 0; i < heights.size(); i++) {
            data.add(new Datum(i, 1e-4 * heights.get(i), 1e-4));
        }
        Drawing drawing = Layout.of(new Figure(List.of(panel(data, List.of(entry("first"), entry("second"))))), COLUMN);
        List<Mark.Writing> texts = flat(drawing.marks()).filter(Mark.Writing.class::isInstance)
                .map(Mark.Writing.class::cast).toList();
        var page = new Box(0.0, 0.0, drawing.width(), drawing.height());
        assertThat(texts).hasSizeGreaterThan(5).allSatisfy(
                text -> assertThat(box(text).corners()).as("%s", text).allMatch(page.grown(0.5)::contains));
        List<Box> legend = texts.stream().filter(text -> text.text().characters().matches("first|second"))
                .map(LayoutTest::box).toList();
        List<Mark.Symbol> symbols = drawing.marks().stream().filter(Mark.Clipped.class::isInstance)
                .flatMap(clipped -> flat(List.of(clipped))).filter(Mark.Symbol.class::isInstance)
                .map(Mark.Symbol.class::cast).toList();
        assertThat(legend).hasSize(2).allSatisfy(
                box -> assertThat(symbols).hasSize(heights.size()).noneMatch(symbol -> box.contains(symbol.middle())));
    }

    @Test
    void shouldPutALegendAboveWhereTheFrameIsFull() {
        var data = new ArrayList<Datum>();
        for (int i = 0; i < 40; i++) {
            for (int k = 0; k < 40; k++) {
                data.add(new Datum(i, k, 0.0));
            }
        }
        Drawing drawing = Layout.of(new Figure(List.of(panel(data, List.of(entry("first"), entry("second"))))), COLUMN);
        var frame = drawing.marks().stream().filter(Mark.Clipped.class::isInstance)
                .map(clipped -> ((Mark.Clipped) clipped).window()).findFirst().orElseThrow();
        assertThat(flat(drawing.marks()).filter(Mark.Writing.class::isInstance).map(Mark.Writing.class::cast)
                .filter(text -> text.text().characters().matches("first|second"))).hasSize(2)
                .allMatch(text -> text.at().y() < frame.top());
    }

    @Test
    void shouldCutNamesThatAreWiderThanThePage() {
        Drawing drawing = Layout.of(new Figure(List.of(panel(List.of(new Datum(0.0, 1.0, 0.1)),
                List.of(entry("name ".repeat(40)), entry("other"))))), COLUMN);
        assertThat(flat(drawing.marks()).filter(Mark.Writing.class::isInstance).map(Mark.Writing.class::cast)
                .filter(text -> text.text().characters().startsWith("name"))).hasSize(1)
                .allMatch(text -> text.text().characters().endsWith("…") && box(text).right() <= COLUMN.width());
    }

    @Test
    void shouldRefuseAPageWithoutRoom() {
        var figure = new Figure(List.of(panel(List.of(new Datum(0.0, 1.0, 0.1)), List.of())));
        assertThatThrownBy(() -> Layout.of(figure, new Paper(57.0, 40.0, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no room for the plot: a larger --width or --height helps");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameFigure() {
        var sweep = SweepReader.read(Sweeps.overWidth("a"));
        String first = SvgPage.text(Layout.of(SweepFigure.of(List.of(sweep), Sweeps.NONE), COLUMN));
        var again = SweepReader.read(Sweeps.overWidth("a"));
        assertThat(SvgPage.text(Layout.of(SweepFigure.of(List.of(again), Sweeps.NONE), COLUMN))).isEqualTo(first);
    }

    @Test
    void shouldWriteAnyNameAsWellFormedXml() {
        var paper = new Paper(243.8, 170.0, "<a> & \"b\" \u0000 \ud800 \ufffe ∞");
        var figure = new Figure(List.of(panel(List.of(new Datum(0.0, 1.0, 0.1)), List.of(entry("<&>")))));
        assertThat(Page.of(SvgPage.text(Layout.of(figure, paper))).texts()).contains(
                "<a> & \"b\" \ufffd \ufffd \ufffd ∞",
                "<&>");
    }
}
