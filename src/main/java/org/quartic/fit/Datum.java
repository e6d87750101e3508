package org.quartic.fit;

/**
 * A number that is known at some place.
 *
 * @param x
 *            where
 * @param y
 *            what was found
 * @param standardError
 *            of y; above 0 and finite
 */
public record Datum(double x, double y, double standardError) {
    public Datum {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(standardError > 0.0) || !Double.isFinite(standardError)) {
            throw new IllegalArgumentException("nothing to fit to: " + y + " +- " + standardError + " at " + x);
        }
    }
}
