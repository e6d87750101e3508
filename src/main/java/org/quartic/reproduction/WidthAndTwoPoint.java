package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.spec.Pair;

/** G2 for wider and wider heads without scores. */
final class WidthAndTwoPoint implements Claim {
    private static final String SWEEP = "two-point-width";
    private static final List<Pair> PAIRS = List.of(new Pair(0, 0), new Pair(0, 1), new Pair(1, 2));

    @Override
    public Statement statement() {
        return new Statement(SWEEP, "(2.9), (2.16)", Origin.PAPER,
                "With the variance of z divided by d_k, the two-point function has no explicit dependence on d_k.",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(SWEEP);
        var comparisons = new ArrayList<Comparison>();
        var rows = new ArrayList<List<String>>();
        for (Observed run : runs) {
            Observed.Known known = run.known();
            PAIRS.forEach(pair -> comparisons.add(Comparison.of(run.twoPoint(pair), known.twoPoint(pair))));
            rows.add(Stream.concat(Stream.of(run.at("ensemble.width")),
                    PAIRS.stream().map(pair -> Figures.estimate(run.twoPoint(pair)))).toList());
        }
        Observed.Known known = runs.getFirst().known();
        rows.add(Stream.concat(Stream.of("all, exactly"),
                PAIRS.stream().map(pair -> Figures.significant(known.twoPoint(pair).value(), 10))).toList());
        return new Finding(
                List.of(Trial.agreement("G2 without mixing is sigma_z^2 sigma_V^2 x.y / d at every width", comparisons,
                        0.02)),
                List.of(new NumberTable("G2 by `field`, heads that do not mix tokens",
                        List.of("d_k", "G2(0,0)", "G2(0,1)", "G2(1,2)"), rows)),
                List.of());
    }
}
