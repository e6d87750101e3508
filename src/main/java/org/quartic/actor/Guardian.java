package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.store.Memory;

/** The root of all runs and of what remembers them: starts each beside the others and does nothing else. */
final class Guardian {

    /** What the guardian is told. */
    sealed interface Command {}

    /** Start this run; its outcome comes as the promise. */
    record Start(RunJob job, StageTimes times, Consumer<Look> onLook, CompletableFuture<Outcome> outcome,
            ActorRef<ActorRef<Run.Command>> replyTo) implements Command {}

    /** Start a memory; what it holds comes as the promise. */
    record Remember(MemoryJob job, Keeper.Patience patience, CompletableFuture<Memory> recalled,
            ActorRef<ActorRef<Keeper.Command>> replyTo) implements Command {}

    private Guardian() {}

    static Behavior<Command> create(Run.Settings settings) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(command -> {
            switch (command) {
                case Start start -> context.spawnAnonymous(RunReporter.create(start.job(), settings, start.times(),
                        start.onLook(), start.outcome(), start.replyTo()));
                case Remember(MemoryJob job, Keeper.Patience patience, CompletableFuture<Memory> recalled, ActorRef<ActorRef<Keeper.Command>> replyTo) ->
                    replyTo.tell(context.spawnAnonymous(Keeper.create(job, patience,
                            (keeper, snapshots) -> RunMemory.create(job.id(), keeper, snapshots), recalled)));
            }
            return Behaviors.same();
        }));
    }
}
