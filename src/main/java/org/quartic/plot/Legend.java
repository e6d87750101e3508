package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quartic.plot.Mark.Anchor;

/** Which curve is which: where nothing else is within the frame, or else above it. */
record Legend(List<Entry> entries) {
    private static final double FONT = 7.0;
    private static final double ROW = 1.3 * FONT;
    private static final double SAMPLE = 15.0;
    private static final double BEFORE_NAME = 4.0;
    private static final double BETWEEN = 9.0;
    private static final double MARGIN = 5.0;
    private static final double CLEAR = 3.0;
    // A legend that takes more than this part of a frame is better above it.
    private static final double LARGEST = 0.55;

    /** The upper left corner where it covers nothing, corners first. */
    Optional<Spot> place(Box frame, List<Spot> obstacles) {
        double width = width();
        double height = ROW * entries.size();
        double free = frame.width() - 2.0 * MARGIN - width;
        double high = frame.height() - 2.0 * MARGIN - height;
        if (free < 0.0 || high < 0.0 || height > LARGEST * frame.height()) {
            return Optional.empty();
        }
        for (double across : new double[]{1.0, 0.0, 0.5}) {
            for (double down : new double[]{0.0, 1.0}) {
                var at = new Spot(frame.left() + MARGIN + across * free, frame.top() + MARGIN + down * high);
                Box box = new Box(at.x(), at.y(), width, height).grown(CLEAR);
                if (obstacles.stream().noneMatch(box::contains)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }

    /** Row below row, from this corner. */
    List<Mark> within(Spot corner) {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < entries.size(); i++) {
            entry(marks, entries.get(i), corner.plus(0.0, i * ROW), Double.POSITIVE_INFINITY);
        }
        return marks;
    }

    double heightAbove(double width) {
        return ROW * rows(width).size() + 1.0;
    }

    /** As many in a row as there is room for, upwards from this corner. */
    List<Mark> above(Spot corner, double width) {
        var marks = new ArrayList<Mark>();
        List<List<Entry>> rows = rows(width);
        for (int i = 0; i < rows.size(); i++) {
            double x = 0.0;
            for (Entry entry : rows.get(i)) {
                entry(marks, entry, corner.plus(x, (i - rows.size()) * ROW - 1.0), width);
                x += column(width);
            }
        }
        return marks;
    }

    private List<List<Entry>> rows(double width) {
        int columns = Math.max(1, (int) ((width + BETWEEN) / column(width)));
        var rows = new ArrayList<List<Entry>>();
        for (int i = 0; i < entries.size(); i += columns) {
            rows.add(entries.subList(i, Math.min(entries.size(), i + columns)));
        }
        return rows;
    }

    private double column(double width) {
        return Math.min(width, width() + BETWEEN);
    }

    private double width() {
        return SAMPLE + BEFORE_NAME
                + FONT * entries.stream().mapToDouble(entry -> entry.name().width()).max().orElse(0.0);
    }

    private static void entry(List<Mark> marks, Entry entry, Spot corner, double width) {
        double middle = corner.y() + ROW / 2.0;
        Style style = entry.style();
        if (entry.sample() != Entry.Sample.POINT) {
            marks.add(new Mark.Line(List.of(new Spot(corner.x(), middle), new Spot(corner.x() + SAMPLE, middle)),
                    new Ink(style.rgb(), LayerMarks.CURVE, style.dash())));
        }
        if (entry.sample() != Entry.Sample.LINE) {
            marks.add(new Mark.Symbol(new Spot(corner.x() + SAMPLE / 2.0, middle), LayerMarks.RADIUS, style));
        }
        marks.add(new Mark.Writing(new Spot(corner.x() + SAMPLE + BEFORE_NAME, middle + 0.36 * FONT),
                entry.name().within((width - SAMPLE - BEFORE_NAME) / FONT), FONT, Anchor.START, false));
    }
}
