package org.quartic.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.random.NetOrder;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;
import org.quartic.random.SobolSource;
import org.quartic.simd.Lanes;
import org.quartic.spec.Momentum;

class RadialLawTest {

    private static final int DRAWS = 100_000;
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    @ParameterizedTest
    @CsvSource({"1, 2.5", "2, 0.7", "3, 4.0", "5, 1.0"})
    void shouldFillTheBallUniformly(int dimension, double cutoff) {
        double[] radii = draw(new Momentum.Ball(cutoff), dimension);

        assertKolmogorovSmirnov(radii, r -> Math.pow(r / cutoff, dimension));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0, 4.0", "1, 1.0, 0.1", "1, 0.01, 4.0", "2, 1.0, 4.0", "2, 1.0, 0.3", "2, 0.001, 9.0",
            "3, 1.0, 4.0",
            "3, 2.0, 1.0", "3, 1.0, 1.5", "3, 0.001, 5.0", "4, 1.0, 4.0", "6, 0.5, 0.6"})
    void shouldFollowThePropagatorDensity(int dimension, double mass, double cutoff) {
        double[] radii = draw(new Momentum.Propagator(mass, cutoff), dimension);
        DoubleUnaryOperator unnormalised = upTo -> integral(dimension, mass, upTo);
        double all = unnormalised.applyAsDouble(cutoff);

        assertKolmogorovSmirnov(radii, r -> unnormalised.applyAsDouble(r) / all);
    }

    /** By inversion: the ranks of a net's points are even, far more so than those of independent draws. */
    @ParameterizedTest
    @CsvSource({"3, 1.0, 4.0", "3, 2.0, 1.0", "3, 0.001, 5.0", "4, 1.0, 4.0", "6, 0.5, 0.6", "2, 1.0, 4.0"})
    void shouldFollowThePropagatorDensityOnANet(int dimension, double mass, double cutoff) {
        int points = 1 << 14;
        var source = new SobolSource(12, Purpose.MAIN, new NetOrder(1, points), 4, Lanes.WIDTH);
        RadialLaw law = RadialLaw.of(new Momentum.Propagator(mass, cutoff), dimension, source, Lanes.WIDTH);
        Lanes out = Lanes.allocate(Lanes.WIDTH);
        double[] radii = new double[points];
        for (int draw = 0; draw < points; draw += Lanes.WIDTH) {
            source.position(0, draw);
            law.fill(3, out);
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                radii[draw + lane] = out.get(lane);
            }
        }
        Arrays.sort(radii);
        double all = integral(dimension, mass, cutoff);
        for (int i = 0; i < points; i += 31) {
            assertThat(integral(dimension, mass, radii[i]) / all).isBetween(i / (double) points - 1e-9,
                    (i + 1) / (double) points + 1e-9);
        }
    }

    private static double integral(int dimension, double mass, double upTo) {
        // In t, r = mass sinh t, the integrand is smooth for any mass.
        double end = Math.log(upTo / mass + Math.hypot(upTo / mass, 1.0));
        int panels = 4;
        double sum = 0.0;
        for (int i = 0; i < panels; i++) {
            sum += RULES.legendre(24, end * i / panels, end * (i + 1) / panels)
                    .integrate(t -> Math.pow(mass * Math.sinh(t), dimension - 1.0) / (mass * Math.cosh(t)));
        }
        return sum;
    }

    private static double[] draw(Momentum momentum, int dimension) {
        var source = new PseudoRandomSource(12, Purpose.MAIN, Lanes.WIDTH);
        RadialLaw law = RadialLaw.of(momentum, dimension, source, Lanes.WIDTH);
        Lanes out = Lanes.allocate(Lanes.WIDTH);
        double[] radii = new double[DRAWS];
        for (int group = 0; group < DRAWS / Lanes.WIDTH; group++) {
            source.position(group, 0);
            law.fill(3, out);
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                radii[group * Lanes.WIDTH + lane] = out.get(lane);
            }
        }
        return radii;
    }

    private static void assertKolmogorovSmirnov(double[] values, DoubleUnaryOperator distribution) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0.0;
        for (int i = 0; i < sorted.length; i++) {
            double f = distribution.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max(Math.abs(f - i / (double) sorted.length),
                    Math.abs(f - (i + 1) / (double) sorted.length)));
        }
        // sqrt(n) D exceeds 1.95 in one case of a thousand.
        assertThat(distance * Math.sqrt(sorted.length)).isLessThan(1.95);
    }
}
