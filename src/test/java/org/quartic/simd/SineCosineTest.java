package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class SineCosineTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void shouldBeAccurateOverTheReducedRange() {
        assertAccurate(() -> random.nextDouble(-SineCosine.LARGEST, SineCosine.LARGEST));
        assertAccurate(() -> random.nextDouble(-10, 10));
        assertAccurate(() -> Doubles.anyUpTo(SineCosine.LARGEST, random));
    }

    @Test
    void shouldBeAccurateBesideMultiplesOfAQuarterTurn() {
        assertAccurate(() -> {
            double zero = random.nextInt(660_000) * (Math.PI / 2);
            return zero + random.nextInt(-3, 4) * Math.ulp(zero);
        });
        assertAccurate(() -> (random.nextInt(660_000) + 0.5) * (Math.PI / 2));
    }

    @Test
    void shouldBeAccurateBeyondTheReducedRange() {
        assertAccurate(() -> Doubles.anyUpTo(Double.MAX_VALUE, random));
        assertAccurate(() -> Math.nextUp(SineCosine.LARGEST));
    }

    @Test
    void shouldBeEvenToTheBit() {
        for (int i = 0; i < 100_000; i++) {
            double x = Doubles.anyUpTo(2 * SineCosine.LARGEST, random);
            assertThat(SineCosine.cosine(-x)).isEqualTo(SineCosine.cosine(x));
        }
    }

    @Test
    void shouldKnowTheSpecialValues() {
        assertThat(SineCosine.cosine(0)).isEqualTo(1);
        for (double x : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(SineCosine.cosine(x)).isNaN();
        }
    }

    private void assertAccurate(DoubleSupplier angle) {
        Doubles.assertNeighbours(100_000, angle, SineCosine::cosine, StrictMath::cos);
    }
}
