package org.quartic.cli;

import java.util.Optional;
import org.quartic.cli.Told.About;

/** What whoever watches runs is told. */
sealed interface Told permits About, Told.Interrupted {

    /** Ctrl-C. */
    record Interrupted() implements Told {}

    /** Something about one run. */
    sealed interface About extends Told {
        /** Its id. */
        String run();
    }

    /** Something happened to it. */
    record Happened(String run, SentEvent event) implements About {}

    /** It was asked how it is, and may have answered. */
    record Shown(String run, Optional<DaemonRun> answer) implements About {}

    /** What it is to reach. */
    record Aims(String run, Goal goal) implements About {}

    /** Its daemon is not heard any more, and is tried again. */
    record Lost(String run, String reason) implements About {}

    /** Its daemon is heard again. */
    record Found(String run) implements About {}

    /** There is nothing more to hear of it. */
    record GivenUp(String run, RuntimeException reason) implements About {}
}
