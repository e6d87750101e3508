package org.quartic.stopping;

import org.hipparchus.special.Erf;

/**
 * The two-sided normal interval at one number of draws fixed beforehand.
 *
 * @param z
 *            standard errors from the centre to either end
 */
public record NormalInterval(double z) {

    /** The interval that misses with probability alpha: z is the normal quantile at 1 - alpha/2. */
    public static NormalInterval missing(double alpha) {
        return new NormalInterval(Math.sqrt(2) * Erf.erfcInv(alpha));
    }

    /** The half-width. NaN where the standard error is. */
    public double halfWidth(double standardError) {
        return z * standardError;
    }
}
