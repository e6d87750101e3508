package org.quartic.sweep;

import java.util.List;
import org.quartic.run.Status;

/**
 * What came of a sweep.
 *
 * @param keys
 *            the swept keys, in the order of its file
 * @param runs
 *            in the order of the file
 */
public record SweepResult(String name, List<String> keys, List<SweepRun> runs, List<SweepFit> fits) {
    public SweepResult {
        keys = List.copyOf(keys);
        runs = List.copyOf(runs);
        fits = List.copyOf(fits);
    }

    /** How it ended as a whole: what its worst run says. */
    public Status status() {
        return List.of(Status.FAILED, Status.STOPPED, Status.EXHAUSTED).stream()
                .filter(worst -> runs.stream().anyMatch(run -> run.status() == worst)).findFirst()
                .orElse(Status.CONVERGED);
    }
}
