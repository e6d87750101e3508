package org.quartic.random;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Gamma;

/**
 * Chi with k degrees of freedom as a monotone function of a standard normal z: that with as much probability below it. Absolute error below
 * 1e-12 for z in [-8.25, 8.25], beyond which no normal of a 53-bit uniform number lies.
 */
final class ChiQuantile {

    private static final double LARGEST_NORMAL = 8.25;
    /** Pieces for few degrees of freedom, and for those from which on chi is nearly straight in z. */
    private static final int PIECES = 66;
    private static final int STRAIGHT = 16;
    private static final int FEWER_PIECES = 22;
    /** From here on the expansion is good to the last digits. */
    private static final int MANY = 20_000;
    private static final int MOST_STEPS = 200;

    /** A table takes tens of milliseconds to make, and every pipeline of a run wants the same: the latest are kept, some megabytes of them. */
    private static final int MOST_KEPT = 64;
    private static final Map<Integer, QuantileTable> KEPT = Collections
            .synchronizedMap(new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, QuantileTable> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    private ChiQuantile() {}

    /** For so many degrees of freedom, at least one. */
    static QuantileTable of(int degreesOfFreedom) {
        return KEPT.computeIfAbsent(degreesOfFreedom, k -> new QuantileTable(ofNormal(k)::at));
    }

    /** As a function of z. */
    static PiecewisePolynomial ofNormal(int degreesOfFreedom) {
        return new PiecewisePolynomial(
                degreesOfFreedom < MANY ? z -> inverted(degreesOfFreedom, z) : z -> expanded(degreesOfFreedom, z),
                -LARGEST_NORMAL, LARGEST_NORMAL, degreesOfFreedom < STRAIGHT ? PIECES : FEWER_PIECES);
    }

    /** By root finding in ln chi, where the distribution function, as a normal, is nearly straight. */
    private static double inverted(int k, double z) {
        double centre = 0.5 * StrictMath.log(k);
        double low = centre;
        while (normal(k, low) > z) {
            low -= 1.0;
        }
        double high = low + 1.0;
        while (normal(k, high) < z) {
            high += 1.0;
        }
        return StrictMath.exp(new BracketingNthOrderBrentSolver(1e-15, 1e-15, 1e-15, 5).solve(MOST_STEPS,
                logarithm -> normal(k, logarithm) - z, low, high));
    }

    /** The standard normal with as much probability below it as chi has below e^logarithm. */
    private static double normal(int k, double logarithm) {
        double half = 0.5 * StrictMath.exp(2.0 * logarithm);
        double below = Gamma.regularizedGammaP(0.5 * k, half);
        return below < 0.5 ? NormalQuantile.of(below) : -NormalQuantile.of(Gamma.regularizedGammaQ(0.5 * k, half));
    }

    /** The root of the expansion of Goldberg and Levine (Annals of Mathematical Statistics 17 (1946) 216) for chi squared. */
    private static double expanded(int k, double z) {
        double s = 1.0 / Math.sqrt(k);
        double q = z * z;
        double sqrt2 = Math.sqrt(2.0);
        double[] terms = {1.0, sqrt2 * z, 2.0 / 3.0 * (q - 1.0), z * (q - 7.0) / (9.0 * sqrt2),
                -(6.0 * q * q + 14.0 * q - 32.0) / 405.0, z * (9.0 * q * q + 256.0 * q - 433.0) / (4860.0 * sqrt2),
                (12.0 * q * q * q - 243.0 * q * q - 923.0 * q + 1472.0) / 25515.0};
        double sum = 0.0;
        for (int j = terms.length - 1; j >= 0; j--) {
            sum = Math.fma(sum, s, terms[j]);
        }
        return Math.sqrt(k * sum);
    }
}
