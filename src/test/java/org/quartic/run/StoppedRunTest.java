package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;
import org.quartic.spec.Specs;

/** When whole runs end, and what they say of it. */
class StoppedRunTest {

    private static final String SMALL = "stop.min-draws = 16";

    /** A run and what it ended with. */
    private record Ended(Estimation estimation, Outcome outcome, RunResult result) {
        FourPointResult four(int index) {
            return result.fourPoint().get(index);
        }

        /** The look before the last, on schedule. */
        Look before() {
            BlockPlan plan = estimation.plan();
            long prefix = plan.nextLook(0);
            while (plan.nextLook(prefix) < outcome.blocks()) {
                prefix = plan.nextLook(prefix);
            }
            return estimation.look(TreeLoop.prefix(estimation, prefix));
        }
    }

    private static Ended run(String... choices) {
        Estimation estimation = estimation(choices);
        Outcome outcome = TreeLoop.outcome(estimation);
        return new Ended(estimation, outcome, TreeLoop.result(estimation, outcome));
    }

    private static Estimation estimation(String... choices) {
        var lines = Stream.concat(
                Stream.of(SMALL, "stop.max-draws = 2000000", "stop.target = null"),
                Stream.of(choices));
        return Estimation.of(Specs.resolved(Specs.with(lines.toArray(String[]::new))), false);
    }

    @ParameterizedTest
    @CsvSource({"standard-error, 3.0e-5", "anytime, 2.0e-4"})
    void shouldReachAbsoluteTargets(String rule, double target) {
        Ended ended = run("stop.target = { absolute = " + target + " }", "stop.rule = " + rule);
        assertThat(ended.result().status()).isEqualTo(Status.CONVERGED);
        assertThat(ended.result().fourPoint()).allSatisfy(four -> {
            assertThat(four.reached()).isTrue();
            assertThat(four.target()).isEqualTo(target);
            assertThat(four.bound()).isPositive().isLessThanOrEqualTo(target);
        });
        assertThat(ended.before().fourPoint()).anyMatch(verdict -> verdict.bound() > target);
    }

    @ParameterizedTest
    @CsvSource({"standard-error, 0.002", "anytime, 0.015"})
    void shouldReachRelativeTargets(String rule, double target) {
        Ended ended = run("stop.target = { relative = " + target + " }", "stop.rule = " + rule,
                "correlators.four-point = [[0, 0, 1, 1], [0, 0, 0, 0]]");
        assertThat(ended.result().status()).isEqualTo(Status.CONVERGED);
        assertThat(ended.result().fourPoint()).allSatisfy(four -> {
            assertThat(four.target()).isEqualTo(target * Math.abs(four.estimate().value()));
            assertThat(four.bound()).isPositive().isLessThanOrEqualTo(four.target());
        });
        assertThat(ended.before().fourPoint()).anyMatch(verdict -> verdict.bound() > verdict.target());
    }

    @ParameterizedTest
    @CsvSource({"standard-error, 500.0", "anytime, 70.0"})
    void shouldReachSignificance(String rule, double target) {
        Ended ended = run("stop.target = { significance = " + target + " }", "stop.rule = " + rule,
                "correlators.four-point = [[0, 0, 1, 1], [0, 0, 0, 0]]");
        assertThat(ended.result().status()).isEqualTo(Status.CONVERGED);
        assertThat(ended.result().fourPoint()).allSatisfy(
                four -> assertThat(Math.abs(four.estimate().value())).isGreaterThanOrEqualTo(target * four.bound()));
        assertThat(ended.before().fourPoint()).anyMatch(verdict -> !verdict.reached());
    }

