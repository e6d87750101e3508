package org.quartic.plot;

import org.quartic.cumulant.Estimate;

/**
 * A value with its error bar.
 *
 * @param error
 *            half the length of the bar; NaN or 0 where there is none
 */
record Datum(double x, double y, double error) {

    static Datum of(double x, Estimate estimate) {
        return new Datum(x, estimate.value(), estimate.standardError());
    }

    boolean isKnown() {
        return !Double.isNaN(x) && Double.isFinite(y);
    }

    boolean hasError() {
        return error > 0.0 && Double.isFinite(error);
    }

    double lower() {
        return hasError() ? y - error : y;
    }

    double upper() {
        return hasError() ? y + error : y;
    }

    Datum times(int sign) {
        return new Datum(x, sign * y, error);
    }

    Datum movedBy(double right) {
        return new Datum(x + right, y, error);
    }
}
