package org.quartic.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quartic.spec.RunSpec;

/**
 * The life of a run that is served: what was asked for, and what became of it so far. An immutable value; every step that makes sense
 * gives the next one, and every step that does not says why.
 *
 * <pre>
 *   queued -> running -> converged, exhausted, failed
 *   running -> paused -> queued
 *   queued, running, paused -> stopped
 *   converged, exhausted, stopped -> queued, by another stop section
 * </pre>
 *
 * @param spec
 *            resolved
 * @param started
 *            when it first ran
 * @param finished
 *            when it last ended, if it has
 * @param transitions
 *            the newest {@value #MOST_TRANSITIONS}; the first of all was to be queued
 * @param error
 *            why it failed, if it did
 */
public record RunRecord(RunSpec spec, Priority priority, Instant submitted, Optional<Instant> started,
        Optional<Instant> finished, List<Transition> transitions, Optional<String> error) {

    /** Whoever pauses and resumes for ever does not fill the memory of it. */
    static final int MOST_TRANSITIONS = 100;

    public RunRecord {
        transitions = List.copyOf(transitions);
        if (transitions.isEmpty()) {
            throw new IllegalArgumentException("a run without a beginning");
        }
    }

    /** What a step comes to. */
    public sealed interface Step {}

    /** It makes sense, and this is the life after it. */
    public record Changed(RunRecord next) implements Step {}

    /** The run is where the step leads to. */
    public record Unchanged() implements Step {}

    /** It makes no sense now. */
    public record Refused(String reason) implements Step {}

    /** A run that waits for its turn. */
    public static RunRecord submitted(RunSpec resolved, Priority priority, Instant at) {
        return new RunRecord(resolved, priority, at, Optional.empty(), Optional.empty(),
                List.of(new Transition(1, Status.QUEUED, at)), Optional.empty());
    }

    /** Where it is. */
    public Status status() {
        return transitions.getLast().status();
    }

    /** How many transitions there were. */
    public long revision() {
        return transitions.getLast().number();
    }

    /** Its turn has come. */
    public RunRecord running(Instant at) {
        return with(spec, started.or(() -> Optional.of(at)), Optional.empty(), Status.RUNNING, at, Optional.empty());
    }

    /** It ran when the process that computed it ended: it waits for its turn again. */
    public RunRecord interrupted(Instant at) {
        return with(spec, started, Optional.empty(), Status.QUEUED, at, Optional.empty());
    }

    /**
     * It has ended.
     *
     * @param cause
     *            why it failed, if it did
     */
    public RunRecord ended(Status end, Optional<String> cause, Instant at) {
        return with(spec, started, Optional.of(at), end, at, cause);
    }

    /** Holds it still. */
    public Step pause(Instant at) {
        return switch (status()) {
            case RUNNING -> new Changed(with(spec, started, Optional.empty(), Status.PAUSED, at, Optional.empty()));
            case PAUSED -> new Unchanged();
            case QUEUED, CONVERGED, EXHAUSTED, STOPPED, FAILED -> refused("paused", "a running one is");
        };
    }

    /** Has it wait for its turn. */
    public Step resume(Instant at) {
        return switch (status()) {
            case PAUSED -> new Changed(interrupted(at));
            case QUEUED, RUNNING -> new Unchanged();
            case CONVERGED, EXHAUSTED, STOPPED, FAILED -> refused("resumed", "a paused one is");
        };
    }

    /** Ends it by hand. */
    public Step stop(Instant at) {
        return switch (status()) {
            case QUEUED, RUNNING, PAUSED -> new Changed(ended(Status.STOPPED, Optional.empty(), at));
            case STOPPED -> new Unchanged();
            case CONVERGED, EXHAUSTED, FAILED -> refused("stopped", "one that is queued, running or paused is");
        };
    }

    /**
     * Has it go on towards another end.
     *
     * @param other
     *            its spec but for {@code stop}
     */
    public Step extend(RunSpec other, Instant at) {
        return switch (status()) {
            case CONVERGED, EXHAUSTED, STOPPED ->
                new Changed(with(other, started, Optional.empty(), Status.QUEUED, at, Optional.empty()));
            case QUEUED, RUNNING, PAUSED, FAILED -> other.equals(spec) && status() != Status.FAILED ? new Unchanged()
                    : refused("extended", "one that has converged, is exhausted or was stopped is");
        };
    }

    /** Why it may not be deleted, if it may not. */
    public Optional<Refused> keptFromDeletion() {
        return status().ended() ? Optional.empty() : Optional.of(refused("deleted", "one that has ended is: stop it"));
    }

    private Refused refused(String what, String who) {
        return new Refused("a run that is " + status().word() + " cannot be " + what + ": " + who);
    }

    private RunRecord with(RunSpec next, Optional<Instant> firstStart, Optional<Instant> end, Status status, Instant at,
            Optional<String> cause) {
        var more = new ArrayList<Transition>(
                transitions.subList(Math.max(0, transitions.size() - MOST_TRANSITIONS + 1), transitions.size()));
        more.add(new Transition(revision() + 1, status, at));
        return new RunRecord(next, priority, submitted, firstStart, end, more, cause);
    }
}
