package org.quartic.actor;

import akka.actor.typed.ActorRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartic.run.Status;
import org.quartic.run.Transition;

/** Those who watch a run, and what they have heard. Owned by the run. */
final class Watchers {

    /** Each with the block up to which it was told when it came. */
    private final Map<ActorRef<RunUpdate>, Long> all = new LinkedHashMap<>();
    private RunUpdate.Position told = RunUpdate.Position.START;

    /**
     * One more.
     *
     * @param block
     *            of the newest look it knows
     */
    void add(ActorRef<RunUpdate> watcher, long block) {
        all.put(watcher, block);
    }

    void remove(ActorRef<RunUpdate> watcher) {
        all.remove(watcher);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int count() {
        return all.size();
    }

    /**
     * Everything after a position, for one who is new or was away: of a new one's past, only what it led to.
     *
     * @param transitions
     *            of this run, which have become known
     */
    static Stream<RunUpdate> missed(RunUpdate.Position after, RunInfo info, List<Transition> transitions,
            Desk desk) {
        boolean strange = after.revision() == 0 || after.revision() > info.revision();
        long revision = strange ? info.revision() - 1 : after.revision();
        long block = strange ? desk.newest().map(look -> look.blocks() - 1).orElse(0L) : after.blocks();
        Stream<RunUpdate> states = transitions.stream()
                .filter(step -> step.number() > revision && step.number() <= info.revision())
                // The end is told as such.
                .filter(step -> step.number() < info.revision() || !info.status().ended())
                .map(step -> new RunUpdate.Changed(new RunUpdate.Position(step.number(), block), at(step, info)));
        // Whoever has heard the last look of a run that has ended has yet to hear of the end.
        long seen = info.status().ended() ? info.revision() - 1 : info.revision();
        Stream<RunUpdate> looks = desk.history(block).stream()
                .map(look -> new RunUpdate.Looked(new RunUpdate.Position(seen, look.blocks()), look));
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

    /** It goes on from this block, which may be before what was told. */
    void rewind(long block) {
        told = new RunUpdate.Position(told.revision(), block);
    }

    void tellChange(RunInfo info) {
        told = new RunUpdate.Position(info.revision(), told.blocks());
        tell(new RunUpdate.Changed(told, info));
    }

    void tellLook(RunUpdate.HistoryLook look) {
        if (look.blocks() > told.blocks()) {
            told = new RunUpdate.Position(told.revision(), look.blocks());
            var update = new RunUpdate.Looked(told, look);
            all.forEach((watcher, block) -> {
                if (look.blocks() > block) {
                    watcher.tell(update);
                }
            });
        }
    }

    void tellEnd(RunInfo info) {
        tell(end(info, told.blocks()));
        all.clear();
    }

    /** Nobody tells them any more. */
    void tellLoss() {
        tell(new RunUpdate.Lost());
        all.clear();
    }

    /** The last a watcher hears. */
    static RunUpdate end(RunInfo info, long blocks) {
        return new RunUpdate.Ended(new RunUpdate.Position(info.revision(), blocks), info);
    }

    private void tell(RunUpdate update) {
        all.keySet().forEach(watcher -> watcher.tell(update));
    }
}
