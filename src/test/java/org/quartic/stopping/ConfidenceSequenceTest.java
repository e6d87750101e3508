package org.quartic.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

    @Test
    void shouldBeTheFormulaOfItsSource() {
        var sequence = new ConfidenceSequence(0.05, 0.02);
        double t = 5000;
        double rho = 0.02;
        double sd = 3;
        double expected = sd
                * Math.sqrt(
                        2 * (t * rho * rho + 1) / (t * t * rho * rho) * Math.log(Math.sqrt(t * rho * rho + 1) / 0.05));
        assertThat(sequence.halfWidth(sd / Math.sqrt(t), 5000)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void shouldBeTightestWhereAsked() {
        for (double alpha : new double[]{1e-12, 0.01, 0.05, 0.5, 0.999999}) {
            for (long draws : new long[]{16, 16384, 1L << 20, 1L << 40}) {
                var sequence = ConfidenceSequence.tightestAt(draws, alpha);
                double least = sequence.halfWidth(1, draws);
                for (double factor : new double[]{0.1, 0.5, 0.9, 0.99, 1.01, 1.1, 2, 10}) {
                    assertThat(new ConfidenceSequence(alpha, sequence.rho() * factor).halfWidth(1, draws))
                            .isGreaterThan(least);
                }
                double y = draws * sequence.rho() * sequence.rho();
                assertThat(y).isCloseTo(Math.log1p(y) - 2 * Math.log(alpha), within(1e-12 * (1 + y)));
            }
        }
    }

    @Test
    void shouldBeWiderThanTheNormalInterval() {
        double normal = NormalInterval.missing(0.05).halfWidth(1);
        assertThat(normal).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(NormalInterval.missing(0.05 / 64).halfWidth(1)).isCloseTo(3.3593537179343116, within(1e-10));
        assertThat(ConfidenceSequence.tightestAt(1 << 20, 0.05).halfWidth(1, 1 << 20)).isBetween(1.4 * normal,
                1.7 * normal);
    }

    @Test
    void shouldPassOnWhatIsUnknown() {
        assertThat(ConfidenceSequence.tightestAt(1024, 0.05).halfWidth(Double.NaN, 64)).isNaN();
        assertThat(NormalInterval.missing(0.05).halfWidth(Double.NaN)).isNaN();
    }

    /** Looked at after every eighth draw, over 2,000 paths: it misses no more often than it says, where the normal interval does. */
    @Test
    void shouldCoverAtEveryDrawTogether() {
        var sequence = ConfidenceSequence.tightestAt(1024, 0.05);
        double z = NormalInterval.missing(0.05).z();
        assertThat(missedPaths(sequence::halfWidth)).isBetween(1, 100);
        assertThat(missedPaths((error, draws) -> z * error)).isGreaterThan(400);
    }

    private interface HalfWidth {
        double at(double standardError, long draws);
    }

    private static int missedPaths(HalfWidth halfWidth) {
        var random = new SplittableRandom(4);
        int missed = 0;
        for (int path = 0; path < 2_000; path++) {
            double mean = 0;
            double squares = 0;
            boolean miss = false;
            for (int t = 1; t <= 4096; t++) {
                double delta = random.nextGaussian() - mean;
                mean += delta / t;
                squares += delta * delta * (t - 1) / t;
                if (t >= 32 && t % 8 == 0) {
                    miss |= Math.abs(mean) > halfWidth.at(Math.sqrt(squares / (t - 1) / t), t);
                }
            }
            missed += miss ? 1 : 0;
        }
        return missed;
    }
}
