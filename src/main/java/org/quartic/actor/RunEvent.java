package org.quartic.actor;

import org.quartic.run.Look;
import org.quartic.run.Outcome;

/** What a run tells of itself. */
sealed interface RunEvent {

    /** The stop rule was asked, on schedule. */
    record Looked(Look look) implements RunEvent {}

    /** The last there is. */
    record Ended(Outcome outcome) implements RunEvent {}
}
