package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.run.BareLoop;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.Status;
import org.quartic.run.TreeLoop;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

/** Actors over real ensembles: whatever the threads, failures and pauses, a run ends with the numbers its spec fixes. */
class EnsembleRunTest {

    private static final String COS_NET = "ensemble.embedding = { cos-net { features = 3, momentum { gaussian { sigma = 0.8 } }, "
            + "profile { constant { value = 1.1 } }, scope = %s } }";
    private static final String CONTEXT = "ensemble.sequence = { context { points = [[0.4, -0.2], [-0.6, 0.3]], include-query = true } }";
    private static final String OUT_OF_REACH = "stop.target = { absolute = 1.0e-12 }";

    private static final Map<String, RunSpec> SPECS = new TreeMap<>(Map.of(
            "field", spec("estimator = field"),
            "field, cos-net, two heads", spec("estimator = field", "ensemble.heads = 2", COS_NET.formatted("shared")),
            "kernel", spec("estimator = kernel", "ensemble.width = 3"),
            "kernel, shared tokens", spec("estimator = kernel", "ensemble.heads = 3", COS_NET.formatted("shared")),
            "collapsed", spec("estimator = collapsed", "stop.target = { absolute = 1.3e-3 }"),
            "collapsed, infinite", spec("ensemble.width = infinite", CONTEXT),
            "collapsed, shared tokens", spec("ensemble.heads = 2", COS_NET.formatted("shared"), CONTEXT),
            "collapsed, frozen tokens", spec("ensemble.width = 2", COS_NET.formatted("frozen"), "seed = -3")));

    private static final Map<String, Outcome> EXPECTED = new HashMap<>();

    private static Map<Integer, RunEngine> engines;

    private static RunSpec spec(String... choices) {
        var lines = Stream.concat(
                Stream.of("stop { target = { absolute = 4.0e-3 }, min-draws = 64, max-draws = 60013 }"),
                Stream.of(choices));
        return Specs.resolved(Specs.with(lines.toArray(String[]::new)));
    }

    @BeforeAll
    static void boot() {
        engines = Map.of(1, RunEngine.start(1), 2, RunEngine.start(2), 7, RunEngine.start(7));
    }

    @AfterAll
    static void close() {
        engines.values().forEach(RunEngine::close);
    }

    private static Outcome expected(String name) {
        return EXPECTED.computeIfAbsent(name, each -> TreeLoop.outcome(Estimation.of(SPECS.get(each), true)));
    }