    @Test
    void shouldHoldEveryCorrelatorAgainstItsOwnTarget() {
        String targets = "stop.target = [{ relative = 0.2 }, { absolute = 1.0e-4 }, { significance = 3.0 }]";
        Ended ended = run(targets, "correlators.four-point = [[1, 1, 0, 0], [3, 2, 1, 0], [0, 0, 0, 0]]");
        assertThat(ended.result().status()).isEqualTo(Status.CONVERGED);
        assertThat(ended.result().fourPoint()).extracting(FourPointResult::points).containsExactly(
                new Quadruple(1, 1, 0, 0), new Quadruple(3, 2, 1, 0), new Quadruple(0, 0, 0, 0));
        assertThat(ended.four(0).target()).isEqualTo(0.2 * ended.four(0).estimate().value());
        assertThat(ended.four(1).target()).isEqualTo(1e-4);
        assertThat(ended.four(2).target()).isEqualTo(ended.four(2).estimate().value() / 3);
        assertThat(ended.before().fourPoint()).extracting(Verdict::reached).contains(false);
        // One that asks more of the same correlator than another is the one that counts.
        Ended twice = run("stop.target = [{ absolute = 1.0e-4 }, { absolute = 1.0 }]",
                "correlators.four-point = [[0, 1, 2, 3], [3, 2, 1, 0]]");
        assertThat(twice.four(0).bound()).isEqualTo(twice.four(1).bound()).isLessThanOrEqualTo(1e-4);
        assertThat(twice.before().fourPoint()).extracting(Verdict::reached).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(longs = {16, 5_000, 30_000, 100_001})
    void shouldNotEndBeforeTheFewestDraws(long minDraws) {
        Ended ended = run("stop.target = { absolute = 10.0 }", "stop.min-draws = " + minDraws);
        BlockPlan plan = ended.estimation().plan();
        assertThat(ended.result().status()).isEqualTo(Status.CONVERGED);
        assertThat(ended.result().draws()).isGreaterThanOrEqualTo(minDraws);
        assertThat(ended.outcome().blocks())
                .isEqualTo(Math.max(10, Math.ceilDiv(minDraws, (long) plan.drawsPerBlock())));
    }

    @ParameterizedTest
    @ValueSource(longs = {16, 17, 23, 24, 1023, 4_099, 20_000, 65_543})
    void shouldNeverDrawMoreThanAllowed(long maxDraws) {
        for (String estimator : List.of("field", "collapsed")) {
            Ended ended = run("stop.target = { absolute = 1.0e-12 }", "stop.max-draws = " + maxDraws,
                    "estimator = " + estimator);
            assertThat(ended.result().status()).isEqualTo(Status.EXHAUSTED);
            assertThat(ended.result().draws()).isEqualTo(maxDraws - maxDraws % 8);
            assertThat(ended.outcome().prefix().orElseThrow().draws()).isEqualTo(maxDraws - maxDraws % 8);
            assertThat(ended.result().fourPoint()).noneMatch(FourPointResult::reached);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ absolute = 1.0e300 }", "{ relative = 1.0e300 }",
            "{ significance = 1.0e-300 }"})
    void shouldNeverConvergeToWhatIsNotANumber(String target) {
        // sigma_z^4 is beyond all doubles, so that estimates and bounds are, or their difference.
        Ended ended = run("stop.target = " + target, "ensemble.sigma.readout = 1.0e100", "stop.max-draws = 20000");
        assertThat(ended.result().status()).isEqualTo(Status.EXHAUSTED);
        assertThat(ended.result().fourPoint()).isNotEmpty().allSatisfy(four -> {
            assertThat(four.estimate().standardError()).isNotFinite();
            assertThat(four.reached()).isFalse();
        });
    }

    @Test
    void shouldNotBeSureOfAZeroThatMerelyDidNotVary() {
        Ended ended = run("stop.target = { absolute = 1.0 }", "estimator = field", "ensemble.width = 1",
                "ensemble.readout = { three-point { fourth-moment = 1.0e9 } }", "stop.max-draws = 20000");
        assertThat(ended.result().status()).isEqualTo(Status.EXHAUSTED);
        assertThat(ended.result().fourPoint()).allSatisfy(four -> {
            assertThat(four.estimate().value()).isZero();
            assertThat(four.estimate().standardError()).isNaN();
            assertThat(four.bound()).isNaN();
            assertThat(four.interval().lower()).isNaN();
            assertThat(four.reached()).isFalse();
        });
        assertThat(ended.result().warnings()).hasSize(3).extracting(Warning::code).containsOnly("never-varied");
    }

