package org.quartic.stopping;

/**
 * A two-sided asymptotic confidence sequence for a mean: an interval for every number of draws t, all of which cover together with
 * probability 1 - alpha, so that a run may look as often as it likes and stop when it likes. Its half-width is
 *
 * <pre>
 * sd sqrt( 2 (t rho^2 + 1) / (t^2 rho^2) log( sqrt(t rho^2 + 1) / alpha ) )
 * </pre>
 *
 * (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of
 * Statistics 2024, arXiv:2103.06476). Immutable.
 *
 * @param alpha
 *            the probability of ever missing, in (0, 1)
 * @param rho
 *            above 0; says at which t the sequence is tightest
 */
public record ConfidenceSequence(double alpha, double rho) {

    /**
     * The sequence that is tightest at t draws. With y = t rho^2 the squared half-width goes as (1 + 1/y)(log(1 + y) - 2 log alpha),
     * which is least where y = log(1 + y) - 2 log alpha.
     */
    public static ConfidenceSequence tightestAt(long draws, double alpha) {
        double level = -StrictMath.log(alpha);
        // Right of the root, for y - log(1 + y) >= y^2 / (2 (1 + y)); Newton's steps on a convex function go down from there.
        double y = 2 * (level + Math.sqrt(level * (level + 1)));
        double next = step(y, level);
        while (next < y) {
            y = next;
            next = step(y, level);
        }
        return new ConfidenceSequence(alpha, Math.sqrt(y / draws));
    }

    private static double step(double y, double level) {
        return y - (y - StrictMath.log1p(y) - 2 * level) * (1 + y) / y;
    }

    /** The half-width at t draws where the standard error, sd / sqrt(t), is this. NaN where the standard error is. */
    public double halfWidth(double standardError, long draws) {
        double y = draws * rho * rho;
        return standardError * Math.sqrt((1 + 1 / y) * (StrictMath.log1p(y) - 2 * StrictMath.log(alpha)));
    }
}
