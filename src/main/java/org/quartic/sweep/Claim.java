package org.quartic.sweep;

import java.util.Comparator;

/**
 * What speaks for a run of a sweep to be next.
 *
 * @param begun
 *            whether anything is known of it
 * @param foreseen
 *            whether it is expected to reach its targets within its budget of draws
 * @param boundOverTarget
 *            how far the worst of its four-points is from its target: 1 where that is reached, NaN where it is not known
 */
public record Claim(boolean begun, boolean foreseen, double boundOverTarget) {

    /** Of a run that is not begun. */
    public static final Claim NEW = new Claim(false, false, Double.NaN);

    /**
     * The stronger claim is the greater. All runs are begun before one goes on; then that with the error bar furthest from its target goes on. What
     * may never get there, such as a relative target on what is zero, waits until the others are done: it would keep the machine for itself.
     */
    public static final Comparator<Claim> BY_STRENGTH = Comparator.comparing((Claim claim) -> !claim.begun)
            .thenComparing(Claim::foreseen)
            .thenComparingDouble(claim -> Double.isNaN(claim.boundOverTarget) ? Double.POSITIVE_INFINITY
                    : claim.boundOverTarget);
}
