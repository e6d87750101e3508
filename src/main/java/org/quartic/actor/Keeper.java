package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.quartic.store.Checkpointed;
import org.quartic.store.Life;
import org.quartic.store.Memory;

/**
 * Between a run and its memory, so that the run never waits: takes checkpoints whenever there is one, has one of them persisted at a time,
 * and forgets those that were overtaken meanwhile. What is not confirmed in time is handed over again; persisting it twice does no harm.
 */
final class Keeper {

    /** What a keeper is told. */
    sealed interface Command {}

    /**
     * The run has come so far.
     *
     * @param token
     *            what is to be said once it is kept, or something later is; never less than before
     * @param checkpoint
     *            its bytes, asked for once it comes to that; without, those of the last one are kept again
     */
    record Keep(long token, Life life, Optional<Supplier<byte[]>> checkpoint) implements Command {}

    /** No more is to be kept; answered once the last is, or when that took too long. */
    record Finish(CompletableFuture<Boolean> saved) implements Command {}

    /** Say when nothing is on its way to the journal. */
    record Rest(Runnable rested) implements Command {}

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
        Behavior<RunMemory.Command> create(ActorRef<Command> keeper, boolean snapshots);
    }

    /** Hears of what a keeper does, in the keeper's own thread. */
    interface Listener {
        /** What is remembered at first. */
        void found(Memory memory);

        /** That cannot be known. */
        void notFound(Throwable cause);

        /** What was to be kept with this token is, and all that came before. */
        default void kept(long token) {}

        /** Nothing could be kept for so long. */
        default void late(Duration since) {}
    }

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final Patience patience;
    private final MemoryFactory memories;
    private final Listener listener;
    private Optional<Keep> waiting = Optional.empty();
    private Optional<RunMemory.Remember> underWay = Optional.empty();
    private Optional<CompletableFuture<Boolean>> finishing = Optional.empty();
    private ActorRef<RunMemory.Command> memory;
    private boolean snapshots = true;
    /** Whether the listener was told of what is remembered, or that it cannot be known. */
    private boolean found;
    /** Whether what is remembered is known. */
    private boolean known;
    private boolean overdue;
    private byte[] lastCheckpoint = {};
    private long number;
    /** What is to be said once a number is persisted. */
    private final NavigableMap<Long, Long> handedOver = new TreeMap<>();
    private long unsavedSinceNanos;

    private Keeper(ActorContext<Command> context, TimerScheduler<Command> timers, Patience patience,
            MemoryFactory memories, Listener listener) {
        this.context = context;
        this.timers = timers;
        this.patience = patience;
        this.memories = memories;
        this.listener = listener;
        memory = newMemory();
    }

    /** A keeper over a memory of its own. */
    static Behavior<Command> create(Patience patience, MemoryFactory memories, Listener listener) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            var keeper = new Keeper(context, timers, patience, memories, listener);
            return Behaviors.receive(Command.class).onMessage(Command.class, keeper::on)
                    .onSignal(PostStop.class, stop -> keeper.gone()).build();
        }));
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Recalled(Memory remembered) -> recalled(remembered);
            case NotRecalled(Throwable cause) -> notRecalled(cause);
            case Keep keep -> {
                if (waiting.isEmpty() && underWay.isEmpty()) {
                    unsavedSinceNanos = System.nanoTime();
                }
                // Bytes that were not asked for yet are not lost with the keep they came with.
                Optional<Supplier<byte[]>> checkpoint = keep.checkpoint().or(() -> waiting.flatMap(Keep::checkpoint));
                waiting = Optional.of(new Keep(keep.token(), keep.life(), checkpoint));
            }
            case Saved(long saved) -> {
                // One that was overtaken meanwhile is kept all the same.
                Long upTo = handedOver.get(saved);
                if (upTo != null) {
                    context.getLog().debug("a checkpoint is persisted");
                    handedOver.headMap(saved, true).clear();
                    unsavedSinceNanos = System.nanoTime();
                    if (underWay.filter(remember -> remember.number() == saved).isPresent()) {
                        underWay = Optional.empty();
                        overdue = false;
                        timers.cancel(Overdue.class);
                    }
                    listener.kept(upTo);
                }
            }
            case Overdue() -> {
                if (!overdue) {
                    overdue = true;
                    context.getLog().warn("a checkpoint was not persisted within {}: it is tried again until it is",
                            patience.retry());
                }
                listener.late(Duration.ofNanos(System.nanoTime() - unsavedSinceNanos));
                overtake();
                underWay.ifPresent(this::handOver);
            }
            case Finish(CompletableFuture<Boolean> saved) -> {
                finishing = Optional.of(saved);
                timers.startSingleTimer(GiveUp.class, new GiveUp(), patience.last());
            }
            case Rest(Runnable rested) -> memory.tell(new RunMemory.Rest(rested));
            case GiveUp() -> {
                return gone();
            }
        }
        return proceed();
    }

    private void recalled(Memory remembered) {
        // Maybe later than the listener was told that it cannot be: a database that was away is back.
        if (!known && lastCheckpoint.length == 0 && !remembered.checkpoints().isEmpty()) {
            lastCheckpoint = remembered.checkpoints().getFirst().checkpoint();
        }
        known = true;
        if (!found) {
            found = true;
            listener.found(remembered);
        } else {
            // It has started again after a fault, with which went what it was just persisting.
            underWay.ifPresent(memory::tell);
        }
    }

    private void notRecalled(Throwable cause) {
        if (found) {
            context.getLog().debug("the journal of the run is not to be had: {}", root(cause));
        } else if (snapshots) {
            context.getLog().warn("the events of the run are read without its snapshots: {}", root(cause));
            snapshots = false;
            context.unwatch(memory);
            context.stop(memory);
            memory = newMemory();
        } else {
            found = true;
            listener.notFound(cause);
        }
    }

    private static String root(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private ActorRef<RunMemory.Command> newMemory() {
        ActorRef<RunMemory.Command> started = context.spawnAnonymous(memories.create(context.getSelf(), snapshots));
        context.watchWith(started, new NotRecalled(new IllegalStateException("the memory of the run ended")));
        return started;
    }

    private Behavior<Command> proceed() {
        if (underWay.isEmpty() && waiting.filter(this::hasBytes).isPresent()) {
            overtake();
            underWay.ifPresent(this::handOver);
        }
        if (underWay.isEmpty() && waiting.isEmpty() && finishing.isPresent()) {
            finishing.get().complete(true);
            return Behaviors.stopped();
        }
        return Behaviors.same();
    }

    /** Where those of the last one are to be kept again, they have to be known. */
    private boolean hasBytes(Keep keep) {
        return known || lastCheckpoint.length > 0 || keep.checkpoint().isPresent();
    }

    /** What waits takes the place of what is under way. */
    private void overtake() {
        waiting.ifPresent(keep -> {
            lastCheckpoint = keep.checkpoint().map(Supplier::get).orElse(lastCheckpoint);
            underWay = Optional.of(new RunMemory.Remember(++number, new Checkpointed(keep.life(), lastCheckpoint)));
            handedOver.put(number, keep.token());
        });
        waiting = Optional.empty();
    }

    private void handOver(RunMemory.Remember remember) {
        memory.tell(remember);
        timers.startSingleTimer(Overdue.class, new Overdue(), patience.retry());
    }

    private Behavior<Command> gone() {
        finishing.ifPresent(saved -> saved.complete(false));
        if (!found) {
            found = true;
            listener.notFound(new IllegalStateException("the engine was closed"));
        }
        return Behaviors.stopped();
    }
}
