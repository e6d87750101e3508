package org.quartic.spec;

import java.util.List;
import java.util.OptionalInt;

/** Reads lists of points that lie in one space. */
final class PointsReader {
    static final String ALLOWED = "a non-empty list of points, each a list of numbers";
    private static final String COORDINATES = "a list of 1 to " + SpecLimits.TOKEN_DIMENSION + " numbers";

    /** What the run's points say about the rest of the spec, as far as they could be read. */
    record Space(List<Point> points, OptionalInt count, OptionalInt dimension) {}

    private PointsReader() {}

    /** The run's own points. */
    static Space space(Section root) {
        var value = root.required("points", ALLOWED);
        List<Point> points = value.map(list -> read(list, OptionalInt.empty())).orElse(List.of());
        var count = value.flatMap(Value::elements).filter(list -> !list.isEmpty());
        return new Space(points, count.map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty()),
                count.map(list -> dimension(list)).orElse(OptionalInt.empty()));
    }

    /** Points of this dimension, or else of the dimension of the first. */
    static List<Point> read(Value value, OptionalInt dimension) {
        var elements = value.elements().orElse(List.of());
        if (elements.isEmpty()) {
            value.refuse(ALLOWED);
            return List.of();
        }
        OptionalInt common = dimension.isPresent() ? dimension : dimension(elements);
        return elements.stream().map(element -> point(element, common, dimension.isPresent())).toList();
    }

    /** The length of the first element that could be a point. */
    private static OptionalInt dimension(List<Value> elements) {
        return elements.stream().flatMap(element -> element.elements().stream()).mapToInt(List::size)
                .filter(size -> size >= 1 && size <= SpecLimits.TOKEN_DIMENSION).findFirst();
    }

    private static Point point(Value value, OptionalInt common, boolean given) {
        var coordinates = value.elements().orElse(List.of());
        if (coordinates.isEmpty() || coordinates.size() > SpecLimits.TOKEN_DIMENSION) {
            value.refuse(COORDINATES);
            return Point.of(0.0);
        }
        var point = new Point(coordinates.stream().map(x -> x.real(Reals.ANY)).toList());
        if (point.dimension() != common.orElse(point.dimension())) {
            value.refuse("a list of " + common.getAsInt() + (common.getAsInt() == 1 ? " number" : " numbers")
                    + (given ? ", as the points of the run are" : ", as the first point is"));
        }
        return point;
    }
}
