package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.quartic.run.Status;
import org.quartic.store.Checkpointed;
import org.quartic.store.Life;
import org.quartic.store.Memory;
import org.quartic.store.Remembered;

/**
 * Between a run and its memory, so that the run never waits: takes checkpoints whenever there is one, has one of them persisted at a time,
 * and forgets those that were overtaken meanwhile. What is not confirmed in time is handed over again; persisting it twice does no harm.
 */
final class Keeper {

    /** What a keeper is told. */
    sealed interface Command {}

    /** The run has come so far. */
    record Keep(Remembered remembered, Status status) implements Command {}

    /** No more is to be kept; answered once the last is, or when that took too long. */
    record Finish(CompletableFuture<Boolean> saved) implements Command {}

    /** The memory has found this in its journal. */
    record Recalled(Memory memory) implements Command {}

    /** The memory cannot read its journal. */
    record NotRecalled(Throwable cause) implements Command {}

    /** The memory has persisted what had this number. */
    record Saved(long number) implements Command {}

    private record Overdue() implements Command {}

    private record GiveUp() implements Command {}

    /** How long to wait for what. */
    record Patience(Duration retry, Duration last) {
        static Patience of(Config configuration) {
            return new Patience(configuration.getDuration("quartic.memory.retry-interval"),
                    configuration.getDuration("quartic.memory.save-deadline"));
        }
    }

    /** What remembers. */
    interface MemoryFactory {
        /** One that tells this keeper of itself and reads snapshots, or does without. */
        Behavior<RunMemory.Remember> create(ActorRef<Command> keeper, boolean snapshots);
    }

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final MemoryJob job;
    private final Patience patience;
    private final MemoryFactory memories;
    private final CompletableFuture<Memory> recalled;
    private Optional<Keep> waiting = Optional.empty();
    private Optional<RunMemory.Remember> underWay = Optional.empty();
    private Optional<CompletableFuture<Boolean>> finishing = Optional.empty();
    private ActorRef<RunMemory.Remember> memory;
    private boolean snapshots = true;
    private long number;

    private Keeper(ActorContext<Command> context, TimerScheduler<Command> timers, MemoryJob job, Patience patience,
            MemoryFactory memories, CompletableFuture<Memory> recalled) {
        this.context = context;
        this.timers = timers;
        this.job = job;
        this.patience = patience;
        this.memories = memories;
        this.recalled = recalled;
        memory = newMemory();
    }

    /**
     * A keeper over a memory of its own.
     *
     * @param recalled
     *            completed with what is remembered at first
     */
    static Behavior<Command> create(MemoryJob job, Patience patience, MemoryFactory memories,
            CompletableFuture<Memory> recalled) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            var keeper = new Keeper(context, timers, job, patience, memories, recalled);
            return Behaviors.receive(Command.class).onMessage(Command.class, keeper::on)
                    .onSignal(PostStop.class, stop -> keeper.gone()).build();
        }));
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Recalled(Memory found) -> recalled.complete(found);
            case NotRecalled(Throwable cause) -> {
                if (snapshots && !recalled.isDone()) {
                    context.getLog().warn("the events of the run are read without its snapshots: {}", root(cause));
                    snapshots = false;
                    context.unwatch(memory);
                    context.stop(memory);
                    memory = newMemory();
                } else if (!recalled.completeExceptionally(cause)) {
                    context.getLog().warn("the journal of the run is not to be had: {}", root(cause));
                }
            }
            case Keep keep -> waiting = Optional.of(keep);
            case Saved(long saved) -> {
                context.getLog().debug("a checkpoint is persisted");
                underWay = underWay.filter(remember -> remember.number() != saved);
            }
            case Overdue() -> {
                context.getLog().warn("a checkpoint was not persisted within {}: it is tried again", patience.retry());
                overtake();
                underWay.ifPresent(this::handOver);
            }
            case Finish(CompletableFuture<Boolean> saved) -> {
                finishing = Optional.of(saved);
                timers.startSingleTimer(GiveUp.class, new GiveUp(), patience.last());
            }
            case GiveUp() -> {
                return gone();
            }
        }
        return proceed();
    }

    private static String root(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    private ActorRef<RunMemory.Remember> newMemory() {
        ActorRef<RunMemory.Remember> started = context.spawnAnonymous(memories.create(context.getSelf(), snapshots));
        context.watchWith(started, new NotRecalled(new IllegalStateException("the memory of the run ended")));
        return started;
    }

    private Behavior<Command> proceed() {
        if (underWay.isEmpty()) {
            timers.cancel(Overdue.class);
            overtake();
            underWay.ifPresent(this::handOver);
        }
        if (underWay.isEmpty() && finishing.isPresent()) {
            finishing.get().complete(true);
            return Behaviors.stopped();
        }
        return Behaviors.same();
    }

    /** What waits takes the place of what is under way. */
    private void overtake() {
        waiting.ifPresent(keep -> underWay = Optional.of(new RunMemory.Remember(++number, new Checkpointed(
                new Life(job.specDigest(), keep.status(), job.provenance()), job.codec().encode(keep.remembered())))));
        waiting = Optional.empty();
    }

    private void handOver(RunMemory.Remember remember) {
        memory.tell(remember);
        timers.startSingleTimer(Overdue.class, new Overdue(), patience.retry());
    }

    private Behavior<Command> gone() {
        finishing.ifPresent(saved -> saved.complete(false));
        recalled.completeExceptionally(new IllegalStateException("the engine was closed"));
        return Behaviors.stopped();
    }
}
