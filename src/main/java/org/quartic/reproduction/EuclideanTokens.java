package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.quartic.cumulant.Estimate;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.run.FourPointResult;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Words;

/** Correlators of random features at points that are moved. */
final class EuclideanTokens implements Claim {
    static final String SWEEP = "euclidean";

    @Override
    public Statement statement() {
        return new Statement("euclidean-tokens", "after (2.29)", Origin.PAPER,
                "With attention over cos-net tokens, correlators are invariant under translations and rotations (of all points, context included).",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(SWEEP);
        Observed first = runs.get(0);
        Observed moved = runs.get(1);
        Observed left = runs.get(2);
        double excluded = comparisons(left, first).stream().mapToDouble(each -> Math.abs(each.pull())).max()
                .orElse(Double.NaN);
        return new Finding(
                List.of(new Trial("every G2 and G4c is the same where all points are rotated and moved",
                        Trial.worst(comparisons(moved, first)), Trial.agreement(comparisons(moved, first)),
                        new Alternative("as different as with the context left where it was", excluded))),
                List.of(table("Correlators of cos-net tokens, by `collapsed`",
                        List.of("correlator", "where they are", "all rotated and moved", "queries alone"),
                        List.of(first, moved, left))),
                List.of());
    }

    /** Every two-point and four-point of a run beside that of another one. */
    static List<Comparison> comparisons(Observed run, Observed other) {
        List<Estimate> found = correlators(run);
        List<Estimate> expected = correlators(other);
        return IntStream.range(0, found.size()).mapToObj(i -> Comparison.of(found.get(i), expected.get(i))).toList();
    }

    /** The difference of two runs that is the most standard errors. */
    static Estimate largestDifference(Observed run, Observed other) {
        return comparisons(run, other).stream().max(Comparator.comparingDouble(each -> Math.abs(each.pull())))
                .orElseThrow().difference();
    }

    private static List<Estimate> correlators(Observed run) {
        var all = new ArrayList<Estimate>();
        run.result().twoPoint().stream().map(TwoPointResult::estimate).forEach(all::add);
        run.result().fourPoint().stream().map(FourPointResult::estimate).forEach(all::add);
        return all;
    }

    static NumberTable table(String caption, List<String> head, List<Observed> runs) {
        var names = new ArrayList<String>();
        runs.getFirst().result().twoPoint().forEach(two -> names.add("G2 " + Words.of(two.points())));
        runs.getFirst().result().fourPoint().forEach(four -> names.add("G4c " + Words.of(four.points())));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < names.size(); i++) {
            var row = new ArrayList<>(List.of(names.get(i)));
            for (Observed run : runs) {
                row.add(Figures.estimate(correlators(run).get(i)));
            }
            rows.add(row);
        }
        return new NumberTable(caption, head, rows);
    }
}
