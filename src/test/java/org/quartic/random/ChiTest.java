package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.simd.ChiLaw;
import org.quartic.simd.Lanes;

class ChiTest {

    private static final double SIGMAS = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 1_000_000, Integer.MAX_VALUE})
    void shouldHaveMeanAndVarianceOfItsSquare(int degreesOfFreedom) {
        double[] chi = draw(degreesOfFreedom, 80_000);
        double k = degreesOfFreedom;
        double mean = 0;
        double variance = 0;
        for (double length : chi) {
            double excess = length * length - k;
            mean += excess / chi.length;
            variance += excess * excess / chi.length;
        }
        assertThat(mean / Math.sqrt(2 * k / chi.length)).isBetween(-SIGMAS, SIGMAS);
        assertThat((variance - 2 * k) / Math.sqrt((8 * k * k + 48 * k) / chi.length)).isBetween(-SIGMAS, SIGMAS);
    }

    /** Kolmogorov and Smirnov: sqrt(N) times the distance passes 1.95 with a probability of 0.1%, at another seed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 1_000_000})
    void shouldFollowTheChiLaw(int degreesOfFreedom) {
        double[] probabilities = Arrays.stream(draw(degreesOfFreedom, 8000)).sorted()
                .map(chi -> Gamma.regularizedGammaP(0.5 * degreesOfFreedom, 0.5 * chi * chi)).toArray();
        assertThat(distanceFromUniform(probabilities) * Math.sqrt(probabilities.length)).isLessThan(1.95);
    }

    /** Wilson and Hilferty: the cube root of chi^2/k is normal but for an error far below what so many draws can see. */
    @Test
    void shouldFollowTheChiLawOfTheMostDegreesOfFreedom() {
        double k = Integer.MAX_VALUE;
        double width = Math.sqrt(2 / (9 * k));
        double[] probabilities = Arrays.stream(draw(Integer.MAX_VALUE, 8000)).sorted()
                .map(chi -> (StrictMath.cbrt(chi * chi / k) - 1 + width * width) / width)
                .map(z -> 0.5 * Erf.erfc(-z / Math.sqrt(2)))
                .toArray();
        assertThat(distanceFromUniform(probabilities) * Math.sqrt(probabilities.length)).isLessThan(1.95);
    }

    @Test
    void shouldGiveLanesThatKnowNothingOfEachOther() {
        double[] chi = draw(3, 80_000);
        double mean = Arrays.stream(chi).average().orElseThrow();
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i + 1 < chi.length; i++) {
            variance += (chi[i] - mean) * (chi[i] - mean);
            covariance += (chi[i] - mean) * (chi[i + 1] - mean);
        }
        assertThat(covariance / variance * Math.sqrt(chi.length)).isBetween(-SIGMAS, SIGMAS);
    }

    @Test
    void shouldBeTheFirstNormalOfTheSlotForOneDegreeOfFreedom() {
        var source = new PseudoRandomSource(8, Purpose.MAIN, Lanes.WIDTH);
        Lanes out = Lanes.allocate(16);
        source.chi(40, new ChiLaw[]{ChiLaw.of(1)}, out, 0, 8);
        source.normals(40, 1, out, 8);
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            assertThat(out.get(lane)).isEqualTo(Math.abs(out.get(8 + lane)));
        }
    }

    private static double distanceFromUniform(double[] sorted) {
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance,
                    Math.max(sorted[i] - (double) i / sorted.length, (i + 1.0) / sorted.length - sorted[i]));
        }
        return distance;
    }

    private static double[] draw(int degreesOfFreedom, int draws) {
        var source = new PseudoRandomSource(314, Purpose.MAIN, Lanes.WIDTH);
        Lanes out = Lanes.allocate(draws);
        for (int first = 0; first < draws; first += Lanes.WIDTH) {
            source.position(first >> 10, first & 1023);
            source.chi(degreesOfFreedom, new ChiLaw[]{ChiLaw.of(degreesOfFreedom)}, out, first, 8);
        }
        double[] values = new double[draws];
        Arrays.setAll(values, out::get);
        return values;
    }
}
