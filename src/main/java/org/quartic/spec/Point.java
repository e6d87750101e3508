package org.quartic.spec;

import java.util.List;

/** A spacetime point x in R^d, or a context point of the same space. */
public record Point(List<Double> coordinates) {
    public Point {
        coordinates = List.copyOf(coordinates);
    }

    /** The point with these coordinates. */
    public static Point of(double... coordinates) {
        return new Point(java.util.Arrays.stream(coordinates).boxed().toList());
    }

    /** d, the dimension of the space the point lies in. */
    public int dimension() {
        return coordinates.size();
    }
}
