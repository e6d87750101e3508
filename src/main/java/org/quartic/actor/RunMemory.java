package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
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
final class RunMemory extends EventSourcedBehavior<RunMemory.Command, MemoryEvent, Memory> {

    /** What it is told. */
    sealed interface Command {}

    /**
     * Persist this, and confirm with the number.
     *
     * @param number
     *            never less than before; what comes again once it is persisted is confirmed again and no more
     */
    record Remember(long number, Checkpointed checkpointed) implements Command {}

    /** Answer once nothing is left to be persisted of what came before. */
    record Rest(Runnable rested) implements Command {}

    private static final Duration MIN_BACKOFF = Duration.ofMillis(500);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final double JITTER = 0.1;

    /** Four events and two snapshots are kept: enough for two checkpoints whichever row is damaged. */
    private static final int EVENTS_PER_SNAPSHOT = 2;
    private static final int SNAPSHOTS = 2;

    private final ActorRef<Keeper.Command> keeper;
    private final Recovery recovery;
    /** Of what was persisted last; known over restarts, which are of the same behaviour. */
    private long persisted;

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
    static Behavior<Command> create(PersistenceId run, ActorRef<Keeper.Command> keeper, boolean snapshots) {
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
    public CommandHandler<Command, MemoryEvent, Memory> commandHandler() {
        return newCommandHandlerBuilder().forAnyState()
                .onCommand(Remember.class, (_, remember) -> remember(remember))
                .onCommand(Rest.class, (_, rest) -> Effect().none().thenRun(state -> rest.rested().run())).build();
    }

    private Effect<MemoryEvent, Memory> remember(Remember remember) {
        var saved = new Keeper.Saved(remember.number());
        return remember.number() <= persisted ? Effect().none().thenRun(state -> keeper.tell(saved))
                : Effect().persist(remember.checkpointed()).thenRun(state -> {
                    persisted = remember.number();
                    keeper.tell(saved);
                });
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
