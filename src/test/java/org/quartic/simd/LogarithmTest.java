package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogarithmTest {

    private final SplittableRandom random = new SplittableRandom(2);

    @Test
    void shouldBeAccurateOverTheWholeRange() {
        Doubles.assertNeighbours(500_000, () -> Math.abs(Doubles.anyUpTo(Double.MAX_VALUE, random)), Logarithm::log,
                StrictMath::log);
        Doubles.assertNeighbours(500_000, () -> random.nextDouble(0.5, 2), Logarithm::log, StrictMath::log);
        Doubles.assertNeighbours(500_000, () -> random.nextDouble(), Logarithm::log, StrictMath::log);
    }

    @Test
    void shouldBeAccurateNearOneAndForSubnormals() {
        Doubles.assertNeighbours(200_000, () -> 1 + Doubles.anyUpTo(0.25, random), Logarithm::log, StrictMath::log);
        Doubles.assertNeighbours(200_000, () -> Math.abs(Doubles.anyUpTo(Double.MIN_NORMAL, random)), Logarithm::log,
                StrictMath::log);
    }

    @Test
    void shouldBeAccurateAtEveryPowerOfTwoAndBesideIt() {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double power = Math.scalb(1.0, exponent);
            for (double x : new double[]{Math.nextDown(power), power, Math.nextUp(power), power * 4 / 3}) {
                if (x > 0) {
                    assertThat(Doubles.between(Logarithm.log(x), StrictMath.log(x))).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void shouldKnowTheSpecialValues() {
        assertThat(Logarithm.log(1)).isEqualTo(0);
        assertThat(Logarithm.log(2)).isEqualTo(StrictMath.log(2));
        assertThat(Logarithm.log(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Logarithm.log(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Logarithm.log(-Double.MIN_VALUE)).isNaN();
        assertThat(Logarithm.log(Double.NEGATIVE_INFINITY)).isNaN();
        assertThat(Logarithm.log(Double.NaN)).isNaN();
        assertThat(Logarithm.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldTakeNormalNumbersUnchecked() {
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble(Double.MIN_NORMAL, 10);
            assertThat(Logarithm.logOfNormal(x)).isEqualTo(Logarithm.log(x));
        }
    }
}
