package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void shouldBeAccurateOverTheWholeRange() {
        Doubles.assertNeighbours(500_000, () -> random.nextDouble(-750, 715), Exponential::exp, StrictMath::exp);
        Doubles.assertNeighbours(500_000, () -> random.nextDouble(-2, 2), Exponential::exp, StrictMath::exp);
        Doubles.assertNeighbours(500_000, () -> Doubles.anyUpTo(Double.MAX_VALUE, random), Exponential::exp,
                StrictMath::exp);
    }

    @Test
    void shouldUnderflowGradually() {
        Doubles.assertNeighbours(500_000, () -> random.nextDouble(-746, -708), Exponential::exp, StrictMath::exp);
        assertThat(Exponential.exp(-745)).isEqualTo(Double.MIN_VALUE);
        assertThat(Exponential.exp(-746)).isEqualTo(0);
        assertThat(Exponential.exp(-1e300)).isEqualTo(0);
    }

    @Test
    void shouldOverflowWhereTheLargestDoubleIsPassed() {
        double last = 0x1.62e42fefa39efp+9;
        assertThat(Doubles.between(Exponential.exp(last), StrictMath.exp(last))).isLessThanOrEqualTo(1);
        assertThat(Exponential.exp(last)).isFinite();
        assertThat(Exponential.exp(Math.nextUp(last))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.exp(1e300)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldKnowTheSpecialValues() {
        assertThat(Exponential.exp(0.0)).isEqualTo(1);
        assertThat(Exponential.exp(-0.0)).isEqualTo(1);
        assertThat(Exponential.exp(1)).isEqualTo(Math.E);
        assertThat(Exponential.exp(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Exponential.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Exponential.exp(Double.NaN)).isNaN();
    }

    /** A weight of a softmax is good to less, and never quite zero. */
    @Test
    void shouldWeighWhatIsNotAboveZero() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 500_000; i++) {
            double x = i % 2 == 0 ? -random.nextDouble(3) : -random.nextDouble(708);
            double expected = StrictMath.exp(x);
            assertThat(Exponential.weight(x)).isCloseTo(expected, within((2e-14 - 3e-17 * x) * expected));
        }
        assertThat(Exponential.weight(0.0)).isEqualTo(1);
        assertThat(Exponential.weight(-0.0)).isEqualTo(1);
        assertThat(Exponential.weight(-1e-300)).isEqualTo(1);
        assertThat(Exponential.weight(-1e300)).isEqualTo(Exponential.weight(-708)).isBetween(Double.MIN_NORMAL, 4e-308);
        assertThat(Exponential.weight(Double.NEGATIVE_INFINITY)).isEqualTo(Exponential.weight(-708));
        assertThat(Exponential.weight(Double.NaN)).isNaN();
    }

    /** Where scores hardly vary, their weights vary as they do: an error of the polynomial is one of r squared. */
    @Test
    void shouldKeepSmallDifferencesOfWeights() {
        for (double x : new double[]{1e-3, 1e-6, 1e-8}) {
            double difference = Exponential.weight(-x) - Exponential.weight(0);
            assertThat(difference).isCloseTo(StrictMath.expm1(-x), within(1e-13 * x * x + 1.2e-16));
        }
    }
}
