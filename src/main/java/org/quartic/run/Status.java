package org.quartic.run;

import java.util.Locale;

/** Where a run is in its life. */
public enum Status {
    /** Waiting for its turn. */
    QUEUED,
    /** Drawing. */
    RUNNING,
    /** Holding still until resumed. */
    PAUSED,
    /** Every target was reached at a look. */
    CONVERGED,
    /** A budget of draws or of time ended it before. */
    EXHAUSTED,
    /** Ended by hand. */
    STOPPED,
    /** Ended by a fault, which the outcome names. */
    FAILED;

    /** Whether this is an end: nothing is drawn any more. */
    public boolean ended() {
        return compareTo(CONVERGED) >= 0;
    }

    /** The word used for it in every output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
