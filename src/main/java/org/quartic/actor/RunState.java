package org.quartic.actor;

import java.util.Optional;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.Status;

/**
 * Where a run is at some moment.
 *
 * @param status
 *            PAUSED only once nothing is being computed
 * @param blocks
 *            length of the prefix so far
 * @param draws
 *            draws in it
 * @param look
 *            the latest look there was
 * @param blocksInHand
 *            being computed, or waiting for it
 * @param failures
 *            of blocks, each of which was tried again
 */
public record RunState(Status status, long blocks, long draws, Optional<Look> look, int blocksInHand, long failures) {

    static RunState of(Outcome outcome) {
        return new RunState(outcome.status(), outcome.blocks(), outcome.draws(), outcome.look(), 0, 0);
    }
}
