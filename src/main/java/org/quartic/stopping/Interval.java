package org.quartic.stopping;

/**
 * Where a correlator lies at the stated confidence.
 *
 * @param lower
 *            the lower end; NaN where unknown
 * @param upper
 *            the upper end; NaN where unknown
 */
public record Interval(double lower, double upper) {

    /** The interval of this half-width about a centre. */
    static Interval about(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }
}
