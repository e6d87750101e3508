package org.quartic.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the section {@code correlators}. */
final class CorrelatorsReader {
    private static final String PAIRS = "a list of pairs of indices into points";
    private static final String FOUR_POINT = "a non-empty list, each element four indices into points";
    private static final String SIX_POINT = "a list, each element six indices into points";

    /** The correlators, and how many four-points were asked for even if some of them are faulty. */
    record Read(Correlators correlators, OptionalInt fourPoints) {}

    private CorrelatorsReader() {}

    static Read read(Section root, OptionalInt points) {
        try (Section section = root.section("correlators")) {
            var twoPoint = section.optional("two-point").map(value -> twoPoint(value, points))
                    .orElse(SpecDefaults.TWO_POINT);
            Optional<Value> written = section.required("four-point", FOUR_POINT);
            List<Quadruple> fourPoint = written.map(value -> fourPoint(value, points)).orElse(List.of());
            List<Sextuple> sixPoint = section.optional("six-point").map(value -> sixPoint(value, points))
                    .orElse(SpecDefaults.SIX_POINT);
            var count = written.flatMap(Value::elements).filter(list -> !list.isEmpty());
            return new Read(new Correlators(twoPoint, fourPoint, sixPoint),
                    count.map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty()));
        }
    }

    private static Correlators.TwoPoint twoPoint(Value value, OptionalInt points) {
        if (value.elements().isEmpty()) {
            return new Choice<Correlators.TwoPoint>(SpecDefaults.TWO_POINT)
                    .word("all", new Correlators.TwoPoint.All()).word("none", new Correlators.TwoPoint.None())
                    .orElse(PAIRS).read(value);
        }
        List<Pair> pairs = value.list(PAIRS, pair -> indices(pair, 2, points)).stream()
                .map(i -> new Pair(i.get(0), i.get(1))).toList();
        return pairs.isEmpty() ? new Correlators.TwoPoint.None() : new Correlators.TwoPoint.Listed(pairs);
    }

    private static List<Quadruple> fourPoint(Value value, OptionalInt points) {
        if (value.elements().orElse(List.of()).isEmpty()) {
            value.refuse(FOUR_POINT);
            return List.of();
        }
        return value.list(FOUR_POINT, quadruple -> quadruple(quadruple, points));
    }

    static Quadruple quadruple(Value value, OptionalInt points) {
        List<Integer> indices = indices(value, 4, points);
        return new Quadruple(indices.get(0), indices.get(1), indices.get(2), indices.get(3));
    }

    private static List<Sextuple> sixPoint(Value value, OptionalInt points) {
        return value.list(SIX_POINT, sextuple -> indices(sextuple, 6, points)).stream()
                .map(i -> new Sextuple(i.get(0), i.get(1), i.get(2), i.get(3), i.get(4), i.get(5))).toList();
    }

    /** So many indices into the points; if the number of points is not known, any that could be one. */
    private static List<Integer> indices(Value value, int count, OptionalInt points) {
        String allowed = "a list of " + count + " indices into points";
        int last = points.orElse(Integer.MAX_VALUE) - 1;
        List<Integer> indices = value.list(allowed, index -> (int) index.whole(0, last));
        if (indices.size() == count) {
            return indices;
        }
        if (value.elements().isPresent()) {
            value.refuse(allowed);
        }
        return Collections.nCopies(count, 0);
    }
}
