package org.quartic.reproduction;

import java.util.List;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;

/** Reflection positivity with a cutoff. */
final class ReflectionPositivity implements Claim {
    static final String SWEEP = "reflection";

    private static final double OFF = 0.01;

    @Override
    public Statement statement() {
        return new Statement("reflection-positivity", "after (2.29)", Origin.PAPER,
                "The cos-net without mixing satisfies the Osterwalder-Schrader axioms, so also reflection positivity (here: with a cutoff, and for normal momenta).",
                List.of(SWEEP));
    }

    @Override
    public boolean needsCovariance() {
        return true;
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(SWEEP);
        Observed cutOff = runs.getFirst();
        Observed normal = runs.getLast();
        return new Finding(List.of(
                Trial.notNegative("the smallest over the largest eigenvalue of G2(theta x_a, x_b) at times 0.5, 1, 1.5"
                        + " is not negative with momenta cut off at 4", Reflection.FIXED.ratio(cutOff), OFF),
                Trial.notNegative("nor with normal momenta at times 0.2 and 1.2", Reflection.SHRINKING.ratio(normal),
                        OFF)),
                List.of(new NumberTable("Smallest over largest eigenvalue of G2(theta x_a, x_b)",
                        List.of("momenta", "times", "estimated", "exact"),
                        List.of(row("by the propagator, cut off at 4", "0.5, 1, 1.5", Reflection.FIXED, cutOff),
                                row("normal", "0.2, 1.2", Reflection.SHRINKING, normal)))),
                List.of());
    }

    private static List<String> row(String momenta, String times, Reflection reflection, Observed run) {
        return List.of(momenta, times, Figures.estimate(reflection.ratio(run)),
                Figures.significant(reflection.ratio(run.known()), 5));
    }
}
