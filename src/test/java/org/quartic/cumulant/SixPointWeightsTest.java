package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.quartic.spec.Readout;

class SixPointWeightsTest {

    private static final double SIGMA_Z = 0.9;
    private static final double S2 = SIGMA_Z * SIGMA_Z;

    /** Any values of M, K, K', T, T' and T''. */
    private static final double M = 1.3;
    private static final double K = 0.7;
    private static final double K_CROSS = -0.4;
    private static final double T = 0.31;
    private static final double T_CROSS = 0.17;
    private static final double T_FAR = -0.23;

    private static double connected(SixPointWeights weights) {
        return weights.means() * M + weights.covariance() * K + weights.crossCovariance() * K_CROSS
                + weights.third() * T + weights.crossThird() * T_CROSS + weights.farThird() * T_FAR;
    }

    /** E[(sum of z^2)^3] and E[(sum of z^2)^2] over d_k readouts of variance s2/d_k, by the multinomial. */
    private static double sixth(Readout readout, double s2, int width) {
        double m2 = s2 / width;
        double m4 = readout.fourthMoment() * m2 * m2;
        double m6 = readout.sixthMoment() * m2 * m2 * m2;
        return width * m6 + 3.0 * width * (width - 1) * m4 * m2 + width * (width - 1.0) * (width - 2) * m2 * m2 * m2;
    }

    private static double fourth(Readout readout, double s2, int width) {
        double m2 = s2 / width;
        return width * readout.fourthMoment() * m2 * m2 + width * (width - 1.0) * m2 * m2;
    }

    private static Readout[] readouts() {
        return new Readout[]{new Readout.Gaussian(), new Readout.Rademacher(), new Readout.Uniform(),
                new Readout.ThreePoint(5)};
    }

    @Test
    void shouldAddTheCumulantsOfIndependentHeads() {
        for (Readout readout : readouts()) {
            for (int width : new int[]{1, 2, 64}) {
                for (int heads : new int[]{1, 2, 7}) {
                    double s2 = S2 / heads;
                    double head = sixth(readout, s2, width) * (M + K + T)
                            - s2 * fourth(readout, s2, width) * (3 * M + K)
                            + 2 * s2 * s2 * s2 * M;
                    assertThat(connected(SixPointWeights.kernel(SIGMA_Z, readout.fourthMoment(), readout.sixthMoment(),
                            1.0 / width, heads))).isCloseTo(heads * head, within(1e-13));
                }
            }
        }
    }

    @Test
    void shouldCountWhichHeadsCoincideOnSharedTokens() {
        for (Readout readout : readouts()) {
            for (int width : new int[]{1, 2, 64}) {
                for (int heads : new int[]{2, 3, 100}) {
                    double s2 = S2 / heads;
                    double pairs = heads * (heads - 1.0);
                    double sixth = heads * sixth(readout, s2, width) * (M + K + T)
                            + 3 * pairs * s2 * fourth(readout, s2, width) * (M + K / 3 + 2 * K_CROSS / 3 + T_CROSS)
                            + pairs * (heads - 2) * s2 * s2 * s2 * (M + K_CROSS + T_FAR);
                    double fourth = heads * fourth(readout, s2, width) * (3 * M + K)
                            + pairs * s2 * s2 * (3 * M + K_CROSS);
                    double expected = sixth - S2 * fourth + 2 * S2 * S2 * S2 * M;
                    assertThat(connected(SixPointWeights.sharedTokens(SIGMA_Z, readout.fourthMoment(),
                            readout.sixthMoment(), 1.0 / width, heads))).isCloseTo(expected, within(1e-13));
                }
            }
        }
    }

    @Test
    void shouldLeaveNothingButTheThirdCumulantAtInfiniteWidth() {
        assertThat(SixPointWeights.kernel(1, 3, 15, 0, 2)).isEqualTo(new SixPointWeights(0, 0, 0, 0.25, 0, 0));
        assertThat(SixPointWeights.sharedTokens(1, 3, 15, 0, 2)).isEqualTo(new SixPointWeights(0, 0, 0, 0.25, 0.75, 0));
    }

    /** What is left of the means is 8/d_k^2, and no difference of numbers near 1. */
    @Test
    void shouldKeepTheSmallestWeightOfTheMeans() {
        assertThat(SixPointWeights.kernel(1, 3, 15, 0x1p-40, 1).means()).isEqualTo(0x1p-77);
        assertThat(SixPointWeights.kernel(1, 1, 1, 0.25, 1)).isEqualTo(new SixPointWeights(0, 0, 0, 1, 0, 0));
    }

    @Test
    void shouldWeighProductsOfTheField() {
        assertThat(connected(SixPointWeights.field()))
                .isCloseTo((M + K + T) / 15 - (3 * M + K) / 3 + 2 * M, within(1e-15));
    }

    /** Moments of the laws themselves: three values, or a polynomial over an interval. */
    @Test
    void shouldKnowTheMomentsOfReadouts() {
        double g = 5;
        assertThat(new Readout.ThreePoint(g).sixthMoment()).isCloseTo(Math.pow(g, 3) / g, within(1e-12));
        assertThat(new Readout.Uniform().sixthMoment()).isCloseTo(Math.pow(Math.sqrt(3), 6) / 7, within(1e-13));
        assertThat(new Readout.Rademacher().sixthMoment()).isEqualTo(1);
        assertThat(new Readout.Gaussian().sixthMoment()).isEqualTo(1 * 3 * 5);
    }
}
