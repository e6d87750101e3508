package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.Provenance;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.spec.Specs;
import org.quartic.store.CheckpointCodec;
import org.quartic.store.Checkpointed;
import org.quartic.store.Life;
import org.quartic.store.Memory;
import org.quartic.store.Remembered;

class KeeperTest {

    private static final CheckpointCodec CODEC = CheckpointCodec.of(Estimation.of(Specs.resolved(Specs.with()), false));
    private static final Keeper.Patience PATIENCE = new Keeper.Patience(Duration.ofSeconds(3), Duration.ofSeconds(10));

    private final ActorTestKit kit = ActorTestKit
            .create(ManualTime.config().withFallback(RunEngine.configuration(1)));
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<RunMemory.Command> memory = kit.createTestProbe();
    private final TestProbe<Boolean> started = kit.createTestProbe();
    private final CompletableFuture<Memory> recalled = new CompletableFuture<>();
    private final List<Long> kept = new CopyOnWriteArrayList<>();
    private final TestProbe<Duration> late = kit.createTestProbe();
    private final Keeper.Listener listener = new Keeper.Listener() {
        @Override
        public void found(Memory memory) {
            recalled.complete(memory);
        }

        @Override
        public void notFound(Throwable cause) {
            recalled.completeExceptionally(cause);
        }

        @Override
        public void kept(long token) {
            kept.add(token);
        }

        @Override
        public void late(Duration since) {
            late.getRef().tell(since);
        }
    };
    private final ActorRef<Keeper.Command> keeper = kit.spawn(Keeper.create(
            PATIENCE, (self, snapshots) -> Behaviors.setup(context -> {
                started.getRef().tell(snapshots);
                return Behaviors.receiveMessage(remember -> {
                    memory.getRef().tell(remember);
                    return Behaviors.same();
                });
            }), listener));

    @AfterEach
    void shutDown() {
        kit.shutdownTestKit();
    }

    private void keep(long wallNanos, Status status) {
        keeper.tell(new Keeper.Keep(wallNanos, life(status),
                Optional.of(() -> CODEC.encode(new Remembered(Checkpoint.none(), new Spent(wallNanos, 0))))));
    }

    private static Life life(Status status) {
        return new Life("sha256:0", 1 << 20, status, new Provenance("", "", "", "", 1));
    }

    private RunMemory.Remember expect(long wallNanos, Status status) {
        RunMemory.Remember remember = memory.expectMessageClass(RunMemory.Remember.class);
        assertThat(CODEC.decode(remember.checkpointed().checkpoint()).spent().wallNanos()).isEqualTo(wallNanos);
        assertThat(remember.checkpointed().life().status()).isEqualTo(status);
        return remember;
    }

    private CompletableFuture<Boolean> finish() {
        var saved = new CompletableFuture<Boolean>();
        keeper.tell(new Keeper.Finish(saved));
        return saved;
    }

