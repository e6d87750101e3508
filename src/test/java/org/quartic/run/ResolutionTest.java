package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Estimator;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.Specs;

class ResolutionTest {

    private static final String LINE = "points = [[0.5], [1.1], [-0.7], [0.3]]";
    private static final String COS_NET = "ensemble.embedding = { cos-net { features = 8,"
            + " momentum { gaussian { sigma = 1.0 } }, profile { constant { value = 1.0 } } } }";

    private static Resolution of(String... lines) {
        return Resolution.of(Specs.with(lines));
    }

    private static Candidate of(Resolution resolution, Estimator estimator, boolean net) {
        return resolution.compared().stream().filter(candidate -> candidate.estimator() == estimator
                && candidate.sampling() instanceof Sampling.Sobol == net).findFirst().orElseThrow();
    }

    @Test
    void shouldTakeANetWhereAFewSmoothNumbersDecide() {
        Resolution resolution = of(LINE, "ensemble.width = infinite");
        assertThat(resolution.spec().sampling()).isEqualTo(new Sampling.Sobol(32));
        assertThat(resolution.spec().estimator()).isEqualTo(Estimator.COLLAPSED);
        assertThat(of(resolution, Estimator.COLLAPSED, true).variance()).isLessThan(0.1);
        assertThat(of(resolution, Estimator.COLLAPSED, false).variance()).isEqualTo(1);
    }

    @Test
    void shouldTakeIndependentDrawsWhereANetDoesNotPay() {
        Resolution resolution = of(COS_NET, "ensemble.width = infinite", "ensemble.mixing = none", LINE,
                "ensemble.embedding.cos-net.momentum = { gaussian { sigma = 60.0 } }");
        assertThat(resolution.spec().sampling()).isEqualTo(new Sampling.PseudoRandom());
        assertThat(of(resolution, Estimator.COLLAPSED, true).variance()).isBetween(0.3, 3.0);
        assertThat(of(COS_NET, "ensemble.width = infinite").compared()).as("too many dimensions to try").hasSize(1);
    }

    /** Of one law, the cheaper draw. */
    @Test
    void shouldTakeTheCheaperEstimatorOfTheSameKernel() {
        assertThat(of("ensemble.width = 1000").spec().estimator()).isEqualTo(Estimator.COLLAPSED);
        Resolution narrow = of(COS_NET, "ensemble.width = 1", "sampling = pseudo-random");
        assertThat(narrow.compared()).hasSize(2).allMatch(candidate -> candidate.variance() == 1)
                .isSortedAccordingTo(Comparator.comparingDouble(Candidate::work));
        assertThat(narrow.spec().estimator()).isEqualTo(narrow.compared().getFirst().estimator());
    }

    @Test
    void shouldLeaveAloneWhatIsNotOpen() {
        RunSpec spec = Specs.with("estimator = field", "sampling = { sobol { replicates = 9 } }");
        assertThat(Resolution.of(spec)).isEqualTo(new Resolution(Specs.resolved(spec), List.of()));
        assertThat(of("estimator = kernel").spec().estimator()).isEqualTo(Estimator.KERNEL);
        assertThat(of("estimator = field", "ensemble.width = 1").compared())
                .allMatch(candidate -> candidate.estimator() == Estimator.FIELD);
        assertThat(of("correlators.six-point = [[0, 0, 0, 0, 0, 0]]", LINE, "ensemble.width = infinite").spec()
                .sampling()).isEqualTo(new Sampling.Sobol(32));
    }

    /** So that a run that goes on with another stop goes on with the same draws. */
    @ParameterizedTest
    @ValueSource(strings = {"stop.target.absolute = 1.0e-9", "stop.rule = standard-error",
            "stop.confidence = 0.5",
            "stop.min-draws = 16", "stop.max-draws = 1.0e6", "name = other"})
    void shouldNotDependOnWhenTheRunStops(String stop) {
        for (String ensemble : List.of("ensemble.width = infinite", "ensemble.width = 64", COS_NET)) {
            Resolution other = of(ensemble, stop);
            assertThat(other.compared()).isEqualTo(of(ensemble).compared());
        }
    }

