package org.quartic.run;

import java.util.Optional;

import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;

/**
 * G4c of four points: what is known of it and what was asked for.
 *
 * @param points
 *            in the order they were asked for
 * @param estimate
 *            G4c
 * @param target
 *            the absolute bound asked for at this moment; NaN where undefined
 * @param bound
 *            what is held against the target: a standard error, or the half-width of the joint confidence sequence
 * @param reached
 *            whether the target is reached
 * @param normalised
 *            G4c / sqrt(G2(a,a) G2(b,b) G2(c,c) G2(d,d))
 * @param finiteWidth
 *            I_dk of (3.3), where the estimator sees the kernel and heads are independent
 * @param independenceBreaking
 *            I_IB of (3.4), where the estimator sees the kernel and heads are independent
 */
public record FourPointResult(Quadruple points, Estimate estimate, ConfidenceInterval interval, double target,
        double bound, boolean reached, Estimate normalised, Optional<Estimate> finiteWidth,
        Optional<Estimate> independenceBreaking) {

    /** The same where the error is not zero but unknown: it was never seen to vary although it is random. */
    FourPointResult withUnknownError() {
        var nowhere = new ConfidenceInterval(Double.NaN, Double.NaN, interval.confidence(), interval.kind());
        return new FourPointResult(points, unknown(estimate), nowhere, target, Double.NaN, reached, unknown(normalised),
                finiteWidth.map(FourPointResult::unknown), independenceBreaking.map(FourPointResult::unknown));
    }

    private static Estimate unknown(Estimate estimate) {
        return new Estimate(estimate.value(), Double.NaN);
    }

    /** What was estimated of a four-point and what the stop rule says of it. */
    static FourPointResult of(FourPointEstimate estimate, Verdict verdict, RunSpec spec) {
        var kind = spec.sampling() instanceof Sampling.Sobol ? ConfidenceInterval.Kind.REPLICATED
                : switch (spec.stop().rule()) {
                    case ANYTIME -> ConfidenceInterval.Kind.ANYTIME;
                    case STANDARD_ERROR -> ConfidenceInterval.Kind.FIXED;
                };
        var interval = new ConfidenceInterval(verdict.interval().lower(), verdict.interval().upper(),
                spec.stop().confidence(), kind);
        return new FourPointResult(verdict.points(), estimate.connected(), interval, verdict.target(), verdict.bound(),
                verdict.reached(), estimate.normalised(), estimate.finiteWidth(), estimate.independenceBreaking());
    }
}
