package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.quartic.run.Look;
import org.quartic.run.Outcome;

/** The root of all runs: starts each beside the others and does nothing else. */
final class Guardian {

    /** Start this run; its outcome comes as the promise. */
    record Start(RunJob job, StageTimes times, Consumer<Look> onLook, CompletableFuture<Outcome> outcome,
            ActorRef<ActorRef<Run.Command>> replyTo) {}

    private Guardian() {}

    static Behavior<Start> create(Run.Settings settings) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(start -> {
            context.spawnAnonymous(RunReporter.create(start.job(), settings, start.times(), start.onLook(),
                    start.outcome(), start.replyTo()));
            return Behaviors.same();
        }));
    }
}
