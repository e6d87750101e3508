package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import org.quartic.plot.Mark.Area;
import org.quartic.plot.Mark.Line;
import org.quartic.plot.Mark.Symbol;

/** What is within a frame, in its place. */
record LayerMarks(Panel panel, Box frame) {
    /** Of the mark of a datum. */
    static final double RADIUS = 2.0;
    /** Of a curve. */
    static final double CURVE = 1.0;

    private static final double SMALL_RADIUS = 1.2;
    // So many marks in a panel are drawn small and without caps.
    private static final int MANY = 60;
    private static final double BAR = 0.6;
    private static final double CAP = 1.5;
    private static final double PALE = 0.18;
    // How many marks tell one curve from another without hiding it.
    private static final int MARKS_OF_A_CURVE = 7;
    // A legend may not stand on anything: so dense is looked for it.
    private static final double OBSTACLE_STEP = 2.0;

    List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        for (Layer layer : panel.layers()) {
            switch (layer) {
                case Layer.Band band -> band(marks, band.data(), band.style().rgb());
                case Layer.Level level -> level(marks, level);
                case Layer.Curve curve -> curve(marks, curve);
                case Layer.Points points -> points(marks, points);
            }
        }
        return marks;
    }

    /** Spots on all that must be seen, close together. */
    List<Spot> obstacles() {
        var spots = new ArrayList<Spot>();
        for (Mark mark : marks()) {
            switch (mark) {
                case Line line -> along(spots, line.spots());
                case Area area -> {
                    along(spots, area.corners());
                    // From the upper edge to the lower one: the inside.
                    int half = area.corners().size() / 2;
                    for (int i = 0; i < half; i++) {
                        along(spots, List.of(area.corners().get(i),
                                area.corners().get(area.corners().size() - 1 - i)));
                    }
                }
                case Symbol symbol -> {
                    for (double right : new double[]{-symbol.radius(), symbol.radius()}) {
                        spots.add(symbol.middle().plus(right, -symbol.radius()));
                        spots.add(symbol.middle().plus(right, symbol.radius()));
                    }
                }
                case Mark.Writing writing -> spots.add(writing.at());
                case Mark.Clipped clipped -> throw new IllegalStateException("layers do not clip: " + clipped);
            }
        }
        return spots;
    }

    private void along(List<Spot> into, List<Spot> spots) {
        for (int i = 0; i + 1 < spots.size(); i++) {
            Spot from = inReach(spots.get(i));
            Spot to = inReach(spots.get(i + 1));
            double length = Math.max(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
            int steps = 1 + (int) (length / OBSTACLE_STEP);
            for (int k = 0; k <= steps; k++) {
                into.add(from.plus((to.x() - from.x()) * k / steps, (to.y() - from.y()) * k / steps));
            }
        }
    }

    private Spot inReach(Spot spot) {
        return new Spot(Math.clamp(spot.x(), frame.left(), frame.right()),
                Math.clamp(spot.y(), frame.top(), frame.bottom()));
    }

    private void points(List<Mark> marks, Layer.Points points) {
        boolean many = panel.layers().stream().filter(Layer.Points.class::isInstance)
                .mapToInt(layer -> ((Layer.Points) layer).data().size()).sum() > MANY;
        double radius = many ? SMALL_RADIUS : RADIUS;
        var ink = Ink.solid(points.style().rgb(), BAR);
        for (Datum datum : points.data()) {
            Spot middle = spot(datum.x(), datum.y());
            Spot low = spot(datum.x(), datum.lower());
            Spot high = spot(datum.x(), datum.upper());
            // An error bar shorter than its mark could not be seen.
            if (datum.hasError() && low.y() - high.y() > 2.0 * radius) {
                marks.add(new Line(List.of(low, high), ink));
                if (!many) {
                    for (Spot end : List.of(low, high)) {
                        marks.add(new Line(List.of(end.plus(-CAP, 0.0), end.plus(CAP, 0.0)), ink));
                    }
                }
            }
            marks.add(new Symbol(middle, radius, points.style()));
        }
    }

    private void curve(List<Mark> marks, Layer.Curve curve) {
        var ink = new Ink(curve.style().rgb(), CURVE, curve.style().dash());
        var symbols = new ArrayList<Mark>();
        double last = Double.NEGATIVE_INFINITY;
        for (List<Datum> piece : pieces(curve.data())) {
            List<Spot> spots = piece.stream().map(datum -> spot(datum.x(), datum.y())).toList();
            marks.add(new Line(spots, ink));
            for (Spot spot : spots) {
                // Where nothing is known before and after, there is no line to see.
                boolean alone = spots.size() == 1;
                if (alone || curve.marked() && spot.x() - last >= frame.width() / MARKS_OF_A_CURVE) {
                    symbols.add(new Symbol(spot, RADIUS, curve.style()));
                    last = spot.x();
                }
            }
        }
        marks.addAll(symbols);
    }

    private void band(List<Mark> marks, List<Datum> data, int rgb) {
        for (List<Datum> piece : pieces(data)) {
            var corners = new ArrayList<Spot>();
            piece.forEach(datum -> corners.add(spot(datum.x(), datum.upper())));
            piece.reversed().forEach(datum -> corners.add(spot(datum.x(), datum.lower())));
            if (piece.stream().anyMatch(Datum::hasError)) {
                marks.add(new Area(corners, rgb, PALE));
            }
        }
    }

    private void level(List<Mark> marks, Layer.Level level) {
        double left = frame.left();
        double right = frame.right();
        double y = spot(0.0, level.y()).y();
        if (level.error() > 0.0) {
            double high = spot(0.0, level.y() + level.error()).y();
            double low = spot(0.0, level.y() - level.error()).y();
            marks.add(new Area(List.of(new Spot(left, high), new Spot(right, high), new Spot(right, low),
                    new Spot(left, low)), level.rgb(), PALE));
        }
        marks.add(new Line(List.of(new Spot(left, y), new Spot(right, y)), new Ink(level.rgb(), 0.75, level.dash())));
    }

    /** Stretches of what is known and has a place, by x. */
    private List<List<Datum>> pieces(List<Datum> data) {
        var pieces = new ArrayList<List<Datum>>();
        var piece = new ArrayList<Datum>();
        for (Datum datum : data) {
            if (datum.isKnown() && (!(panel.y().scale() instanceof LogScale) || datum.y() > 0.0)) {
                piece.add(datum);
            } else if (!piece.isEmpty()) {
                pieces.add(List.copyOf(piece));
                piece.clear();
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    /** Where a value is; one that is far away is put a little outside the frame. */
    private Spot spot(double x, double y) {
        double right = Math.clamp(panel.x().scale().fraction(x), -1.0, 2.0);
        double up = Math.clamp(panel.y().scale().fraction(y), -1.0, 2.0);
        return new Spot(frame.left() + right * frame.width(), frame.bottom() - up * frame.height());
    }
}
