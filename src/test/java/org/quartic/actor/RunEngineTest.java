package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.run.BlockPlan;
import org.quartic.run.BlockWork;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.PretendBlocks;
import org.quartic.run.Status;

class RunEngineTest {

    private static final BlockPlan PLAN = new BlockPlan(32, 16, 32 * 400 + 12);
    private static final BlockPlan ENDLESS = new BlockPlan(32, 16, 1_000_000_000_000L);
    /** Reached after some 130 blocks of 32 draws. */
    private static final double TARGET = 0.2357 / Math.sqrt(32 * 130.0);
    private static final Outcome EXPECTED = PretendBlocks.reference(PLAN, PretendBlocks.judge(TARGET));

    private static RunEngine engine;

    @BeforeAll
    static void boot() {
        engine = RunEngine.start(2);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void shouldEndWithTheSameBitsOnAnyNumberOfThreads(int threads) {
        try (RunEngine other = RunEngine.start(threads)) {
            var blocks = new FaultyBlocks();
            var looks = new ConcurrentLinkedQueue<Look>();
            Outcome outcome = await(other.start(job(blocks, TARGET), looks::add).outcome());
            assertSame(outcome, EXPECTED);
            assertThat(outcome.status()).isEqualTo(Status.CONVERGED);
            assertThat(outcome.blocks()).isBetween(20L, 390L);
            assertThat(looks).last().isEqualTo(EXPECTED.look().orElseThrow());
            assertThat(looks.stream().map(Look::blocks)).isSorted().first().isEqualTo(10L);
            assertThat(blocks.blocksMade()).isEqualTo(2 * threads);
        }
    }

    @Test
    void shouldEndExhaustedAtTheLastBlock() {
        Outcome outcome = await(start(new FaultyBlocks(), 0).outcome());
        assertSame(outcome, PretendBlocks.reference(PLAN, PretendBlocks.judge(0)));
        assertThat(outcome.status()).isEqualTo(Status.EXHAUSTED);
        assertThat(outcome.draws()).isEqualTo(32 * 400 + 8);
    }

    @Test
    void shouldRunSideBySide() {
        List<RunHandle> runs = Stream.generate(() -> start(new FaultyBlocks(), TARGET)).limit(5)
                .toList();
        runs.forEach(run -> assertSame(await(run.outcome()), EXPECTED));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void shouldLoseABlockNotTheRunWhenAStageThrows(Stage stage) {
        var blocks = new FaultyBlocks().failing(stage, 0, 2, () -> new IllegalStateException("twice"))
                .failing(stage, 17, 1, () -> new ArithmeticException("once"));
        assertSame(await(start(blocks, TARGET).outcome()), EXPECTED);
        assertThat(blocks.faultsThrown()).isEqualTo(3);
        assertThat(blocks.blocksMade()).isEqualTo(4 + 3);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void shouldFailWithTheCauseAfterThreeFailuresOfABlock(Stage stage) {
        var blocks = new FaultyBlocks().failing(stage, 23, 1000, () -> new IllegalStateException("broken for good"));
        Outcome outcome = await(start(blocks, TARGET).outcome());
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.cause().orElseThrow()).contains("block 23 failed 3 times").contains("broken for good");
        assertThat(outcome.blocks()).isEqualTo(23);
        assertThat(blocks.faultsThrown()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void shouldReplaceAPipelineThatAnErrorKills(Stage stage) {
        var blocks = new FaultyBlocks().failing(stage, 5, 1, () -> new AssertionError("killed"))
                .failing(stage, 6, 2, () -> new NoClassDefFoundError("killed/Too"))
                .failing(stage, 40, 1, () -> new StackOverflowError("so deep"));
        assertSame(await(start(blocks, TARGET).outcome()), EXPECTED);
        assertThat(blocks.faultsThrown()).isEqualTo(4);
        assertThat(blocks.blocksMade()).isEqualTo(4 + 2 * 4);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void shouldReplaceAPipelineThatEndsWithoutAWord(Stage stage) {
        // The memory to replace that of block 9 is the fifth block asked for, after two in each pipeline.
        var blocks = new FaultyBlocks().failing(stage, 9, 1, () -> new IllegalStateException("once"))
                .refusingMemory(5);
        assertSame(await(start(blocks, TARGET).outcome()), EXPECTED);
        assertThat(blocks.blocksMade()).isEqualTo(4 + 1 + 2);
    }

    @Test
    void shouldFailWithTheErrorThatKillsThreeTimes() {
        var blocks = new FaultyBlocks().failing(Stage.EVALUATOR, 5, 1000, () -> new OutOfMemoryError("pretended"));
        Outcome outcome = await(start(blocks, TARGET).outcome());
        assertThat(outcome.cause().orElseThrow()).contains("block 5 ").contains("pretended");
        assertSame(await(start(new FaultyBlocks(), TARGET).outcome()), EXPECTED);
    }

    @Test
    void shouldFailAtOnceWhenAMomentIsNotFinite() {
        var notFinite = (RuntimeException) catchThrowable(() -> new PretendBlocks().notFinite(11));
        var blocks = new FaultyBlocks().failing(Stage.AGGREGATOR, 11, 1000, () -> notFinite);
        Outcome outcome = await(start(blocks, TARGET).outcome());
        assertThat(outcome.cause()).contains(notFinite.getMessage());
        assertThat(blocks.faultsThrown()).isEqualTo(1);
    }

    @Test
    void shouldFailWhenThereCannotBeAnyWork() {
        Supplier<BlockWork> none = () -> {
            throw new IllegalStateException("no memory for this");
        };
        var job = new RunJob(PLAN, none, PretendBlocks.judge(TARGET), Optional.empty());
        assertThat(await(engine.start(job, look -> {
        }).outcome()).cause().orElseThrow()).contains("no memory for this");
    }

    @Test
    void shouldGoOnWhenALookIsNotTaken() {
        RunHandle run = engine.start(job(new FaultyBlocks(), TARGET), look -> {
            throw new IllegalStateException("not now");
        });
        assertSame(await(run.outcome()), EXPECTED);
    }

    @Test
    void shouldStopWithThePrefixThereIs() throws InterruptedException {
        var blocks = new FaultyBlocks().gatedFrom(30);
        RunHandle run = start(blocks, 0);
        assertThat(blocks.reachedGate().await(10, TimeUnit.SECONDS)).isTrue();
        Outcome outcome = await(run.stop());
        blocks.openGate();
        assertThat(outcome.status()).isEqualTo(Status.STOPPED);
        assertThat(outcome.blocks()).isLessThanOrEqualTo(30);
        if (outcome.blocks() > 0) {
            assertSame(outcome, Status.STOPPED, PretendBlocks.reference(
                    new BlockPlan(32, 16, 32 * outcome.blocks()), PretendBlocks.judge(0)));
        }
        assertThat(await(run.pause()).status()).isEqualTo(Status.STOPPED);
        assertThat(await(run.resume()).status()).isEqualTo(Status.STOPPED);
        assertThat(await(run.state()).blocks()).isEqualTo(outcome.blocks());
        assertThat(await(run.stop())).isEqualTo(outcome);
    }

    @Test
    void shouldHoldStillWhilePausedAndResumeToTheSameBits() throws InterruptedException {
        var blocks = new FaultyBlocks().gatedFrom(30);
        RunHandle run = start(blocks, TARGET);
        assertThat(blocks.reachedGate().await(10, TimeUnit.SECONDS)).isTrue();
        CompletionStage<RunState> paused = run.pause();
        assertThat(await(run.state()).status()).isEqualTo(Status.RUNNING);
        assertThat(paused.toCompletableFuture()).isNotDone();
        blocks.openGate();
        RunState held = await(paused);
        assertThat(held.status()).isEqualTo(Status.PAUSED);
        assertThat(held.blocks()).as("all that was in hand, and no more").isBetween(31L, 36L);
        assertThat(await(run.pause())).isEqualTo(held);
        assertThat(await(run.state())).isEqualTo(held);
        run.resume();
        assertSame(await(run.outcome()), EXPECTED);
    }

    @Test
    void shouldEndExhaustedWhenItsTimeIsUp() {
        var job = new RunJob(ENDLESS, new FaultyBlocks(), PretendBlocks.judge(0), Optional.of(Duration.ofMillis(60)));
        Outcome outcome = await(engine.start(job, look -> {
        }).outcome());
        assertThat(outcome.status()).isEqualTo(Status.EXHAUSTED);
        assertThat(outcome.look().map(Look::blocks).orElse(0L)).isEqualTo(outcome.blocks());
    }

    @Test
    void shouldBearABudgetOfYears() {
        var job = new RunJob(PLAN, new FaultyBlocks(), PretendBlocks.judge(TARGET), Optional.of(Duration.ofDays(3000)));
        assertSame(await(engine.start(job, look -> {
        }).outcome()), EXPECTED);
    }

    @Test
    void shouldFailWhatIsLeftWhenClosed() {
        RunEngine other = RunEngine.start(1);
        var job = new RunJob(ENDLESS, new FaultyBlocks(), PretendBlocks.judge(0), Optional.empty());
        RunHandle run = other.start(job, look -> {
        });
        other.close();
        assertThat(await(run.outcome()).cause()).contains("the engine was closed");
        assertThat(await(run.state()).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void shouldTimeEveryStageAndBlock() {
        RunHandle run = start(new FaultyBlocks(), 0);
        await(run.outcome());
        assertThat(run.stageTimes().read()).extracting(StageTimes.Reading::stage).containsExactly(Stage.values());
        assertThat(run.stageTimes().read()).allSatisfy(reading -> {
            assertThat(reading.service().count()).isEqualTo(PLAN.blocks()).isEqualTo(reading.waiting().count());
            assertThat(reading.service().medianNanos()).isPositive();
        });
    }

    private static RunHandle start(FaultyBlocks blocks, double target) {
        return engine.start(job(blocks, target), look -> {
        });
    }

    private static RunJob job(FaultyBlocks blocks, double target) {
        return new RunJob(PLAN, blocks, PretendBlocks.judge(target), Optional.empty());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void assertSame(Outcome outcome, Outcome expected) {
        assertSame(outcome, expected.status(), expected);
    }

    private static void assertSame(Outcome outcome, Status status, Outcome expected) {
        assertThat(outcome.cause()).isEmpty();
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.look()).isEqualTo(expected.look());
        assertThat(PretendBlocks.bits(outcome.prefix().orElseThrow()))
                .isEqualTo(PretendBlocks.bits(expected.prefix().orElseThrow()));
    }
}
