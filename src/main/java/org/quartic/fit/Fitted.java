package org.quartic.fit;

import org.hipparchus.special.Gamma;

/**
 * A curve of a family that fits best, and how well. Errors are those of the data carried through: they are not made larger where the fit is
 * bad.
 *
 * @param parameters
 *            in the order of the family
 * @param covariance
 *            of the parameters
 * @param chiSquared
 *            the sum of the squared deviations in units of their standard errors
 * @param degreesOfFreedom
 *            data less parameters
 */
public record Fitted(Curve curve, double[] parameters, double[][] covariance, double chiSquared,
        int degreesOfFreedom) {

    /** The standard error of a parameter. */
    public double standardError(int parameter) {
        return Math.sqrt(covariance[parameter][parameter]);
    }

    /** y of the curve at x. */
    public double value(double x) {
        return curve.value(parameters, x);
    }

    /** The standard error of y at x, by the delta method. */
    public double standardErrorAt(double x) {
        double[] gradient = curve.gradient(parameters, x);
        double variance = 0.0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * gradient[j] * covariance[i][j];
            }
        }
        return Math.sqrt(Math.max(0.0, variance));
    }

    /** How often data that do follow the curve deviate from it as much, or more; NaN where nothing is left to tell. */
    public double probability() {
        return degreesOfFreedom == 0 ? Double.NaN
                : Gamma.regularizedGammaQ(0.5 * degreesOfFreedom, 0.5 * chiSquared);
    }
}
