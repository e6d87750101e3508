package org.quartic.random;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
    /** Newton's next step would be its square. */
    private static final double NEGLIGIBLE = 1e-8;
    private static final double WELL_ABOVE_ZERO = 0.2;
    private static final double SQRT_TWO_PI = Math.sqrt(2.0 * Math.PI);

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

    /**
     * By Newton's method in ln chi, where the distribution function, as a normal, is nearly straight, and convex: from anywhere the steps come
     * down on the root.
     */
    private static double inverted(int k, double z) {
        double logarithm = approximated(k, z);
        double ofDensity = StrictMath.log(2.0) - Gamma.logGamma(0.5 * k);
        for (int step = 0; step < MOST_STEPS; step++) {
            double half = 0.5 * StrictMath.exp(2.0 * logarithm);
            double reached = normal(k, half);
            double density = StrictMath.exp(ofDensity + 0.5 * k * StrictMath.log(half) - half);
            double change = (z - reached) * StrictMath.exp(-0.5 * reached * reached) / (SQRT_TWO_PI * density);
            logarithm += change;
            if (Math.abs(change) < NEGLIGIBLE) {
                return StrictMath.exp(logarithm);
            }
        }
        throw new IllegalStateException("no quantile of chi with " + k + " degrees of freedom at " + z);
    }

    /** ln chi by Wilson and Hilferty (PNAS 17 (1931) 684), or far below by the power law that chi's probability follows there. */
    private static double approximated(int k, double z) {
        double variance = 2.0 / (9.0 * k);
        double root = 1.0 - variance + z * Math.sqrt(variance);
        if (root > WELL_ABOVE_ZERO) {
            return 0.5 * StrictMath.log(k * root * root * root);
        }
        double logProbability = -0.5 * z * z - StrictMath.log(SQRT_TWO_PI * Math.max(1.0, -z));
        return 0.5 * StrictMath.log(2.0) + (logProbability + Gamma.logGamma(0.5 * k + 1.0)) / k;
    }

    /** The standard normal with as much probability below it as chi has below the root of twice {@code half}. */
    private static double normal(int k, double half) {
        return half < 0.5 * k
                ? NormalQuantile.of(Gamma.regularizedGammaP(0.5 * k, half))
                : -NormalQuantile.of(Gamma.regularizedGammaQ(0.5 * k, half));
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
