package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.quartic.run.Look;
import org.quartic.run.Outcome;

/** The root of all runs and of what remembers them: starts each beside the others and does nothing else. */
final class Guardian {

    /** What the guardian is told. */
    sealed interface Command {}

    /** Start this run; its outcome comes as the promise. */
    record Start(RunJob job, StageTimes times, Consumer<Look> onLook, CompletableFuture<Outcome> outcome,
            ActorRef<ActorRef<Run.Command>> replyTo) implements Command {}

    /** Start a memory; the listener is told what it holds. */
    record Remember(String id, Keeper.Patience patience, Keeper.Listener listener,
            ActorRef<ActorRef<Keeper.Command>> replyTo) implements Command {}

    private Guardian() {}

    static Behavior<Command> create(Run.Settings settings) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(command -> {
            switch (command) {
                case Start start -> context.spawnAnonymous(RunReporter.create(start.job(), settings, start.times(),
                        start.onLook(), start.outcome(), start.replyTo()));
                case Remember(String id, Keeper.Patience patience, Keeper.Listener listener, ActorRef<ActorRef<Keeper.Command>> replyTo) ->
                    replyTo.tell(context.spawnAnonymous(Keeper.create(patience,
                            (keeper, snapshots) -> RunMemory.create(PersistenceId.of("run", id), keeper, snapshots),
                            listener)));
            }
            return Behaviors.same();
        }));
    }
}
