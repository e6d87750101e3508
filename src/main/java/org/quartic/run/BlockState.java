package org.quartic.run;

import org.quartic.cumulant.Summary;

/** What became of a block that is not in the tree yet. */
sealed interface BlockState {

    /** Somebody has it. */
    record Issued(int attempt, int failures) implements BlockState {}

    /** Nobody has it any more: to be issued again. */
    record Due(int attempt, int failures) implements BlockState {}

    /** Its summary waits for those of the blocks before it. */
    record Done(Summary summary) implements BlockState {}

    /** Cannot be had; the run fails when it gets here. */
    record Hopeless(String cause) implements BlockState {}
}
