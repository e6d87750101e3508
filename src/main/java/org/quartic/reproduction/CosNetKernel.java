package org.quartic.reproduction;

import java.util.List;
import org.quartic.reproduction.Statement.Origin;

/** G2 of random features without mixing. */
final class CosNetKernel implements Claim {
    private static final String SWEEP = "cos-net";

    @Override
    public Statement statement() {
        return new Statement("cos-net-kernel", "(2.22)-(2.28)", Origin.PAPER,
                "Without mixing, random features have the two-point function sigma_z^2 sigma_V^2 E[F(b)^2 cos(b.(x - y))].",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        KnownTwoPoint known = KnownTwoPoint.of(evidence.runs(SWEEP),
                "G2 by `field`, momenta normal with standard deviation s, and exp(-s^2 r^2/2)", "s",
                run -> run.at("ensemble.embedding.cos-net.momentum.gaussian.sigma"));
        return new Finding(
                List.of(Trial.agreement("G2 agrees with its closed form at every separation", known.comparisons(),
                        0.02)),
                List.of(known.table()), List.of());
    }
}
