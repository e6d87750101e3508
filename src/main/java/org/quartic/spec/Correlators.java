package org.quartic.spec;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The correlators a run estimates: the section {@code correlators} of a run spec.
 *
 * @param twoPoint
 *            which G2 are reported
 * @param fourPoint
 *            which G4c are estimated, in the order asked for; never empty
 * @param sixPoint
 *            which G6c are estimated, in the order asked for
 */
public record Correlators(TwoPoint twoPoint, List<Quadruple> fourPoint, List<Sextuple> sixPoint) {
    public Correlators {
        fourPoint = List.copyOf(fourPoint);
        sixPoint = List.copyOf(sixPoint);
    }

    /** Which two-point functions are reported. */
    public sealed interface TwoPoint {
        /** Every a <= b, row by row. */
        record All() implements TwoPoint {}

        /** None. */
        record None() implements TwoPoint {}

        /** These, in this order. A pair written either way round is one number: its smaller index stands first. */
        record Listed(List<Pair> pairs) implements TwoPoint {
            public Listed {
                pairs = List.copyOf(pairs);
            }
        }
    }

    /** The two-point functions reported for this many points, in their order. */
    public List<Pair> reportedPairs(int points) {
        return switch (twoPoint) {
            case TwoPoint.All() -> IntStream.range(0, points).boxed()
                    .flatMap(a -> IntStream.range(a, points).mapToObj(b -> new Pair(a, b))).toList();
            case TwoPoint.None() -> List.of();
            case TwoPoint.Listed(var pairs) -> pairs;
        };
    }

    /**
     * Every pair any requested number needs, distinct and ascending: reported pairs, all pairs of points of a four-point or six-point, and
     * their diagonals.
     */
    public List<Pair> neededPairs(int points) {
        var needed = new TreeSet<Pair>(reportedPairs(points));
        for (Quadruple quadruple : fourPoint) {
            needed.addAll(quadruple.pairings());
            quadruple.indices().forEach(i -> needed.add(new Pair(i, i)));
        }
        for (Sextuple sextuple : sixPoint) {
            sextuple.splits().forEach(split -> needed.add(split.pair()));
            sextuple.indices().forEach(i -> needed.add(new Pair(i, i)));
        }
        return List.copyOf(needed);
    }

    /** The four-points up to order, each sorted, in the order of their first appearance. */
    public List<Quadruple> distinctFourPoints() {
        return fourPoint.stream().map(Quadruple::sorted).distinct().toList();
    }

    /** The six-points up to order, each sorted, in the order of their first appearance. */
    public List<Sextuple> distinctSixPoints() {
        return sixPoint.stream().map(Sextuple::sorted).distinct().toList();
    }
}
