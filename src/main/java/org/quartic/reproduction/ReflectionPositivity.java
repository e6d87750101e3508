package org.quartic.reproduction;

import java.util.List;
import org.quartic.reproduction.Statement.Origin;

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
        return new Finding(List.of(
                Trial.notNegative("the smallest over the largest eigenvalue of G2(theta x_a, x_b) at times 0.5, 1, 1.5"
                        + " is not negative with momenta cut off at 4", Reflection.FIXED.ratio(runs.getFirst()), OFF),
                Trial.notNegative("nor with normal momenta at times 0.2 and 1.2",
                        Reflection.SHRINKING.ratio(runs.getLast()), OFF)),
                List.of(), List.of());
    }
}
