package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws by inversion, against distribution functions. */
class QuantilesTest {

    /** Uniform numbers of all sizes, down to the least there is. */
    private static void forUniforms(int count, DoubleConsumer test) {
        var random = new SplittableRandom(3);
        for (int i = 0; i < count; i++) {
            double octave = Math.scalb(1.0, -random.nextInt(53));
            test.accept((2 * (long) (octave * random.nextDouble() * 0x1p51) + 1) * 0x1p-53);
        }
        test.accept(0x1p-53);
        test.accept(0.5 - 0x1p-53);
        test.accept(0.25 - 0x1p-53);
        test.accept(0.25 + 0x1p-53);
    }

    @Test
    void shouldInvertTheNormalDistribution() {
        forUniforms(20_000, u -> {
            double z = NormalQuantile.of(u);
            double below = 0.5 * Erf.erfc(-z / Math.sqrt(2));
            assertThat(below).isCloseTo(u, within(4e-15 * u * (1 + z * z)));
        });
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-15));
        assertThat(NormalQuantile.of(1e-9)).isCloseTo(-5.997807015007687, within(1e-14));
        assertThat(NormalQuantile.of(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalQuantile.of(1.0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(NormalQuantile.of(0.5)).isZero();
    }

    @Test
    void shouldTabulateTheNormal() {
        var table = new QuantileTable(normal -> normal);
        forUniforms(50_000, u -> {
            assertThat(table.at(u)).isCloseTo(NormalQuantile.of(u), within(2e-13));
            assertThat(table.at(1 - u)).isEqualTo(-table.at(1 - (1 - u)));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 15, 16, 64, 1000, 19_999, 20_000, 1 << 20})
    void shouldInvertTheDistributionOfChi(int degrees) {
        QuantileTable chi = ChiQuantile.of(degrees);
        double a = 0.5 * degrees;
        forUniforms(1_000, u -> {
            double value = chi.at(u);
            double half = 0.5 * value * value;
            double below = Gamma.regularizedGammaP(a, half);
            // What 1e-12 of the value, and what rounding of a large argument, move the distribution function by.
            double density = 2 * half * Math.exp(a * Math.log(half) - half - Gamma.logGamma(a)) / half;
            double allowed = density * (1e-12 + 1e-12 * value) * Math.max(1, value) + 1e-13 * degrees * u + 1e-15;
            assertThat(below).isCloseTo(u, within(allowed));
        });
    }

    @Test
    void shouldTakeTheValuesAtItsEndsBeyondThem() {
        var table = new PiecewisePolynomial(x -> x * x * x, -1, 2, 4);
        assertThat(table.at(-5)).isCloseTo(-1, within(1e-14));
        assertThat(table.at(7)).isCloseTo(8, within(1e-14));
        assertThat(table.at(0.3)).isCloseTo(0.027, within(1e-14));
    }
}
