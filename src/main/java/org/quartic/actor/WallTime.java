package org.quartic.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A budget of running time, which stands still while the run does. Owned by the run. */
final class WallTime {

    private final LongSupplier nanoTime;
    private final Optional<Duration> budget;
    private Duration spent = Duration.ZERO;
    private long startedNanos;

    WallTime(Optional<Duration> budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /** From now on it is spent; gives what is left, if it is bounded. */
    Optional<Duration> start() {
        startedNanos = nanoTime.getAsLong();
        return budget.map(most -> most.minus(spent)).map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    /** From now on it is not spent. */
    void stop() {
        spent = spent.plusNanos(nanoTime.getAsLong() - startedNanos);
    }
}
