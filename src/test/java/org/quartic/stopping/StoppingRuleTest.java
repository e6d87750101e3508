package org.quartic.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.quartic.spec.StopSpec;
import org.quartic.spec.Target;

class StoppingRuleTest {

    private static StopSpec stop(StopSpec.Rule rule, long minDraws, long maxDraws) {
        return new StopSpec(List.of(new Target.Absolute(1e-5)), rule, 0.95, minDraws, maxDraws,
                OptionalLong.of(1 << 20), Optional.empty());
    }

    @Test
    void shouldBoundAndCoverByTheConfidenceSequence() {
        StoppingRule rule = StoppingRule.of(stop(StopSpec.Rule.ANYTIME, 16384, 1L << 40), 5);
        double expected = ConfidenceSequence.tightestAt(1 << 20, 0.01).halfWidth(0.5, 65536);
        assertThat(rule.bound(0.5, 65536)).isCloseTo(expected, within(1e-12));
        Interval interval = rule.interval(2, 0.5, 65536);
        assertThat(interval.lower()).isEqualTo(2 - rule.bound(0.5, 65536));
        assertThat(interval.upper()).isEqualTo(2 + rule.bound(0.5, 65536));
    }

    @Test
    void shouldBeTightestWhereDrawsAreExpected() {
        StopSpec stop = stop(StopSpec.Rule.ANYTIME, 16384, 1L << 40);
        assertThat(tightest(stop)).isEqualTo(1 << 20);
        assertThat(tightest(stop.expecting(65536))).isEqualTo(65536);
    }

    /** At their own tightest, 0.05 and one four-point: y = 8.2081 solves y = log(1 + y) - 2 log 0.05. */
    @Test
    void shouldTellWhereTheTightestRuleHasABound() {
        var rule = (StoppingRule.Anytime) StoppingRule.of(stop(StopSpec.Rule.ANYTIME, 16384, 1L << 40), 1);
        double draws = rule.drawsWhereTightest(2.0, 0.01);
        assertThat(draws).isCloseTo(4e4 * (1 + 1 / 8.2081) * 8.2081, within(1e-3 * draws));
        assertThat(ConfidenceSequence.tightestAt(Math.round(draws), 1 - 0.95).halfWidth(2.0 / Math.sqrt(draws),
                Math.round(draws))).isCloseTo(0.01, within(1e-6));
    }

    private static long tightest(StopSpec stop) {
        double rho = ((StoppingRule.Anytime) StoppingRule.of(stop, 1)).sequence().rho();
        double unit = ConfidenceSequence.tightestAt(1, 1 - 0.95).rho();
        return Math.round(unit * unit / (rho * rho));
    }

    @Test
    void shouldBoundByTheStandardErrorAndCoverByTheNormalLaw() {
        StoppingRule rule = StoppingRule.of(stop(StopSpec.Rule.STANDARD_ERROR, 16384, 1L << 40), 1);
        assertThat(rule.bound(0.5, 65536)).isEqualTo(0.5);
        assertThat(rule.interval(2, 0.5, 65536).upper()).isCloseTo(2 + 0.5 * 1.959963984540054, within(1e-13));
        assertThat(
                StoppingRule.of(stop(StopSpec.Rule.STANDARD_ERROR, 16384, 1L << 40), 5).interval(2, 0.5, 65536).lower())
                .isCloseTo(2 - 0.5 * 2.5758293035489, within(1e-12));
    }

    /** Student's quantiles with 31 degrees of freedom; looks at 32 x 512 draws and every doubling spend alpha/2, alpha/6, alpha/12, ... */
    @Test
    void shouldBoundReplicatesByStudentsLaw() {
        StopSpec anytime = stop(StopSpec.Rule.ANYTIME, 16384, 1L << 40);
        StoppingRule rule = StoppingRule.replicated(anytime, 1, 32, 512);
        assertThat(rule.bound(0.5, 16384)).isCloseTo(0.5 * 2.3555682, within(1e-6));
        assertThat(rule.bound(0.5, 32768)).isCloseTo(0.5 * 2.8183082, within(1e-6));
        assertThat(rule.bound(0.5, 65536)).isCloseTo(0.5 * 3.0935056, within(1e-6));
        assertThat(rule.bound(0.5, 40000)).as("within a net").isEqualTo(rule.bound(0.5, 65536));
        assertThat(rule.interval(2, 0.5, 32768).upper()).isEqualTo(2 + rule.bound(0.5, 32768));
        assertThat(rule.bound(0.5, 512)).as("one replicate").isNaN();
        assertThat(rule.bound(0.5, 1024)).as("two replicates").isGreaterThan(10);

        StoppingRule plain = StoppingRule.replicated(stop(StopSpec.Rule.STANDARD_ERROR, 16384, 1L << 40), 5, 32, 512);
        assertThat(plain.bound(0.5, 1 << 20)).isEqualTo(0.5);
        assertThat(plain.interval(2, 0.5, 1 << 20).lower()).isCloseTo(2 - 0.5 * 2.7440419, within(1e-6));
        double spent = 0;
        for (int look = 0; look < 40; look++) {
            double t = rule.bound(1, 16384L << look);
            spent += 2 * new TDistribution(31).cumulativeProbability(-t);
        }
        assertThat(spent).as("all looks together").isCloseTo(0.05 * 40 / 41, within(1e-6));
    }

    @Test
    void shouldKnowNothingFromAnUnknownError() {
        for (StopSpec.Rule kind : StopSpec.Rule.values()) {
            StoppingRule rule = StoppingRule.of(stop(kind, 16384, 1L << 40), 1);
            assertThat(rule.bound(Double.NaN, 16384)).isNaN();
            assertThat(rule.interval(1, Double.NaN, 16384)).isEqualTo(new Interval(Double.NaN, Double.NaN));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> StoppingRule.of(stop(StopSpec.Rule.ANYTIME, 16, 16), 0));
    }
}
