package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Scheduler;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.quartic.run.Outcome;

/**
 * A run that was started. Safe from any thread; nothing here blocks. Everything may be asked of a run that has ended: the answer is how
 * it ended.
 */
public final class RunHandle {

    /** No block takes so long; what is not answered by then is answered with the outcome. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final ActorRef<Run.Command> run;
    private final CompletableFuture<Outcome> outcome;
    private final StageTimes stageTimes;
    private final Scheduler scheduler;

    RunHandle(ActorRef<Run.Command> run, CompletableFuture<Outcome> outcome, StageTimes stageTimes,
            Scheduler scheduler) {
        this.run = run;
        this.outcome = outcome;
        this.stageTimes = stageTimes;
        this.scheduler = scheduler;
    }

    /** How it ends. Never exceptional: also a fault is an outcome. Do not block in what depends on it. */
    public CompletionStage<Outcome> outcome() {
        return outcome;
    }

    /** Ends it with the prefix there is, without waiting for what is being computed. */
    public CompletionStage<Outcome> stop() {
        run.tell(new Run.Stop());
        return outcome;
    }

    /** Begins no more blocks; answered when none is being computed, or when it is resumed or ends before. */
    public CompletionStage<RunState> pause() {
        return ask(Run.Pause::new);
    }

    /** Goes on; a run that is not paused just does. */
    public CompletionStage<RunState> resume() {
        return ask(Run.Resume::new);
    }

    /** How far it is. */
    public CompletionStage<RunState> state() {
        return ask(Run.GetState::new);
    }

    /** How long its stages take; may be read at any time. */
    public StageTimes stageTimes() {
        return stageTimes;
    }

    private CompletionStage<RunState> ask(Function<ActorRef<RunState>, Run.Command> question) {
        var answer = new CompletableFuture<RunState>();
        AskPattern.ask(run, question::apply, LONGEST_WAIT, scheduler).whenComplete((state, fault) -> {
            if (fault == null) {
                answer.complete(state);
            } else if (!outcome.isDone()) {
                answer.completeExceptionally(fault);
            }
        });
        outcome.thenAccept(end -> answer.complete(RunState.of(end)));
        return answer;
    }
}
