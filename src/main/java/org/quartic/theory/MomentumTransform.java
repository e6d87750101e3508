package org.quartic.theory;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.BesselJ;
import org.hipparchus.special.Gamma;
import org.quartic.spec.Embedding;
import org.quartic.spec.Momentum;
import org.quartic.spec.Profile;

/** E[F(b)^2 cos(b.v)] and E[F(b)^4 cos(b.v)] over the momenta b of a cos-net: functions of |v| alone. */
sealed interface MomentumTransform {

    /** With the square of the profile. */
    double squared(double distance);

    /** With its fourth power. */
    double fourth(double distance);

    /** The error of either, in units of its value at no distance. */
    double accuracy();

    /** In a few words. */
    String method();

    /** Of these momenta in so many dimensions. */
    static MomentumTransform of(Embedding.CosNet net, int dimension) {
        return switch (net.momentum()) {
            case Momentum.Gaussian(double sigma) -> new Closed(sigma, ((Profile.Constant) net.profile()).value());
            case Momentum.Ball(double cutoff) -> switch (net.profile()) {
                case Profile.Constant(double value) -> Radial.ofBall(dimension, cutoff, value);
                case Profile.FreeScalar(double mass) -> Radial.freeScalarOnBall(dimension, cutoff, mass);
            };
            case Momentum.Propagator(double mass, double cutoff) ->
                net.profile() instanceof Profile.Constant(double value)
                        ? Radial.ofPropagator(dimension, cutoff, mass, value)
                        : Radial.freeScalar(dimension, cutoff, mass);
        };
    }

    /** Gaussian momenta and a constant profile F: F^2 exp(-s^2 |v|^2/2) and F^4 exp(-s^2 |v|^2/2). */
    record Closed(double sigma, double profile) implements MomentumTransform {

        @Override
        public double squared(double distance) {
            return profile * profile * StrictMath.exp(-0.5 * sigma * sigma * distance * distance);
        }

        @Override
        public double fourth(double distance) {
            return profile * profile * squared(distance);
        }

        @Override
        public double accuracy() {
            return 1e-15;
        }

        @Override
        public String method() {
            return "closed form";
        }
    }

    /**
     * Momenta below a cutoff, |b| = cutoff t. The density of t is proportional to t^(d-1), divided by t^2 + pole^2 where momenta are drawn by the
     * propagator, and F^2 is {@code square}, divided by t^2 + pole^2 where the profile has it. The mean of cos(b.v) over directions is
     *
     * <pre>
     * Gamma(d/2) (2/x)^(d/2-1) J_(d/2-1)(x),      x = |b| |v|.
     * </pre>
     *
     * Integrals are by Gauss and Legendre's rule on panels that are short against the distance to the pole at t = i pole, where
     * pole = mass/cutoff, and take few turns of the phase.
     */
    final class Radial implements MomentumTransform {

        /** Beyond this x there are no Bessel functions. */
        static final double LARGEST_PHASE = 1e4;

        private static final int NODES = 32;
        private static final double WIDEST_PANEL = 0.25;
        private static final double PHASE_OF_PANEL = 16.0;
        private static final double ACCURACY = 1e-13;
        private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

        private final int dimension;
        private final double cutoff;
        private final double pole;
        private final boolean drawn;
        private final boolean profiled;
        private final double square;

        private Radial(int dimension, double cutoff, double pole, boolean drawn, boolean profiled, double square) {
            this.dimension = dimension;
            this.cutoff = cutoff;
            this.pole = pole;
            this.drawn = drawn;
            this.profiled = profiled;
            this.square = square;
        }

        static Radial ofBall(int dimension, double cutoff, double value) {
            return new Radial(dimension, cutoff, Double.POSITIVE_INFINITY, false, false, value * value);
        }

        static Radial ofPropagator(int dimension, double cutoff, double mass, double value) {
            return new Radial(dimension, cutoff, mass / cutoff, true, false, value * value);
        }

        /** F^2 = Vol / ((2 pi)^d (b^2 + mass^2)). */
        static Radial freeScalarOnBall(int dimension, double cutoff, double mass) {
            return new Radial(dimension, cutoff, mass / cutoff, false, true, unit(dimension, cutoff) / dimension);
        }

        /** F^2 = Z / (2 pi)^d with Z the integral of 1/(b^2 + mass^2) over the ball. */
        static Radial freeScalar(int dimension, double cutoff, double mass) {
            double norm = ofPropagator(dimension, cutoff, mass, 1.0).norm();
            return new Radial(dimension, cutoff, mass / cutoff, true, false, unit(dimension, cutoff) * norm);
        }

        /** The surface of the unit sphere times cutoff^(d-2) / (2 pi)^d. */
        private static double unit(int dimension, double cutoff) {
            double half = 0.5 * dimension;
            return 2.0 * StrictMath.exp((dimension - 2.0) * StrictMath.log(cutoff) - half * StrictMath.log(Math.PI)
                    - Gamma.logGamma(half) - dimension * StrictMath.log(2.0));
        }

        @Override
        public double squared(double distance) {
            return mean(1, distance);
        }

        @Override
        public double fourth(double distance) {
            return mean(2, distance);
        }

        private double mean(int power, double distance) {
            return integral(distance, t -> density(t) * StrictMath.pow(profile(t), power)
                    * direction(cutoff * t * distance)) / norm();
        }

        private double norm() {
            return integral(0.0, this::density);
        }

        private double density(double t) {
            return StrictMath.pow(t, dimension - 1.0) / (drawn ? t * t + pole * pole : 1.0);
        }

        private double profile(double t) {
            return square / (profiled ? t * t + pole * pole : 1.0);
        }

        private double direction(double x) {
            double order = 0.5 * dimension - 1.0;
            if (dimension == 1) {
                return StrictMath.cos(x);
            }
            if (x * x < 4.0 * (order + 1.0)) {
                return series(order, x);
            }
            return StrictMath.exp(Gamma.logGamma(order + 1.0) + order * StrictMath.log(2.0 / x))
                    * BesselJ.value(order, x);
        }

        /** Sum over k of (-x^2/4)^k Gamma(order+1) / (k! Gamma(order+1+k)). */
        private static double series(double order, double x) {
            double term = 1.0;
            double sum = 1.0;
            for (int k = 1; Math.abs(term) > 1e-18; k++) {
                term *= -0.25 * x * x / (k * (order + k));
                sum += term;
            }
            return sum;
        }

        private double integral(double distance, DoubleUnaryOperator integrand) {
            double sum = 0.0;
            double widest = Math.min(WIDEST_PANEL, PHASE_OF_PANEL / (cutoff * distance));
            for (double from = 0.0; from < 1.0;) {
                double to = Math.min(1.0, from + Math.min(widest, 0.5 * (pole + from)));
                sum += RULES.legendre(NODES, from, to).integrate(integrand::applyAsDouble);
                from = to;
            }
            return sum;
        }

        @Override
        public double accuracy() {
            return ACCURACY;
        }

        @Override
        public String method() {
            return "Gauss-Legendre rules in 1 dimension";
        }
    }
}
