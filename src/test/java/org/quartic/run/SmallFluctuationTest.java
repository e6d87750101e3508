package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.spec.Specs;

/** E[S] - P is a small difference of large numbers; it must not drown in rounding. */
class SmallFluctuationTest {

    /** Weak scores move X by a part linear in sigma_Q, so that I_IB is sigma_Q^2 times a constant: the same at 1e-8 as at 1e-3. */
    @ParameterizedTest
    @ValueSource(strings = {"collapsed", "kernel"})
    void shouldKeepSignSizeAndErrorWhenTheKernelMovesByOnePartInAHundredMillion(String estimator) {
        Estimate coarse = independenceBreaking(estimator, 1e-3);
        Estimate fine = independenceBreaking(estimator, 1e-8);

        assertThat(coarse.value() / coarse.standardError()).isGreaterThan(20.0);
        assertThat(fine.value() * 1e16).isCloseTo(coarse.value() * 1e6, within(2e-3 * coarse.value() * 1e6));
        assertThat(fine.standardError() * 1e16).isCloseTo(coarse.standardError() * 1e6,
                within(2e-3 * coarse.standardError() * 1e6));
    }

    private static Estimate independenceBreaking(String estimator, double sigma) {
        FourPointEstimate estimate = BareLoop
                .estimates(Specs.with("estimator = " + estimator, "ensemble.sigma.query = " + sigma,
                        "ensemble.width = 16", "correlators.four-point = [[0, 0, 1, 1]]"), 100_000)
                .fourPoint().getFirst();
        return estimate.independenceBreaking().orElseThrow();
    }

    @Test
    void shouldNotTakeZeroForAnAnswerBecauseNothingWasSeen() {
        Look look = BareLoop.look(Specs.with("estimator = field", "ensemble.width = 1",
                "ensemble.readout = { three-point { fourth-moment = 1.0e6 } }", "stop.target = { absolute = 1.0 }",
                "seed = 2"), 16_384);

        assertThat(look.estimates().fourPoint().getFirst().connected()).isEqualTo(new Estimate(0.0, 0.0));
        assertThat(look.fourPoint()).noneMatch(Verdict::reached);
    }

    @Test
    void shouldTakeZeroErrorForAnAnswerWhereTheSpecLeavesNothingRandom() {
        Look look = BareLoop.look(Specs.with("ensemble.sigma.query = 0.0", "ensemble.readout = rademacher"), 4096);

        assertThat(look.estimates().fourPoint().getFirst().connected().standardError()).isZero();
        assertThat(look.fourPoint()).allMatch(Verdict::reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "kernel", "collapsed"})
    void shouldSurviveScoresOfAnySize(String estimator) {
        Look look = BareLoop
                .look(Specs.with("estimator = " + estimator, "ensemble.sigma = { query = 100.0, key = 100.0 }",
                        "points = [[5.0e5, 1.0], [9.0e5, -4.0e6], [-3.0, 8.0e7], [2.0, 0.6]]"), 8192);

        for (FourPointEstimate estimate : look.estimates().fourPoint()) {
            assertThat(estimate.connected().value()).isFinite();
            assertThat(estimate.connected().standardError()).isFinite().isPositive();
        }
    }
}