    @Test
    void shouldSayOfSixPointsTooThatTheyMerelyDidNotVary() {
        Ended ended = run("stop.target = { absolute = 1.0 }", "estimator = field", "ensemble.width = 1",
                "ensemble.readout = { three-point { fourth-moment = 1.0e9 } }", "stop.max-draws = 20000",
                "correlators { two-point = none, six-point = [[0, 1, 2, 3, 0, 1]] }");
        SixPointResult six = ended.result().sixPoint().getFirst();
        assertThat(six.estimate().value()).isZero();
        assertThat(six.estimate().standardError()).isNaN();
        assertThat(six.normalised().standardError()).isNaN();
        assertThat(ended.result().warnings()).hasSize(4);
        assertThat(ended.result().warnings().getLast().message()).startsWith("six-point 0 1 2 3 0 1 was the same");
    }

    @Test
    void shouldKnowSixPointsOfAConstantKernelWithoutError() {
        Ended ended = run("stop.target = { absolute = 1.0e-3 }", "ensemble.sigma.query = 0.0",
                "correlators.six-point = [[3, 1, 2, 0, 0, 1]]");
        SixPointResult six = ended.result().sixPoint().getFirst();
        assertThat(six.points()).isEqualTo(new Sextuple(3, 1, 2, 0, 0, 1));
        assertThat(six.estimate().value()).isNotZero();
        assertThat(six.estimate().standardError()).isZero();
        assertThat(ended.result().warnings()).isEmpty();
    }

    /** What a six-point adds to a run is itself alone, and where it stops is for the four-points to say. */
    @Test
    void shouldStopByFourPointsAlone() {
        Ended without = run("stop.target = { absolute = 1.0e-3 }", "correlators.two-point = all");
        Ended with = run("stop.target = { absolute = 1.0e-3 }",
                "correlators { two-point = all, six-point = [[0, 1, 2, 3, 0, 1], [0, 0, 1, 1, 2, 2]] }");
        assertThat(with.result().draws()).isEqualTo(without.result().draws());
        assertThat(with.result().fourPoint()).isEqualTo(without.result().fourPoint());
        assertThat(with.result().twoPoint()).isEqualTo(without.result().twoPoint());
        assertThat(with.result().sixPoint()).extracting(SixPointResult::points)
                .containsExactly(new Sextuple(0, 1, 2, 3, 0, 1), new Sextuple(0, 0, 1, 1, 2, 2));
    }

    @Test
    void shouldBoundByTheWiderSequenceOrTheStandardErrorItself() {
        Look anytime = look("stop.rule = anytime");
        Look fixed = look("stop.rule = standard-error");
        Look surer = look("stop.rule = anytime", "stop.confidence = 0.999");
        Look alone = look("stop.rule = anytime", "correlators.four-point = [[0, 1, 2, 3]]");
        Look doubled = look("stop.rule = anytime",
                "correlators.four-point = [[0, 1, 2, 3], [3, 2, 1, 0], [0, 0, 1, 1], [0, 0, 0, 0]]");
        assertThat(fixed.estimates()).isEqualTo(anytime.estimates());
        for (int q = 0; q < 3; q++) {
            double error = fixed.estimates().fourPoint().get(q).connected().standardError();
            double value = fixed.estimates().fourPoint().get(q).connected().value();
            Verdict sequence = anytime.fourPoint().get(q);
            Verdict normal = fixed.fourPoint().get(q);
            assertThat(normal.bound()).isEqualTo(error);
            // Three intervals together: each at 1 - 0.05/3.
            assertThat((normal.interval().upper() - value) / error).isCloseTo(2.39398, within(1e-5));
            assertThat(sequence.bound() / error).isBetween(3.0, 12.0);
            assertThat(sequence.interval().upper() - sequence.interval().lower())
                    .isCloseTo(2 * sequence.bound(), within(1e-12));
            assertThat(surer.fourPoint().get(q).bound()).isGreaterThan(sequence.bound());
        }
        assertThat(alone.fourPoint().getFirst().bound()).isLessThan(anytime.fourPoint().getFirst().bound());
        assertThat(doubled.fourPoint().getFirst().bound()).as("equal up to order count once")
                .isEqualTo(anytime.fourPoint().getFirst().bound());
    }

    private static Look look(String... choices) {
        var lines = Stream.concat(Stream.of("stop.target = { absolute = 1.0 }"), Stream.of(choices));
        Estimation estimation = estimation(lines.toArray(String[]::new));
        return estimation.look(TreeLoop.prefix(estimation, 12));
    }
}
