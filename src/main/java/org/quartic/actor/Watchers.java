package org.quartic.actor;

import akka.actor.typed.ActorRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.quartic.run.Status;
import org.quartic.run.Transition;

/** Those who watch a run, and what they have heard. Owned by the run. */
final class Watchers {

    private final Set<ActorRef<RunUpdate>> all = new LinkedHashSet<>();
    private RunUpdate.Position told = RunUpdate.Position.START;

    void add(ActorRef<RunUpdate> watcher) {
        all.add(watcher);
    }

    void remove(ActorRef<RunUpdate> watcher) {
        all.remove(watcher);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Everything after a position, for one who is new or was away: of a new one's past, only what it led to.
     *
     * @param transitions
     *            of this run, which have become known
     */
    static Stream<RunUpdate> missed(RunUpdate.Position after, RunInfo info, List<Transition> transitions,
            Optional<Desk> desk) {
        boolean strange = after.revision() == 0 || after.revision() > info.revision();
        long revision = strange ? info.revision() - 1 : after.revision();
        long block = strange ? desk.flatMap(Desk::newest).map(look -> look.blocks() - 1).orElse(0L) : after.blocks();
        Stream<RunUpdate> states = transitions.stream()
                .filter(step -> step.number() > revision && step.number() <= info.revision())
                // The end is told as such.
                .filter(step -> step.number() < info.revision() || !info.status().ended())
                .map(step -> new RunUpdate.Changed(new RunUpdate.Position(step.number(), block), at(step, info)));
        Stream<RunUpdate> looks = desk.stream().flatMap(known -> known.history(block).stream())
                .map(look -> new RunUpdate.Looked(new RunUpdate.Position(info.revision(), look.blocks()), look));
        return Stream.concat(states, looks);
    }

    private static RunInfo at(Transition step, RunInfo info) {
        Status status = step.status();
        return step.number() == info.revision() ? info
                : new RunInfo(info.id(), info.name(), status, info.priority(), step.number(), info.standing(),
                        info.submitted(), info.started(), status.ended() ? Optional.of(step.at()) : Optional.empty(),
                        Optional.empty());
    }

    /** What was seen before this process began is known to those who watched then. */
    void begin(long block) {
        told = new RunUpdate.Position(told.revision(), Math.max(told.blocks(), block));
    }

    void tellChange(RunInfo info) {
        told = new RunUpdate.Position(info.revision(), told.blocks());
        tell(new RunUpdate.Changed(told, info));
    }

    void tellLook(RunUpdate.HistoryLook look) {
        if (look.blocks() > told.blocks()) {
            told = new RunUpdate.Position(told.revision(), look.blocks());
            tell(new RunUpdate.Looked(told, look));
        }
    }

    void tellEnd(RunInfo info) {
        tell(end(info, told.blocks()));
        all.clear();
    }

    /** The last a watcher hears. */
    static RunUpdate end(RunInfo info, long blocks) {
        return new RunUpdate.Ended(new RunUpdate.Position(info.revision(), blocks), info);
    }

    private void tell(RunUpdate update) {
        all.forEach(watcher -> watcher.tell(update));
    }
}
