package org.quartic.cumulant;

import java.util.Optional;
import org.quartic.spec.Quadruple;

/**
 * What is known of one four-point function.
 *
 * @param points
 *            its indices, ascending
 * @param connected
 *            G4c
 * @param kurtosis
 *            of the influence function of G4c over the draws: 3 if that were normal. NaN where it is not known: of a net, or where nothing varied
 * @param normalised
 *            G4c / sqrt(G2(a,a) G2(b,b) G2(c,c) G2(d,d)), a ratio and so biased by O(1/draws); NaN where a G2 is not positive
 * @param kernelMoment
 *            E[S] of the observables X
 * @param finiteWidth
 *            I_dk, where the ensemble and the estimator have it
 * @param independenceBreaking
 *            I_IB, where the ensemble and the estimator have it
 */
public record FourPointEstimate(Quadruple points, Estimate connected, double kurtosis, Estimate normalised,
        Estimate kernelMoment,
        Optional<Estimate> finiteWidth, Optional<Estimate> independenceBreaking) {}
