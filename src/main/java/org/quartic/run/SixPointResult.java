package org.quartic.run;

import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.SixPointEstimate;
import org.quartic.spec.Sextuple;

/**
 * G6c of six points. No target is set for it: the four-points alone say when a run ends.
 *
 * @param points
 *            in the order they were asked for
 * @param estimate
 *            G6c
 * @param normalised
 *            G6c / sqrt(product of G2(i,i) over the six points)
 */
public record SixPointResult(Sextuple points, Estimate estimate, Estimate normalised) {

    /**
     * What was estimated.
     *
     * @param unknown
     *            whether errors of zero only say that nothing was seen to vary
     */
    static SixPointResult of(Sextuple points, SixPointEstimate estimate, boolean unknown) {
        return unknown
                ? new SixPointResult(points, new Estimate(estimate.connected().value(), Double.NaN),
                        new Estimate(estimate.normalised().value(), Double.NaN))
                : new SixPointResult(points, estimate.connected(), estimate.normalised());
    }
}
