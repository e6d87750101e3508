package org.quartic.scaling;

import java.util.Locale;

/**
 * y = c x^exponent, fitted by least squares to the logarithms.
 *
 * @param standardError
 *            of the exponent, from how the points scatter about the line; NaN for fewer than three
 */
record PowerLaw(double exponent, double standardError) {

    /**
     * The law of these points.
     *
     * @param x
     *            at least two, all above 0 and not all the same
     */
    static PowerLaw of(double[] x, double[] y) {
        int count = x.length;
        double[] u = new double[count];
        double[] v = new double[count];
        double meanU = 0.0;
        double meanV = 0.0;
        for (int i = 0; i < count; i++) {
            u[i] = Math.log(x[i]);
            v[i] = Math.log(y[i]);
            meanU += u[i] / count;
            meanV += v[i] / count;
        }
        double squares = 0.0;
        double products = 0.0;
        for (int i = 0; i < count; i++) {
            squares += (u[i] - meanU) * (u[i] - meanU);
            products += (u[i] - meanU) * (v[i] - meanV);
        }
        double exponent = products / squares;
        double residual = 0.0;
        for (int i = 0; i < count; i++) {
            double off = v[i] - meanV - exponent * (u[i] - meanU);
            residual += off * off;
        }
        return new PowerLaw(exponent, count < 3 ? Double.NaN : Math.sqrt(residual / (count - 2) / squares));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f ± %.2f", exponent, standardError);
    }
}