    private static Stream<String> specs() {
        return SPECS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldEndWithTheSameBitsOnAnyNumberOfThreads(String name) {
        Estimation estimation = Estimation.of(SPECS.get(name), true);
        Outcome expected = expected(name);
        for (RunEngine engine : engines.values()) {
            assertSame(estimation, await(start(engine, estimation, estimation::work).outcome()), expected);
        }
        assertThat(expected.draws()).isLessThanOrEqualTo(60_008);
    }

    @Test
    void shouldTryRunsThatConvergeAndRunsThatDoNot() {
        assertThat(SPECS.keySet().stream().map(name -> expected(name).status()))
                .contains(Status.CONVERGED, Status.EXHAUSTED);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldEndWithTheSameBitsWhenStagesFailAtRandom(String name) {
        Estimation estimation = Estimation.of(SPECS.get(name), true);
        var faulty = new RandomlyFaultyWork(estimation::work, 20260210);
        Outcome outcome = await(start(engines.get(2), estimation, faulty).outcome());
        assertSame(estimation, outcome, expected(name));
        assertThat(faulty.thrown()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"collapsed | ensemble.sigma.key = 1.0 | two-point [0,0] in block 0",
            "kernel | ensemble.sigma.key = 1.0 | two-point [0,0] in block 0",
            "field | ensemble.sigma.key = 1.0 | two-point [0,0] in block 0",
            "kernel | points = [[1.0e78], [2.0e78]] | four-point [0,0,1,1] in block 0"})
    void shouldFailAndNameTheBlockAndTheCorrelatorWhereAMomentIsNotFinite(String estimator, String choice,
            String named) {
        RunSpec spec = Specs.with("points = [[1.0e200], [2.0e200]]", "estimator = " + estimator,
                "correlators = { four-point = [[0, 0, 1, 1]] }", choice);
        Estimation estimation = Estimation.of(Specs.resolved(spec), false);
        Outcome outcome = await(start(engines.get(2), estimation, estimation::work).outcome());
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.cause().orElseThrow()).contains(named);
        assertThat(outcome.look()).isEmpty();
        assertThat(outcome.draws()).isZero();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldStopWithAPrefixOfItsBlocks(String name) {
        RunSpec endless = endless(name);
        Estimation estimation = Estimation.of(endless, false);
        var looked = new CompletableFuture<Look>();
        RunHandle run = engines.get(2).start(job(estimation, estimation::work, Optional.empty()), looked::complete);
        await(looked);
        Outcome outcome = await(run.stop());

        assertThat(outcome.status()).isEqualTo(Status.STOPPED);
        assertThat(outcome.blocks()).isGreaterThanOrEqualTo(10);
        var prefix = TreeLoop.prefix(estimation, outcome.blocks());
        assertThat(TreeLoop.bits(outcome.prefix().orElseThrow())).isEqualTo(TreeLoop.bits(prefix));
        assertThat(outcome.look()).contains(estimation.look(prefix));
        assertClose(outcome.look().orElseThrow().estimates(), BareLoop.estimates(endless, outcome.draws()));
    }

    private static RunSpec endless(String name) {
        RunSpec spec = SPECS.get(name);
        RunSpec endless = Specs.resolved(Specs.with(OUT_OF_REACH, "stop.min-draws = 64"));
        return new RunSpec(spec.name(), spec.seed(), spec.points(), spec.ensemble(), spec.estimator(), spec.sampling(),
                spec.correlators(), endless.stop());
    }

    /** Merged in another order, the same draws differ by rounding. */
    private static void assertClose(Estimates estimates, Estimates others) {
        assertThat(estimates.draws()).isEqualTo(others.draws());
        for (int q = 0; q < estimates.fourPoint().size(); q++) {
            FourPointEstimate one = estimates.fourPoint().get(q);
            FourPointEstimate other = others.fourPoint().get(q);
            double error = other.connected().standardError();
            assertThat(one.connected().value()).isCloseTo(other.connected().value(), within(1e-9 * error));
            assertThat(one.connected().standardError()).isCloseTo(error, within(1e-9 * error));
        }
    }

    @Test
    void shouldEndWithAPrefixOfItsBlocksWhenItsTimeIsUp() {
        Estimation estimation = Estimation.of(endless("collapsed"), false);
        Outcome outcome = await(engines.get(2)
                .start(job(estimation, estimation::work, Optional.of(Duration.ofMillis(150))), look -> {
                }).outcome());
        assertThat(outcome.status()).isEqualTo(Status.EXHAUSTED);
        outcome.prefix().ifPresent(prefix -> assertThat(TreeLoop.bits(prefix))
                .isEqualTo(TreeLoop.bits(TreeLoop.prefix(estimation, outcome.blocks()))));
    }

    @Test
    void shouldResumeToTheSameBits() {
        Estimation estimation = Estimation.of(SPECS.get("collapsed"), true);
        var looked = new CompletableFuture<Look>();
        RunHandle run = engines.get(7).start(job(estimation, estimation::work, Optional.empty()), looked::complete);
        await(looked);
        RunState paused = await(run.pause());
        assertThat(paused.status()).isIn(Status.PAUSED, Status.CONVERGED, Status.EXHAUSTED);
        await(run.resume());
        assertSame(estimation, await(run.outcome()), expected("collapsed"));
    }

    private static RunHandle start(RunEngine engine, Estimation estimation, Supplier<BlockWork> work) {
        return engine.start(job(estimation, work, Optional.empty()), look -> {
        });
    }

    private static RunJob job(Estimation estimation, Supplier<BlockWork> work, Optional<Duration> maxWallTime) {
        return new RunJob(estimation.plan(), work, estimation::look, maxWallTime);
    }

    private static void assertSame(Estimation estimation, Outcome outcome, Outcome expected) {
        assertThat(outcome.cause()).isEmpty();
        assertThat(TreeLoop.bits(outcome.prefix().orElseThrow()))
                .isEqualTo(TreeLoop.bits(expected.prefix().orElseThrow()));
        assertThat(TreeLoop.result(estimation, outcome)).isEqualTo(TreeLoop.result(estimation, expected));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
