package org.quartic.run;

import java.util.Optional;
import org.quartic.cumulant.Summary;

/**
 * What a run ended with: always that of a prefix of its blocks.
 *
 * @param status
 *            one that has {@linkplain Status#ended() ended}
 * @param blocks
 *            length of the prefix
 * @param draws
 *            draws in it
 * @param prefix
 *            its moments; empty if there is no block or the run failed
 * @param look
 *            what is known from it; empty if there is no block or the run failed
 * @param cause
 *            why it failed, if it did
 */
public record Outcome(Status status, long blocks, long draws, Optional<Summary> prefix, Optional<Look> look,
        Optional<String> cause) {
    public Outcome {
        if (!status.ended() || cause.isPresent() != (status == Status.FAILED)) {
            throw new IllegalArgumentException("no outcome: " + status + ", cause " + cause.orElse("none"));
        }
    }

    /** Of a run that failed without a prefix worth keeping. */
    public static Outcome failed(String cause) {
        return new Outcome(Status.FAILED, 0, 0, Optional.empty(), Optional.empty(), Optional.of(cause));
    }
}
