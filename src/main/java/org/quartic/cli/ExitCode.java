package org.quartic.cli;

import org.quartic.run.Status;

/** What a command's exit code says. */
public final class ExitCode {
    /** Done; for a run: converged. */
    public static final int DONE = 0;
    /** A failure that is not the user's: internal, or a run that failed. */
    public static final int FAILURE = 1;
    /** Bad usage or a bad spec, known before anything was computed. */
    public static final int USAGE = 2;
    /** A budget ended the run before its target. */
    public static final int BUDGET = 3;
    /** Interrupted by Ctrl-C or SIGTERM. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /**
     * The exit code of a run that ended like this.
     *
     * @throws IllegalArgumentException
     *             where the run has not ended
     */
    public static int of(Status status) {
        return switch (status) {
            case CONVERGED -> DONE;
            case EXHAUSTED -> BUDGET;
            case STOPPED -> INTERRUPTED;
            case FAILED -> FAILURE;
            case QUEUED, RUNNING, PAUSED -> throw new IllegalArgumentException(
                    "a run that is " + status.word() + " has no exit code");
        };
    }
}
