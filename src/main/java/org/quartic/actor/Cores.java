package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.Optional;

/** Divides the cores among the runs of a daemon: no block is begun without its leave. */
final class Cores {

    /** What it is told. */
    sealed interface Command {}

    /** This run computes from now on, until it ends. */
    record Join(ActorRef<Run.Command> run, int weight) implements Command {}

    /** This run could begin so many more blocks. */
    record Want(ActorRef<Run.Command> run, int blocks) implements Command {}

    /** This run is done with a block that took so much processor time. */
    record Returned(ActorRef<Run.Command> run, long nanos) implements Command {}

    private record Left(ActorRef<Run.Command> run) implements Command {}

    private final ActorContext<Command> context;
    private final FairShare<ActorRef<Run.Command>> share;

    private Cores(ActorContext<Command> context, int capacity) {
        this.context = context;
        share = new FairShare<>(capacity);
    }

    /**
     * Nobody computes yet.
     *
     * @param capacity
     *            blocks that may be in hand at once: enough that no core waits for leave
     */
    static Behavior<Command> create(int capacity) {
        return Behaviors.setup(context -> {
            var cores = new Cores(context, capacity);
            return Behaviors.receiveMessage(cores::on);
        });
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Join(ActorRef<Run.Command> run, int weight) -> {
                context.watchWith(run, new Left(run));
                share.join(run, weight);
            }
            case Want(ActorRef<Run.Command> run, int blocks) -> share.want(run, blocks);
            case Returned(ActorRef<Run.Command> run, long nanos) -> share.returned(run, nanos);
            case Left(ActorRef<Run.Command> run) -> share.leave(run);
        }
        for (Optional<ActorRef<Run.Command>> next = share.grant(); next.isPresent(); next = share.grant()) {
            next.get().tell(new Run.Granted());
        }
        return Behaviors.same();
    }
}
