package org.quartic.actor;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.StatusReply;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A served run that does nothing more but be deleted: it cannot be read, or is just being removed. */
final class Refusing {

    private final RunRefusal refusal;
    private final Supplier<RunReading> reading;
    private final Behavior<ServedRun.Command> back;
    private OptionalLong attempt;

    private Refusing(RunRefusal refusal, Supplier<RunReading> reading, OptionalLong attempt,
            Behavior<ServedRun.Command> back) {
        this.refusal = refusal;
        this.reading = reading;
        this.attempt = attempt;
        this.back = back;
    }

    /** One that cannot be read. */
    static Behavior<ServedRun.Command> unreadable(String cause, Supplier<RunReading> reading) {
        return of(cause, reading, OptionalLong.empty(), Behaviors.same());
    }

    /**
     * One that is just being removed.
     *
     * @param attempt
     *            the one at it
     * @param back
     *            what it becomes if it stays
     */
    static Behavior<ServedRun.Command> leaving(long attempt, Supplier<RunReading> reading,
            Behavior<ServedRun.Command> back) {
        return of(ServedRun.BEING_DELETED, reading, OptionalLong.of(attempt), back);
    }

    private static Behavior<ServedRun.Command> of(String cause, Supplier<RunReading> reading, OptionalLong attempt,
            Behavior<ServedRun.Command> back) {
        var refusing = new Refusing(new RunRefusal(RunRefusal.Kind.CONFLICT, cause), reading, attempt, back);
        return Behaviors.receiveMessage(refusing::on);
    }

    private Behavior<ServedRun.Command> on(ServedRun.Command command) {
        switch (command) {
            case ServedRun.Forget(long number, var replyTo) -> leave(number, replyTo);
            case ServedRun.Rested(long number, var replyTo) -> leave(number, replyTo);
            case ServedRun.Stay(long number) -> {
                // An attempt that was given up says nothing about the one after it.
                if (attempt.isPresent() && attempt.getAsLong() == number) {
                    return back;
                }
            }
            case ServedRun.Halt(var replyTo) -> {
                replyTo.tell(Done.getInstance());
                return Behaviors.stopped();
            }
            case ServedRun.Pause(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.Resume(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.Stop(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.Extend(var _, var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.Extended(var _, var _, var _, var _, var replyTo) ->
                replyTo.tell(StatusReply.error(refusal));
            case ServedRun.GetResult(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.GetSpec(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.GetHistory(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
            case ServedRun.Watch(var _, var watcher) -> watcher.tell(Watchers.end(reading.get().info(), 0));
            case ServedRun.Read(var replyTo) -> replyTo.tell(reading.get());
            default -> {
            }
        }
        return Behaviors.same();
    }

    private void leave(long number, ActorRef<StatusReply<Done>> replyTo) {
        if (attempt.isPresent()) {
            attempt = OptionalLong.of(number);
        }
        replyTo.tell(StatusReply.success(Done.getInstance()));
    }
}
