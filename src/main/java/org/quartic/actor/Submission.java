package org.quartic.actor;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits for a new run to be kept, but not for ever. */
final class Submission {

    private Submission() {}

    static Behavior<StatusReply<RunInfo>> create(Duration limit, Consumer<RunInfo> kept, Runnable late) {
        return Behaviors.setup(context -> {
            context.setReceiveTimeout(limit, StatusReply.error("late"));
            return Behaviors.receiveMessage(reply -> {
                if (reply.isSuccess()) {
                    kept.accept(reply.getValue());
                } else {
                    late.run();
                }
                return Behaviors.stopped();
            });
        });
    }
}
