package org.quartic.ensemble;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Gamma;
import org.quartic.spec.Momentum;
import org.quartic.spec.Profile;

/** sqrt(2) F(b) as a function of |b|^2: constant, or proportional to the root of a propagator. */
record Amplitude(double factor, double squaredMass, boolean constant) {

    /** Points of a Gauss-Legendre rule that is exact to rounding where the integrand's poles are no nearer than its interval is long. */
    private static final int NODES = 20;

    static Amplitude of(Profile profile, Momentum momentum, int dimension) {
        return switch (profile) {
            case Profile.Constant(double value) -> new Amplitude(Math.sqrt(2.0) * value, 0.0, true);
            case Profile.FreeScalar(double mass) -> switch (momentum) {
                case Momentum.Ball(double cutoff) -> new Amplitude(
                        Math.sqrt(2.0 * ballVolume(dimension, cutoff) / momentumMeasure(dimension)), mass * mass,
                        false);
                case Momentum.Propagator(double m, double cutoff) -> new Amplitude(
                        Math.sqrt(2.0 * propagatorIntegral(dimension, m, cutoff) / momentumMeasure(dimension)), 0.0,
                        true);
                case Momentum.Gaussian _ -> throw new IllegalArgumentException(
                        "profile free-scalar needs a momentum law with a cutoff");
            };
        };
    }

    double at(double squaredMomentum) {
        return constant ? factor : factor / Math.sqrt(squaredMomentum + squaredMass);
    }

    /** (2 pi)^d. */
    private static double momentumMeasure(int dimension) {
        return StrictMath.pow(2.0 * Math.PI, dimension);
    }

    /** Vol(B_cutoff) = pi^(d/2) cutoff^d / Gamma(d/2 + 1). */
    static double ballVolume(int dimension, double cutoff) {
        return StrictMath.exp(0.5 * dimension * StrictMath.log(Math.PI) + dimension * StrictMath.log(cutoff)
                - Gamma.logGamma(0.5 * dimension + 1.0));
    }

    /**
     * Z, the integral of 1/(|b|^2 + mass^2) over the ball: d Vol(B_cutoff) / cutoff^2 times J_d, the integral of t^(d-1)/(t^2 + mu^2) over
     * [0, 1] at mu = mass/cutoff. J_d = 1/(d - 2) - mu^2 J_(d-2) damps errors for mu below 1; above, the integrand is smooth.
     */
    static double propagatorIntegral(int dimension, double mass, double cutoff) {
        double mu = mass / cutoff;
        double radial;
        if (mu < 1.0) {
            radial = dimension % 2 == 1 ? StrictMath.atan(1.0 / mu) / mu : 0.5 * StrictMath.log1p(1.0 / (mu * mu));
            for (int d = dimension % 2 == 1 ? 3 : 4; d <= dimension; d += 2) {
                radial = 1.0 / (d - 2) - mu * mu * radial;
            }
        } else {
            radial = new GaussIntegratorFactory().legendre(NODES, 0.0, 1.0)
                    .integrate(t -> StrictMath.pow(t, dimension - 1.0) / (t * t + mu * mu));
        }
        return dimension * ballVolume(dimension, cutoff) / (cutoff * cutoff) * radial;
    }
}
