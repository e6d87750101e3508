package org.quartic.spec;

import java.util.List;

/** A spacetime point x in R^d, or a context point of the same space. Minus zero is zero: equal points have equal bits. */
public record Point(List<Double> coordinates) {
    public Point {
        coordinates = coordinates.stream().map(x -> x + 0.0).toList();
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
