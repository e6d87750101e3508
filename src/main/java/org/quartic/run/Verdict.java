package org.quartic.run;

import org.quartic.spec.Quadruple;
import org.quartic.stopping.Interval;

/**
 * What the stop rule says of one requested four-point.
 *
 * @param points
 *            as they were asked for
 * @param bound
 *            its standard error or the half-width of its confidence sequence; NaN where undefined
 * @param target
 *            the absolute bound asked for at this moment; NaN where undefined
 * @param reached
 *            whether the bound is small enough; never where it is NaN
 * @param interval
 *            what is believed to hold the true value
 */
public record Verdict(Quadruple points, double bound, double target, boolean reached, Interval interval) {

    /** How far it is from its target: at most 1 where that is reached, NaN where it is not known. */
    public double boundOverTarget() {
        double ratio = bound / target;
        return reached ? Math.min(1.0, ratio) : ratio;
    }
}
