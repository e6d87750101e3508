package org.quartic.plot;

import java.util.List;

/** A rectangle on the page, in points. */
record Box(double left, double top, double width, double height) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    List<Spot> corners() {
        return List.of(new Spot(left, top), new Spot(right(), top), new Spot(right(), bottom()),
                new Spot(left, bottom()));
    }

    /** The same with a margin around it. */
    Box grown(double margin) {
        return new Box(left - margin, top - margin, width + 2.0 * margin, height + 2.0 * margin);
    }

    boolean contains(Spot spot) {
        return spot.x() >= left && spot.x() <= right() && spot.y() >= top && spot.y() <= bottom();
    }
}