    /** To a power of two, where a run with an interval that is tightest there reaches its targets. */
    @ParameterizedTest
    @ValueSource(strings = {"{ absolute = 2.0e-3 }", "{ relative = 0.01 }", "{ significance = 30 }",
            "[{ absolute = 1.0 }, { relative = 0.01 }, { absolute = 1.0 }]"})
    void shouldExpectTheDrawsThatTheRunTakes(String target) {
        String replaced = "stop.target = null\nstop.target = " + target;
        for (String drawn : List.of("sampling = pseudo-random", "estimator = kernel, sampling = pseudo-random")) {
            RunSpec resolved = of(replaced, drawn).spec();
            long expected = resolved.stop().expectedDraws().orElseThrow();
            assertThat(Long.bitCount(expected)).isEqualTo(1);
            assertThat((double) expected / TreeLoop.outcome(Estimation.of(resolved, false)).draws()).isBetween(0.4,
                    2.5);
        }
    }

    @Test
    void shouldExpectWhatIsUsualWhereItMattersNotOrIsNotKnown() {
        String pinned = "estimator = collapsed, sampling = pseudo-random";
        for (String line : List.of("stop.rule = standard-error", "sampling = { sobol { replicates = 8 } }",
                "ensemble.sigma.query = 0.0", "ensemble.sigma.value = 1e200")) {
            assertThat(of(pinned, line).spec().stop().expectedDraws()).hasValue(1 << 20);
        }
        assertThat(of(pinned, "stop.target = { absolute = 1e-5 }", "stop.max-draws = 30000").spec().stop()
                .expectedDraws()).hasValue(30_000);
        assertThat(of(pinned, "stop.target = { absolute = 1.0 }").spec().stop().expectedDraws()).hasValue(16_384);
        assertThat(of(pinned, "stop.target = { absolute = 1.0 }", "stop.expected-draws = 77").spec().stop()
                .expectedDraws()).as("as it was given").hasValue(77);
    }

    @Test
    void shouldBeResolvedForGood() {
        Resolution once = of(LINE, "ensemble.width = infinite");
        assertThat(Resolution.of(once.spec()).spec()).isEqualTo(once.spec());
        assertThat(Resolution.plainest(Specs.with()).isResolved()).isTrue();
    }

    @Test
    void shouldNotMindWhatNeverVariesOrIsBeyondDoubles() {
        assertThat(of("ensemble.sigma.query = 0.0").spec())
                .isEqualTo(Resolution.plainest(Specs.with("ensemble.sigma.query = 0.0")));
        RunSpec enormous = Specs.with("ensemble.sigma.value = 1e200");
        assertThat(Resolution.of(enormous).spec()).isEqualTo(Resolution.plainest(enormous));
        RunSpec few = Specs.with("stop.min-draws = 16, stop.max-draws = 1000", LINE);
        assertThat(Resolution.of(few).spec().sampling()).as("no net of so few").isEqualTo(new Sampling.PseudoRandom());
    }

    @Test
    void shouldFollowThePowerWithWhichANetFalls() {
        var nets = List.of(new DrawsForecast.Seen(64, 8.0), new DrawsForecast.Seen(128, 4.0),
                new DrawsForecast.Seen(256, 2.0));
        assertThat(NetForecast.of(nets).power()).isCloseTo(1.0, within(1e-12));
        assertThat(NetForecast.of(nets).at(1024, nets.getLast())).isCloseTo(0.5, within(1e-12));
        assertThat(NetForecast.of(nets.subList(0, 1)).power()).isEqualTo(0.75);
        assertThat(NetForecast.of(List.of()).power()).isEqualTo(0.75);
        var flat = List.of(new DrawsForecast.Seen(64, 8.0), new DrawsForecast.Seen(128, Double.NaN),
                new DrawsForecast.Seen(256, 8.0));
        assertThat(NetForecast.of(flat).power()).as("never slower than independent draws").isEqualTo(0.5);
    }

    /** Draws to the target, of a pilot of 65,536, against the draws of the run. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0e-3", "2.0e-4", "5.0e-5"})
    void shouldForecastTheNetThatARunStopsAt(String target) {
        Estimation estimation = Estimation.of(Resolution
                .of(Specs.with("ensemble.width = 4", "ensemble.sigma = { query = 1.5,"
                        + " key = 1.2, value = 1.1, readout = 0.9 }", "stop.target = { absolute = " + target + " }"))
                .spec(), false);
        Pilot pilot = estimation.pilot();
        var nets = new ArrayList<PastLook>();
        while (pilot.draws() < 65_536) {
            pilot.advance();
            if (pilot.isComplete()) {
                nets.add(PastLook.of(pilot.look()));
            }
        }
        double forecast = estimation.drawsToTarget(pilot.look(), nets);
        assertThat(forecast / TreeLoop.outcome(estimation).draws()).isBetween(0.5, 2.0);
    }
}
