package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.quartic.plot.Mark.Anchor;

/**
 * A panel in its frame.
 *
 * @param labelledBelow
 *            whether the axis below says what it is
 * @param legendAbove
 *            whether the legend stands above the frame rather than within
 */
record PanelLayout(Panel panel, Box frame, boolean labelledBelow, boolean legendAbove) {
    /** Between a frame and its labels, in points. */
    static final double GAP = 2.5;

    private static final double FONT = Layout.FONT;
    private static final double LINE = 1.35 * FONT;
    private static final double TICK = 3.2;
    private static final double SMALL_TICK = 1.7;
    private static final double BREAK = 2.2;
    private static final int WHITE = 0xFFFFFF;
    private static final double HAIRLINE = 0.5;
    // Capitals and figures are so high, in sizes of the font.
    private static final double CAPITAL = 0.72;

    static int yRoom(double height) {
        return Math.max(2, (int) (height / (2.3 * FONT)));
    }

    static int xRoom(double width) {
        return Math.max(2, (int) (width / (4.2 * FONT)));
    }

    /** Whether a legend, if there is one, covers nothing in such a frame. Between names side by side it would pass for data. */
    static boolean hasPlaceForLegend(Panel panel, Box frame) {
        return panel.legend().isEmpty() || !(panel.x().scale() instanceof CategoryScale) && new Legend(panel.legend())
                .place(frame, new LayerMarks(panel, frame).obstacles()).isPresent();
    }

    /** What stands over the frame: a legend for which there is no room within, and the power of ten of the axis. */
    double heightAbove() {
        double legend = legendAbove ? new Legend(panel.legend()).heightAbove(frame.width()) : 0.0;
        return legend + (power().isPresent() ? LINE : legendAbove ? GAP : 0.0);
    }

    List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        var layers = new LayerMarks(panel, frame);
        marks.add(new Mark.Clipped(frame, layers.marks()));
        if (!panel.legend().isEmpty()) {
            marks.addAll(legend(layers.obstacles()));
        }
        List<Spot> outline = new ArrayList<>(frame.corners());
        outline.add(outline.getFirst());
        outline.add(outline.get(1));
        marks.add(new Mark.Line(outline, Ink.solid(Style.BLACK, HAIRLINE)));
        below(marks);
        beside(marks);
        return marks;
    }

    private List<Mark> legend(List<Spot> obstacles) {
        var legend = new Legend(panel.legend());
        var corner = new Spot(frame.left(), frame.top() - (power().isPresent() ? LINE : GAP));
        return (legendAbove ? Optional.<Spot>empty() : legend.place(frame, obstacles)).map(legend::within)
                .orElseGet(() -> legend.above(corner, frame.width()));
    }

    private OptionalInt power() {
        return panel.y().scale().power(yRoom(frame.height()));
    }

    private void below(List<Mark> marks) {
        if (panel.x().scale() instanceof EndlessScale) {
            double x = frame.left() + EndlessScale.END * frame.width();
            broken(marks, new Spot(x, frame.top()));
            broken(marks, new Spot(x, frame.bottom()));
        }
        XTicks ticks = XTicks.of(panel.x().scale(), frame.width());
        boolean named = panel.x().scale() instanceof CategoryScale;
        for (Tick tick : ticks.ticks()) {
            double x = frame.left() + panel.x().scale().fraction(tick.value()) * frame.width();
            double length = tick.isSmall() ? SMALL_TICK : TICK;
            marks.add(line(new Spot(x, frame.bottom()), new Spot(x, frame.bottom() - length)));
            if (!named) {
                marks.add(line(new Spot(x, frame.top()), new Spot(x, frame.top() + length)));
            }
            if (!tick.isSmall() && labelledBelow) {
                marks.add(ticks.upwards()
                        ? new Mark.Writing(new Spot(x + CAPITAL / 2.0 * FONT, frame.bottom() + GAP), tick.label(), FONT,
                                Anchor.END, true)
                        : new Mark.Writing(new Spot(x, frame.bottom() + GAP + 0.95 * FONT), tick.label(), FONT,
                                Anchor.MIDDLE, false));
            }
        }
        if (labelledBelow) {
            double base = frame.bottom() + ticks.height() + 1.05 * FONT;
            marks.add(new Mark.Writing(new Spot(frame.left() + frame.width() / 2.0, base),
                    panel.x().label().within(frame.right() / FONT), FONT, Anchor.MIDDLE, false));
            panel.x().scale().power(xRoom(frame.width())).ifPresent(power -> marks.add(
                    new Mark.Writing(new Spot(frame.right(), base), times(power), FONT, Anchor.END, false)));
        }
    }

    /** Two slanted strokes with nothing between: here the axis leaves something out. */
    private static void broken(List<Mark> marks, Spot at) {
        double half = BREAK / 2.0;
        marks.add(new Mark.Area(List.of(at.plus(-half, BREAK), at.plus(half, -BREAK), at.plus(BREAK + half, -BREAK),
                at.plus(BREAK - half, BREAK)), WHITE, 1.0));
        marks.add(line(at.plus(-half, BREAK), at.plus(half, -BREAK)));
        marks.add(line(at.plus(BREAK - half, BREAK), at.plus(BREAK + half, -BREAK)));
    }

    private void beside(List<Mark> marks) {
        for (Tick tick : panel.y().scale().ticks(yRoom(frame.height()))) {
            double y = frame.bottom() - panel.y().scale().fraction(tick.value()) * frame.height();
            double length = tick.isSmall() ? SMALL_TICK : TICK;
            marks.add(line(new Spot(frame.left(), y), new Spot(frame.left() + length, y)));
            marks.add(line(new Spot(frame.right(), y), new Spot(frame.right() - length, y)));
            if (!tick.isSmall()) {
                marks.add(new Mark.Writing(new Spot(frame.left() - GAP, y + CAPITAL / 2.0 * FONT), tick.label(), FONT,
                        Anchor.END, false));
            }
        }
        marks.add(new Mark.Writing(new Spot(1.15 * FONT, frame.top() + frame.height() / 2.0),
                panel.y().label().within((frame.height() + frame.top()) / FONT), FONT, Anchor.MIDDLE, true));
        power().ifPresent(power -> marks.add(new Mark.Writing(new Spot(frame.left(), frame.top() - GAP), times(power),
                FONT, Anchor.START, false)));
    }

    private static MathText times(int power) {
        return MathText.plain("×").plus(LogScale.powerOfTen(power));
    }

    private static Mark line(Spot from, Spot to) {
        return new Mark.Line(List.of(from, to), Ink.solid(Style.BLACK, HAIRLINE));
    }
}
