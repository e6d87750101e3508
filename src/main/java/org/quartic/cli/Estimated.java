package org.quartic.cli;

import java.util.List;
import java.util.Optional;

import org.quartic.actor.RunUpdate;
import org.quartic.run.RunResult;

/**
 * What came of a run.
 *
 * @param unsaved
 *            why its state could not be saved although it was to be: the result is right all the same
 * @param history
 *            what was known at every look
 */
public record Estimated(RunResult result, Optional<String> unsaved, List<RunUpdate.HistoryLook> history) {
    public Estimated {
        history = List.copyOf(history);
    }

    /** The same where its state could not be saved. */
    Estimated unsavedFor(String reason) {
        return new Estimated(result, Optional.of(reason), history);
    }
}
