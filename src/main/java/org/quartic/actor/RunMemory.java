package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import java.time.Duration;
import org.quartic.store.Checkpointed;
import org.quartic.store.Memory;
import org.quartic.store.MemoryEvent;

/**
 * What is remembered of one run, in the journal. Tells its keeper what it found there, each time it starts; what cannot be persisted is not
 * confirmed, and it starts again after a while.
 */
final class RunMemory extends EventSourcedBehavior<RunMemory.Remember, MemoryEvent, Memory> {

    /** Persist this, and confirm with the number. */
    record Remember(long number, Checkpointed checkpointed) {}

    private static final Duration MIN_BACKOFF = Duration.ofMillis(500);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(20);
    private static final double JITTER = 0.1;

    /** Four events and two snapshots are kept: enough for two checkpoints whichever row is damaged. */
    private static final int EVENTS_PER_SNAPSHOT = 2;
    private static final int SNAPSHOTS = 2;

    private final ActorRef<Keeper.Command> keeper;
    private final Recovery recovery;

    private RunMemory(PersistenceId run, ActorRef<Keeper.Command> keeper, Recovery recovery) {
        super(run,
                SupervisorStrategy.restartWithBackoff(MIN_BACKOFF, MAX_BACKOFF, JITTER).withLoggingEnabled(false));
        this.keeper = keeper;
        this.recovery = recovery;
    }

    /**
     * The memory of a run.
     *
     * @param snapshots
     *            whether snapshots are to be read. Every event holds all there is to know, so that those which are kept make good for a
     *            snapshot that is damaged.
     */
    static Behavior<Remember> create(PersistenceId run, ActorRef<Keeper.Command> keeper, boolean snapshots) {
        return new RunMemory(run, keeper,
                Recovery.withSnapshotSelectionCriteria(
                        snapshots ? SnapshotSelectionCriteria.latest() : SnapshotSelectionCriteria.none()));
    }

    @Override
    public Recovery recovery() {
        return recovery;
    }

    @Override
    public Memory emptyState() {
        return Memory.nothing();
    }

    @Override
    public CommandHandler<Remember, MemoryEvent, Memory> commandHandler() {
        return newCommandHandlerBuilder().forAnyState().onCommand(Remember.class,
                remember -> Effect().persist(remember.checkpointed())
                        .thenRun(state -> keeper.tell(new Keeper.Saved(remember.number()))))
                .build();
    }

    @Override
    public EventHandler<Memory, MemoryEvent> eventHandler() {
        return Memory::after;
    }

    @Override
    public SignalHandler<Memory> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), memory -> keeper.tell(new Keeper.Recalled(memory)))
                .onSignal(RecoveryFailed.class,
                        (memory, failed) -> keeper.tell(new Keeper.NotRecalled(failed.getFailure())))
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, SNAPSHOTS).withDeleteEventsOnSnapshot();
    }
}
