package org.quartic.cli;

import org.quartic.spec.Quadruple;
import org.quartic.spec.StopSpec;

/**
 * How far a run is.
 *
 * @param draws
 *            draws of the prefix of blocks that is done
 * @param boundOverTarget
 *            the largest ratio of a four-point's bound to its target, 1 or less where all are reached; NaN where
 * unknown
 * @param worst
 *            the four-point with that ratio
 */
public record ProgressReport(long draws, double boundOverTarget, Quadruple worst) {

    /** How many draws it takes in all, since an error bar falls as the root of them; NaN where the ratio is unknown. */
    double drawsNeeded(StopSpec stop) {
        return Math.clamp(draws * boundOverTarget * boundOverTarget, (double) stop.minDraws(),
                (double) stop.maxDraws());
    }

    /** What is to be expected at so many draws. */
    ProgressReport at(long later) {
        return new ProgressReport(later, boundOverTarget * Math.sqrt(draws / (double) later), worst);
    }
}
