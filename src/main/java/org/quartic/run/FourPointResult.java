package org.quartic.run;

import java.util.Optional;

import org.quartic.cumulant.Estimate;
import org.quartic.spec.Quadruple;

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
        Optional<Estimate> independenceBreaking) {}
