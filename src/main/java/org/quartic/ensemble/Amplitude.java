package org.quartic.ensemble;

import org.hipparchus.special.Gamma;
import org.quartic.spec.Momentum;
import org.quartic.spec.Profile;

/** sqrt(2) F(b) as a function of |b|^2: constant, or proportional to the root of a propagator. */
record Amplitude(double factor, double squaredMass, boolean constant) {

    /** Above this mass^2/cutoff^2 a series serves, below it a recursion damps its errors. */
    private static final double SERIES_FROM = 0.25;

    static Amplitude of(Profile profile, Momentum momentum, int dimension) {
        return switch (profile) {
            case Profile.Constant(double value) -> new Amplitude(Math.sqrt(2.0) * value, 0.0, true);
            case Profile.FreeScalar(double mass) -> switch (momentum) {
                case Momentum.Ball(double cutoff) ->
                    new Amplitude(factor(logBallVolume(dimension, cutoff), dimension), mass * mass, false);
                case Momentum.Propagator(double m, double cutoff) -> new Amplitude(
                        factor(logPropagatorIntegral(dimension, m, cutoff), dimension), 0.0, true);
                case Momentum.Gaussian _ -> throw new IllegalArgumentException(
                        "profile free-scalar needs a momentum law with a cutoff");
            };
        };
    }

    double at(double squaredMomentum) {
        return constant ? factor : factor / Math.sqrt(squaredMomentum + squaredMass);
    }

    /** sqrt(2 e^logMeasure / (2 pi)^d). */
    private static double factor(double logMeasure, int dimension) {
        double factor = StrictMath
                .exp(0.5 * (StrictMath.log(2.0) + logMeasure - dimension * StrictMath.log(2.0 * Math.PI)));
        if (!(factor > 0.0) || Double.isInfinite(factor)) {
            throw new UnsupportedEnsembleException("the profile free-scalar in " + dimension
                    + " dimensions is beyond the range of doubles with this mass and cutoff");
        }
        return factor;
    }

    /** ln Vol(B_cutoff), Vol = pi^(d/2) cutoff^d / Gamma(d/2 + 1). */
    static double logBallVolume(int dimension, double cutoff) {
        return 0.5 * dimension * StrictMath.log(Math.PI) + dimension * StrictMath.log(cutoff)
                - Gamma.logGamma(0.5 * dimension + 1.0);
    }

    /** ln Z, Z the integral of 1/(|b|^2 + mass^2) over the ball: d Vol(B_cutoff) / cutoff^2 times {@link #radialIntegral}. */
    static double logPropagatorIntegral(int dimension, double mass, double cutoff) {
        double ratio = mass / cutoff;
        return StrictMath.log(dimension) + logBallVolume(dimension, cutoff) - 2.0 * StrictMath.log(cutoff)
                + StrictMath.log(radialIntegral(dimension, ratio * ratio));
    }

    /**
     * J_d, the integral of t^(d-1)/(t^2 + q) over [0, 1]. For small q by J_d = 1/(d - 2) - q J_(d-2) from the closed forms of J_1 and J_2; else
     * by the hypergeometric series 2F1(1, 1; d/2 + 1; z) of positive terms, z = 1/(1 + q), over d (1 + q).
     */
    static double radialIntegral(int dimension, double q) {
        if (q < SERIES_FROM) {
            double mu = Math.sqrt(q);
            double radial = dimension % 2 == 1 ? StrictMath.atan(1.0 / mu) / mu : 0.5 * StrictMath.log1p(1.0 / q);
            for (int d = dimension % 2 == 1 ? 3 : 4; d <= dimension; d += 2) {
                radial = 1.0 / (d - 2) - q * radial;
            }
            return radial;
        }
        double sum = 0.0;
        double term = 1.0;
        for (int k = 1; sum + term != sum; k++) {
            sum += term;
            term *= k / (0.5 * dimension + k) / (1.0 + q);
        }
        return sum / (dimension * (1.0 + q));
    }
}
