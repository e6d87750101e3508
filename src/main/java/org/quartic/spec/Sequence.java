package org.quartic.spec;

import java.util.List;

/** Which tokens y_1..y_T a query attends to. */
public sealed interface Sequence {

    /** The tokens of the run's own points, in their order. */
    record Points() implements Sequence {}

    /**
     * The tokens of a fixed list of spacetime points.
     *
     * @param points
     *            the context points, each of the run's spacetime dimension; never empty
     * @param includeQuery
     *            whether the query's own token is one more key and value, the last
     */
    record Context(List<Point> points, boolean includeQuery) implements Sequence {
        public Context {
            points = List.copyOf(points);
        }
    }
}
