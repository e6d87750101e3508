package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CumulantWeightsTest {

    private static final double S = Math.pow(0.9, 4);

    @Test
    void shouldWeighKernelsOfIndependentHeads() {
        for (int heads : new int[]{1, 2, 5}) {
            for (int width : new int[]{1, 4, 64}) {
                CumulantWeights weights = CumulantWeights.kernel(0.9, 1.8, 1.0 / width, heads);
                double moment = (1.8 * S / width + S * (1 - 1.0 / width)) / heads;
                assertThat(weights.pairWeight()).isCloseTo(0.81, within(1e-15));
                assertThat(weights.connected()).isCloseTo(S / heads, within(1e-15));
                assertThat(weights.moment()).isCloseTo(moment - S / heads, within(1e-15)).isEqualTo(weights.shift());
                assertThat(weights.crossMoment()).isZero();
                CumulantWeights.Split split = weights.split().orElseThrow();
                assertThat(split.finiteWidthMoment() + split.finiteWidthConnected()).isCloseTo(1.8 * S / width / heads,
                        within(1e-15));
                assertThat(split.independenceBreaking()).isCloseTo(S * (1 - 1.0 / width) / heads, within(1e-15));
            }
        }
    }

    @Test
    void shouldWeighTwoHeadsOnOneTokenDraw() {
        for (int heads : new int[]{2, 3, 100}) {
            CumulantWeights weights = CumulantWeights.sharedTokens(0.9, 1.8, 0.25, heads, 2);
            double moment = (1.8 * S / 4 + S * 3 / 4) / heads;
            double crossMoment = S * (1 - 1.0 / heads);
            assertThat(weights.connected()).isCloseTo(S, within(1e-15));
            assertThat(weights.moment()).isCloseTo(moment - S / 2, within(1e-15));
            assertThat(weights.crossMoment()).isCloseTo(crossMoment - S / 2, within(1e-15));
            assertThat(weights.shift()).isCloseTo(moment + crossMoment - S, within(1e-15));
            assertThat(weights.split()).isEmpty();
            assertThat(weights.copies()).isEqualTo(2);
        }
    }

    /** Differences of c1, c1' and c2 would round these away. */
    @Test
    void shouldKeepTheSmallestShift() {
        assertThat(CumulantWeights.kernel(1, 3, 0x1p-60, 1).shift()).isEqualTo(0x1p-59);
        assertThat(CumulantWeights.sharedTokens(1, 3, 0x1p-60, 4, 2).shift()).isEqualTo(0x1p-61);
        assertThat(CumulantWeights.kernel(1, 3, 0, 1).shift()).isZero();
        assertThat(CumulantWeights.kernel(1, 1, 0.5, 1).shift()).isZero();
    }

    @Test
    void shouldWeighProductsOfTheField() {
        CumulantWeights weights = CumulantWeights.field();
        assertThat(weights.moment() + weights.connected()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(weights.connected()).isEqualTo(1);
        assertThat(weights.pairWeight()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsNoEnsemble() {
        assertThatIllegalArgumentException().isThrownBy(() -> CumulantWeights.kernel(1, 0.5, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CumulantWeights.kernel(1, 3, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CumulantWeights.kernel(1, 3, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CumulantWeights.kernel(1, 3, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CumulantWeights.sharedTokens(1, 3, 0, 1, 2))
                .withMessageContaining("1 heads");
    }
}
