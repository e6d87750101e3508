package org.quartic.reproduction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Fitted;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.spec.FitSpec;

/** Scores over d_k, with random tokens. */
final class WidthScalingOfRandomTokens implements Claim {
    private static final String SWEEP = "width-scaling-random";

    @Override
    public Statement statement() {
        return new Statement(SWEEP, "footnote 2", Origin.LEFT_OUT,
                "With scores over d_k and random tokens the model does not become Gaussian: a part of G4c stays.",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        Optional<Fitted> fit = evidence.fit(SWEEP, new FitSpec.Curve.Plateau(3), FitSpec.Quantity.NORMALISED,
                WidthScaling.POINTS, Map.of());
        Estimate limit = evidence.run(SWEEP, Map.of(Widths.KEY, Widths.INFINITE)).fourPoint(WidthScaling.POINTS)
                .normalised();
        List<Observed> runs = evidence.runs(SWEEP);
        return new Finding(
                List.of(Trial.plateau("G4c/G2^2 goes to what it is at infinite width, and that is not zero", fit,
                        limit)),
                List.of(WidthScaling.table("G4c/G2^2 at one point, a cos-net of 8 features as tokens, by `collapsed`",
                        runs)),
                List.of(WidthScaling.chart(SWEEP,
                        "G4c/G2^2 at one point against the width of a head whose scores are over d_k: tokens are random.",
                        runs, fit, "plateau")));
    }
}
