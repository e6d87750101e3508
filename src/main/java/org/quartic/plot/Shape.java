package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;

/** What marks a datum: shapes of about the same area that are told apart at a glance. */
enum Shape {
    CIRCLE, SQUARE, DIAMOND, TRIANGLE, INVERTED_TRIANGLE, PENTAGON, HEXAGON;

    /** The corners about the middle, for a circle of this radius; of a circle none. */
    List<Spot> corners(double radius) {
        return switch (this) {
            case CIRCLE -> List.of();
            case SQUARE -> regular(4, 45.0, 1.22 * radius);
            case DIAMOND -> regular(4, 0.0, 1.3 * radius);
            case TRIANGLE -> regular(3, 0.0, 1.4 * radius);
            case INVERTED_TRIANGLE -> regular(3, 180.0, 1.4 * radius);
            case PENTAGON -> regular(5, 0.0, 1.15 * radius);
            case HEXAGON -> regular(6, 30.0, 1.1 * radius);
        };
    }

    private static List<Spot> regular(int corners, double turned, double radius) {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < corners; i++) {
            double angle = StrictMath.toRadians(turned + 360.0 * i / corners);
            spots.add(new Spot(radius * StrictMath.sin(angle), -radius * StrictMath.cos(angle)));
        }
        return spots;
    }
}
