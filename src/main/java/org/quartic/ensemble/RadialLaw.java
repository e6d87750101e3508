package org.quartic.ensemble;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.quartic.random.DrawSource;
import org.quartic.random.PiecewisePolynomial;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.SobolSource;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;
import org.quartic.spec.Momentum;

/**
 * Draws |b| for the laws on a ball. The uniform law has density proportional to r^(d-1), by inversion r = cutoff u^(1/d). The propagator law,
 * r^(d-1)/(r^2 + mass^2), is inverted in closed form for d = 1 and 2 and otherwise drawn by rejection, from whichever of two powers of r
 * accepts more often (at least 0.39 of the proposals):
 *
 * <pre>
 *   r^(d-1), accepted with mass^2/(r^2 + mass^2)        r^(d-3), accepted with r^2/(r^2 + mass^2)
 * </pre>
 */
sealed interface RadialLaw {

    /** One radius a lane. */
    void fill(long slot, Lanes out);

    /** The law of |b| in d dimensions. */
    static RadialLaw of(Momentum momentum, int dimension, DrawSource source, int lanes) {
        return switch (momentum) {
            case Momentum.Gaussian _ -> new None();
            case Momentum.Ball(double cutoff) -> new Power(source, dimension, cutoff, lanes);
            case Momentum.Propagator(double mass, double cutoff) when dimension == 1 -> new Arc(source, mass,
                    StrictMath.atan(cutoff / mass), lanes);
            case Momentum.Propagator(double mass, double cutoff) when dimension == 2 && cutoff > mass ->
                new Logarithmic(source,
                        mass, StrictMath.log1p(cutoff / mass * (cutoff / mass)), lanes);
            case Momentum.Propagator(double mass, double cutoff) -> {
                boolean slow = mass * mass * dimension > cutoff * cutoff * (dimension - 2);
                yield switch (source) {
                    case PseudoRandomSource independent -> new Rejection(independent,
                            slow ? dimension : dimension - 2, cutoff, mass, slow, lanes);
                    case SobolSource _ -> new Inversion(source, dimension, cutoff,
                            inverted(dimension, mass / cutoff), lanes);
                };
            }
        };
    }

    /**
     * |b|/cutoff as a function of u^(1/d), u uniform, which is smooth: the distribution function is t^(d-2) J(mass^2/(cutoff t)^2) over the same
     * at t = 1, with J the {@link Amplitude#radialIntegral}.
     */
    private static PiecewisePolynomial inverted(int dimension, double mass) {
        double all = Amplitude.radialIntegral(dimension, mass * mass);
        DoubleUnaryOperator root = t -> t == 0.0 ? 0.0
                : StrictMath.pow(StrictMath.pow(t, dimension - 2.0)
                        * Amplitude.radialIntegral(dimension, mass / t * (mass / t)) / all, 1.0 / dimension);
        var solver = new BracketingNthOrderBrentSolver(1e-15, 1e-15, 1e-15, 5);
        return new PiecewisePolynomial(
                v -> solver.solve(Inversion.MOST_STEPS, t -> root.applyAsDouble(t) - v, 0.0, 1.0), 0.0,
                1.0, Inversion.PIECES);
    }

    /** The gaussian law draws no radius. */
    record None() implements RadialLaw {
        @Override
        public void fill(long slot, Lanes out) {
            // Components are drawn directly.
        }
    }

    /** Density proportional to r^(power-1) below the cutoff. */
    record Power(DrawSource source, int power, double cutoff, int lanes) implements RadialLaw {
        @Override
        public void fill(long slot, Lanes out) {
            source.uniforms(slot, 1, out, 0);
            root(out, power, lanes);
            LaneKernels.CHOSEN.scale(out, 0, cutoff, out, 0, lanes);
        }

        /** u^(1/power) in every lane, in place. */
        static void root(Lanes uniforms, int power, int lanes) {
            switch (power) {
                case 1 -> {
                    // u itself.
                }
                case 2 -> {
                    for (int lane = 0; lane < lanes; lane++) {
                        uniforms.set(lane, Math.sqrt(uniforms.get(lane)));
                    }
                }
                default -> {
                    LaneKernels.CHOSEN.log(uniforms, 0, lanes, uniforms, 0);
                    LaneKernels.CHOSEN.scale(uniforms, 0, 1.0 / power, uniforms, 0, lanes);
                    LaneKernels.CHOSEN.exp(uniforms, 0, lanes, uniforms, 0);
                }
            }
        }
    }

    /** d = 1: density proportional to 1/(r^2 + mass^2), r = mass tan(u angle). */
    record Arc(DrawSource source, double mass, double angle, int lanes) implements RadialLaw {
        @Override
        public void fill(long slot, Lanes out) {
            source.uniforms(slot, 1, out, 0);
            for (int lane = 0; lane < lanes; lane++) {
                out.set(lane, mass * StrictMath.tan(angle * out.get(lane)));
            }
        }
    }

    /** d = 2: density proportional to r/(r^2 + mass^2), r^2 = mass^2 ((1 + cutoff^2/mass^2)^u - 1). */
    record Logarithmic(DrawSource source, double mass, double exponent, int lanes) implements RadialLaw {
        @Override
        public void fill(long slot, Lanes out) {
            source.uniforms(slot, 1, out, 0);
            for (int lane = 0; lane < lanes; lane++) {
                out.set(lane, mass * Math.sqrt(StrictMath.expm1(exponent * out.get(lane))));
            }
        }
    }

    /** Any law, as a monotone function of one uniform number: where a number may not be drawn twice. */
    record Inversion(DrawSource source, int dimension, double cutoff, PiecewisePolynomial radius,
            int lanes) implements RadialLaw {

        private static final int PIECES = 256;
        private static final int MOST_STEPS = 200;

        @Override
        public void fill(long slot, Lanes out) {
            source.uniforms(slot, 1, out, 0);
            Power.root(out, dimension, lanes);
            for (int lane = 0; lane < lanes; lane++) {
                out.set(lane, cutoff * radius.at(out.get(lane)));
            }
        }
    }

    /** Proposals of density r^(power-1), accepted with mass^2/(r^2 + mass^2) (slow momenta preferred) or r^2/(r^2 + mass^2). */
    record Rejection(PseudoRandomSource source, int power, double cutoff, double mass, boolean slow,
            int lanes, Lanes trial) implements RadialLaw {

        Rejection(PseudoRandomSource source, int power, double cutoff, double mass, boolean slow, int lanes) {
            this(source, power, cutoff, mass, slow, lanes, Lanes.allocate(2L * lanes));
        }

        @Override
        public void fill(long slot, Lanes out) {
            int waiting = lanes;
            for (int lane = 0; lane < lanes; lane++) {
                out.set(lane, Double.NaN);
            }
            for (int attempt = 0; waiting > 0; attempt++) {
                source.uniformsOfAttempt(slot, attempt, trial, 0);
                Power.root(trial, power, lanes);
                for (int lane = 0; lane < lanes; lane++) {
                    double r = cutoff * trial.get(lane);
                    // As ratios, which do not overflow where squares would.
                    double square = r / mass * (r / mass);
                    double inverse = 1.0 + (slow ? square : 1.0 / square);
                    if (Double.isNaN(out.get(lane)) && trial.get(lanes + lane) * inverse < 1.0) {
                        out.set(lane, r);
                        waiting--;
                    }
                }
            }
        }
    }
}
