package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Words;
import org.quartic.spec.Pair;

/** G2 by the conditional kernel and by the field itself. */
final class KernelAndTwoPoint implements Claim {
    static final String SWEEP = "kernel-and-field";
    static final List<String> WIDTHS = List.of("8", "16", "64");

    @Override
    public Statement statement() {
        return new Statement("two-point-kernel", "(2.20), (2.21)", Origin.PAPER,
                "The two-point function is an average over W^Q and W^K of products of attention weights and inner products of tokens.",
                List.of(SWEEP));
    }

    /** The run of a width by an estimator. */
    static Observed run(Evidence evidence, String width, String estimator) {
        return evidence.run(SWEEP, Map.of(Widths.KEY, width, "estimator", estimator));
    }

    @Override
    public Finding find(Evidence evidence) {
        var comparisons = new ArrayList<Comparison>();
        var rows = new ArrayList<List<String>>();
        for (String width : WIDTHS) {
            Observed field = run(evidence, width, "field");
            Observed kernel = run(evidence, width, "kernel");
            for (TwoPointResult two : kernel.result().twoPoint()) {
                Pair pair = two.points();
                Comparison comparison = Comparison.of(field.twoPoint(pair), two.estimate());
                comparisons.add(comparison);
                if (pair.a() == 0) {
                    rows.add(List.of(width, Words.of(pair), Figures.estimate(field.twoPoint(pair)),
                            Figures.estimate(two.estimate()), Figures.significant(comparison.pull(), 2)));
                }
            }
        }
        return new Finding(List.of(Trial.agreement(
                "G2 from moments of phi is G2 from the weighted inner products, for every pair and width", comparisons,
                0.01)),
                List.of(new NumberTable("G2 by two estimators",
                        List.of("d_k", "points", "`field`: E[phi phi]", "`kernel`: (2.21)",
                                "difference in standard errors"),
                        rows)),
                List.of());
    }
}
