package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.quartic.run.Look;
import org.quartic.run.Outcome;

/**
 * Between a run and those outside the actor system: starts it, passes its looks on, and completes its outcome whatever happens, also if
 * the run or the whole system ends without a word.
 */
final class RunReporter {

    private final ActorContext<RunEvent> context;
    private final Consumer<Look> onLook;
    private final CompletableFuture<Outcome> outcome;

    private RunReporter(ActorContext<RunEvent> context, Consumer<Look> onLook, CompletableFuture<Outcome> outcome) {
        this.context = context;
        this.onLook = onLook;
        this.outcome = outcome;
    }

    static Behavior<RunEvent> create(RunJob job, Run.Settings settings, StageTimes times, Consumer<Look> onLook,
            CompletableFuture<Outcome> outcome, ActorRef<ActorRef<Run.Command>> replyTo) {
        return Behaviors.setup(context -> {
            var reporter = new RunReporter(context, onLook, outcome);
            ActorRef<Run.Command> run = context.spawn(Run.create(job, settings, times, context.getSelf()), "run");
            context.watch(run);
            replyTo.tell(run);
            return Behaviors.receive(RunEvent.class).onMessage(RunEvent.class, reporter::on)
                    .onSignal(ChildFailed.class, failed -> reporter.gone(failed.getCause().toString()))
                    .onSignal(Terminated.class, terminated -> reporter.gone("the run ended without an outcome"))
                    .onSignal(PostStop.class, stop -> reporter.gone("the engine was closed")).build();
        });
    }

    private Behavior<RunEvent> on(RunEvent event) {
        return switch (event) {
            case RunEvent.Looked(Look look) -> {
                tell(look);
                yield Behaviors.same();
            }
            case RunEvent.Ended(Outcome end) -> {
                outcome.complete(end);
                yield Behaviors.stopped();
            }
        };
    }

    /** One who cannot bear a look does not end the run. */
    private void tell(Look look) {
        try {
            onLook.accept(look);
        } catch (RuntimeException fault) {
            context.getLog().error("the look after block {} was not taken", look.blocks(), fault);
        }
    }

    private Behavior<RunEvent> gone(String cause) {
        outcome.complete(Outcome.failed(cause));
        return Behaviors.stopped();
    }
}
