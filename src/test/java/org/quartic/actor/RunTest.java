package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartic.run.BlockPlan;
import org.quartic.run.Checkpoint;
import org.quartic.run.PretendBlocks;
import org.quartic.run.Spent;
import org.quartic.run.Status;

class RunTest {

    private static final BlockPlan ENDLESS = new BlockPlan(32, 1L << 50, 1L << 52);

    private final ActorTestKit kit = ActorTestKit
            .create(ManualTime.config().withFallback(RunEngine.configuration(1)));
    private final ManualTime manualTime = ManualTime.get(kit.system());
    private final AtomicLong nanos = new AtomicLong();
    private final TestProbe<RunEvent> listener = kit.createTestProbe();
    private final TestProbe<RunState> replies = kit.createTestProbe();

    @AfterEach
    void shutDown() {
        kit.shutdownTestKit();
    }

    @Test
    void shouldNotCountPausesAsRunningTime() {
        ActorRef<Run.Command> run = start(Optional.of(Duration.ofHours(2)));
        passes(Duration.ofMinutes(90));
        assertThat(state(run)).isEqualTo(Status.RUNNING);
        run.tell(new Run.Pause(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.PAUSED);
        passes(Duration.ofHours(10));
        run.tell(new Run.Resume(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.RUNNING);
        run.tell(new Run.Resume(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.RUNNING);
        passes(Duration.ofMinutes(29));
        assertThat(state(run)).isEqualTo(Status.RUNNING);
        passes(Duration.ofMinutes(2));
        assertThat(listener.expectMessageClass(RunEvent.Ended.class).outcome().status()).isEqualTo(Status.EXHAUSTED);
        listener.expectTerminated(run);
    }

    @Test
    void shouldSumItsBudgetOverResumesAndSayWhatItSpent() {
        TestProbe<Kept> keeper = kit.createTestProbe();
        CheckpointSink memory = (checkpoint, spent, status) -> keeper.getRef().tell(new Kept(spent, status));
        var before = new Spent(Duration.ofHours(1).toNanos(), 7);
        ActorRef<Run.Command> run = start(new RunJob(ENDLESS, new FaultyBlocks(), PretendBlocks.judge(0),
                Optional.of(Duration.ofHours(2)), Checkpoint.none(), before, Optional.of(memory)));
        passes(Duration.ofMinutes(30));
        run.tell(new Run.Pause(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.PAUSED);
        passes(Duration.ofHours(5));
        run.tell(new Run.Resume(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.RUNNING);
        passes(Duration.ofMinutes(29));
        assertThat(state(run)).isEqualTo(Status.RUNNING);
        passes(Duration.ofMinutes(2));
        assertThat(listener.expectMessageClass(RunEvent.Ended.class).outcome().status()).isEqualTo(Status.EXHAUSTED);
        Kept last = keeper.fishForMessage(Duration.ofSeconds(5),
                kept -> kept.status().ended() ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore())
                .getFirst();
        assertThat(last.status()).isEqualTo(Status.EXHAUSTED);
        assertThat(last.spent()).isEqualTo(new Spent(Duration.ofMinutes(121).toNanos(),
                7 + Duration.ofMinutes(361).toNanos()));
    }

    private record Kept(Spent spent, Status status) {}

    @Test
    void shouldNotSpendTimeThatWasPausedBeforeAnythingElse() {
        ActorRef<Run.Command> run = kit.spawn(
                Run.create(
                        new RunJob(ENDLESS, new FaultyBlocks(), PretendBlocks.judge(0),
                                Optional.of(Duration.ofHours(1))),
                        new Run.Settings(1, 2, nanos::get, Optional.of(nanos::get), Duration.ofSeconds(5)),
                        new StageTimes(nanos::get), listener.getRef()));
        run.tell(new Run.Pause(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.PAUSED);
        passes(Duration.ofHours(5));
        assertThat(state(run)).isEqualTo(Status.PAUSED);
        run.tell(new Run.Resume(replies.getRef()));
        assertThat(replies.receiveMessage().status()).isEqualTo(Status.RUNNING);
        passes(Duration.ofMinutes(59));
        assertThat(state(run)).isEqualTo(Status.RUNNING);
        passes(Duration.ofMinutes(2));
        assertThat(listener.expectMessageClass(RunEvent.Ended.class).outcome().status()).isEqualTo(Status.EXHAUSTED);
    }

    @Test
    void shouldKeepABudgetLongerThanAnyTimer() {
        ActorRef<Run.Command> run = start(Optional.of(Duration.ofDays(400)));
        passes(Duration.ofDays(399));
        assertThat(state(run)).isEqualTo(Status.RUNNING);
        // The clock is looked at again some time after the timer of a hundred days: until then days may pass.
        RunEvent.Ended end = replies.awaitAssert(() -> {
            passes(Duration.ofDays(1));
            return (RunEvent.Ended) listener.receiveMessage(Duration.ofMillis(50));
        });
        assertThat(end.outcome().status()).isEqualTo(Status.EXHAUSTED);
    }

    @Test
    void shouldTakeASummaryThatComesTwice() {
        ActorRef<Run.Command> run = start(Optional.empty());
        for (int i = 0; i < 3; i++) {
            run.tell(new Run.Summarised(0, 0, 1, new PretendBlocks().summary(0, 32), 0));
        }
        assertThat(state(run)).isEqualTo(Status.RUNNING);
        run.tell(new Run.Stop());
        assertThat(listener.expectMessageClass(RunEvent.Ended.class).outcome().cause()).isEmpty();
    }

    @Test
    void shouldFailOverASummaryOfSomethingElse() {
        ActorRef<Run.Command> run = start(Optional.empty());
        run.tell(new Run.Summarised(0, 0, 1, new PretendBlocks().summary(0, 8), 0));
        assertThat(listener.expectMessageClass(RunEvent.Ended.class).outcome().cause().orElseThrow())
                .contains("block 0");
    }

    private ActorRef<Run.Command> start(Optional<Duration> wallTime) {
        return start(new RunJob(ENDLESS, new FaultyBlocks(), PretendBlocks.judge(0), wallTime));
    }

    private ActorRef<Run.Command> start(RunJob job) {
        ActorRef<Run.Command> run = kit.spawn(
                Run.create(job, new Run.Settings(1, 2, nanos::get, Optional.of(nanos::get), Duration.ofSeconds(5)),
                        new StageTimes(nanos::get),
                        listener.getRef()));
        // Its clock is read once it has begun:
        // The first question may have come before the run told itself to begin; the second has not.
        state(run);
        state(run);
        return run;
    }

    private Status state(ActorRef<Run.Command> run) {
        run.tell(new Run.GetState(replies.getRef()));
        return replies.receiveMessage().status();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        manualTime.timePasses(time);
    }
}
