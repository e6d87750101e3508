package org.quartic.cli;

import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.quartic.actor.RunUpdate;
import org.quartic.run.Estimation;
import org.quartic.run.PastLook;

/** What was known at every look of a run, wherever it was asked: in this go at it or in an earlier one. Thread-safe. */
final class History {
    private final Estimation estimation;
    private final NavigableMap<Long, PastLook> looks = new ConcurrentSkipListMap<>();

    /** Of a run, without a look as yet. */
    History(Estimation estimation) {
        this.estimation = estimation;
    }

    /** One more; a look at the same prefix is the same look. */
    void see(PastLook look) {
        looks.put(look.blocks(), look);
    }

    /** In their order, with what the stop rule held against the targets. */
    List<RunUpdate.HistoryLook> looks() {
        return looks.values().stream()
                .map(look -> new RunUpdate.HistoryLook(look.blocks(), look.draws(), estimation.bounded(look))).toList();
    }
}