    private static boolean await(CompletableFuture<Boolean> saved) {
        return saved.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void shouldPersistOneAtATimeAndForgetWhatWasOvertaken() {
        keep(1, Status.RUNNING);
        keep(2, Status.RUNNING);
        keep(3, Status.RUNNING);
        RunMemory.Remember first = expect(1, Status.RUNNING);
        memory.expectNoMessage(Duration.ZERO);
        keeper.tell(new Keeper.Saved(first.number()));
        expect(3, Status.RUNNING);
    }

    @Test
    void shouldSayWhatIsKeptAndAllThatWasOvertaken() {
        keep(1, Status.RUNNING);
        RunMemory.Remember first = expect(1, Status.RUNNING);
        keep(2, Status.RUNNING);
        keep(3, Status.RUNNING);
        keeper.tell(new Keeper.Saved(first.number()));
        keeper.tell(new Keeper.Saved(expect(3, Status.RUNNING).number()));
        assertThat(await(finish())).isTrue();
        assertThat(kept).containsExactly(1L, 3L);
    }

    @Test
    void shouldKeepTheLastCheckpointAgainWhereOnlyLifeHasChanged() {
        keep(1, Status.RUNNING);
        keeper.tell(new Keeper.Saved(expect(1, Status.RUNNING).number()));
        keeper.tell(new Keeper.Keep(2, life(Status.PAUSED), Optional.empty()));
        keeper.tell(new Keeper.Saved(expect(1, Status.PAUSED).number()));
        keep(3, Status.RUNNING);
        RunMemory.Remember third = expect(3, Status.RUNNING);
        keep(4, Status.RUNNING);
        keeper.tell(new Keeper.Keep(5, life(Status.PAUSED), Optional.empty()));
        keeper.tell(new Keeper.Saved(third.number()));
        expect(4, Status.PAUSED);
    }

    @Test
    void shouldNotKeepAnEmptyCheckpointWhileItDoesNotKnowTheLastOne() {
        keeper.tell(new Keeper.Keep(1, life(Status.PAUSED), Optional.empty()));
        memory.expectNoMessage(Duration.ZERO);
        byte[] bytes = CODEC.encode(new Remembered(Checkpoint.none(), new Spent(7, 0)));
        keeper.tell(new Keeper.Recalled(Memory.nothing().after(new Checkpointed(life(Status.RUNNING), bytes))));
        expect(7, Status.PAUSED);
    }

    @Test
    void shouldNotKeepAnEmptyCheckpointAfterTheLastOneCouldNotBeRead() {
        keeper.tell(new Keeper.Keep(1, life(Status.STOPPED), Optional.empty()));
        keeper.tell(new Keeper.NotRecalled(new IllegalStateException("away")));
        keeper.tell(new Keeper.NotRecalled(new IllegalStateException("still away")));
        assertThatThrownBy(() -> recalled.orTimeout(10, TimeUnit.SECONDS).join()).hasMessageContaining("still away");
        memory.expectNoMessage(Duration.ZERO);
        byte[] bytes = CODEC.encode(new Remembered(Checkpoint.none(), new Spent(7, 0)));
        keeper.tell(new Keeper.Recalled(Memory.nothing().after(new Checkpointed(life(Status.PAUSED), bytes))));
        expect(7, Status.STOPPED);
    }

    @Test
    void shouldHandOverAgainToAMemoryThatStartedAgain() {
        keeper.tell(new Keeper.Recalled(Memory.nothing()));
        keep(1, Status.RUNNING);
        RunMemory.Remember lost = expect(1, Status.RUNNING);
        keeper.tell(new Keeper.Recalled(Memory.nothing()));
        assertThat(expect(1, Status.RUNNING).number()).isEqualTo(lost.number());
    }

    @Test
    void shouldSayThatNothingCanBeKept() {
        keep(1, Status.RUNNING);
        expect(1, Status.RUNNING);
        late.expectNoMessage(Duration.ZERO);
        time.timePasses(PATIENCE.retry());
        assertThat(late.receiveMessage()).isPositive();
    }

    @Test
    void shouldFinishWhenTheLastIsPersisted() {
        keep(1, Status.RUNNING);
        RunMemory.Remember first = expect(1, Status.RUNNING);
        keep(2, Status.CONVERGED);
        CompletableFuture<Boolean> saved = finish();
        keeper.tell(new Keeper.Saved(first.number()));
        RunMemory.Remember last = expect(2, Status.CONVERGED);
        assertThat(saved).isNotDone();
        keeper.tell(new Keeper.Saved(last.number()));
        assertThat(await(saved)).isTrue();
        memory.expectTerminated(keeper);
    }

    @Test
    void shouldFinishAtOnceWhereThereIsNothingToKeep() {
        assertThat(await(finish())).isTrue();
    }

    @Test
    void shouldTryAgainWithTheNewestUntilItIsPersisted() {
        keep(1, Status.RUNNING);
        RunMemory.Remember lost = expect(1, Status.RUNNING);
        time.timePasses(PATIENCE.retry());
        assertThat(expect(1, Status.RUNNING).number()).isEqualTo(lost.number());
        keep(2, Status.RUNNING);
        time.timePasses(PATIENCE.retry());
        RunMemory.Remember newer = expect(2, Status.RUNNING);
        keeper.tell(new Keeper.Saved(lost.number()));
        memory.expectNoMessage(Duration.ZERO);
        keeper.tell(new Keeper.Saved(newer.number()));
        keep(3, Status.RUNNING);
        expect(3, Status.RUNNING);
    }

    @Test
    void shouldGiveUpAtTheDeadline() {
        keep(1, Status.STOPPED);
        expect(1, Status.STOPPED);
        CompletableFuture<Boolean> saved = finish();
        for (int i = 0; i < 3; i++) {
            time.timePasses(PATIENCE.retry());
            expect(1, Status.STOPPED);
        }
        assertThat(saved).isNotDone();
        time.timePasses(Duration.ofSeconds(1));
        assertThat(await(saved)).isFalse();
    }

    @Test
    void shouldDoWithoutSnapshotsBeforeItGivesUpRecalling() {
        assertThat(started.receiveMessage()).isTrue();
        keeper.tell(new Keeper.NotRecalled(new IllegalStateException("torn")));
        assertThat(started.receiveMessage()).isFalse();
        assertThat(recalled).isNotDone();
        keeper.tell(new Keeper.NotRecalled(new IllegalStateException("torn too")));
        assertThatThrownBy(() -> recalled.orTimeout(10, TimeUnit.SECONDS).join()).hasMessageContaining("torn too");
    }

    @Test
    void shouldSayWhatIsRemembered() {
        keeper.tell(new Keeper.Recalled(Memory.nothing()));
        assertThat(recalled.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(Memory.nothing());
    }
}
