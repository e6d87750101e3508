package org.quartic.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A budget of running time, which stands still while the run does. Owned by the run. */
final class WallTime {

    private final LongSupplier nanoTime;
    private final Optional<Duration> budget;
    private Duration spent;
    private long startedNanos;
    private boolean running;

    /** Of this budget so much is spent already. */
    WallTime(Optional<Duration> budget, Duration spent, LongSupplier nanoTime) {
        this.budget = budget;
        this.spent = spent;
        this.nanoTime = nanoTime;
    }

    /** From now on it is spent; gives what is left, if it is bounded. */
    Optional<Duration> start() {
        startedNanos = nanoTime.getAsLong();
        running = true;
        return budget.map(most -> most.minus(spent)).map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    /** From now on it is not spent. */
    void stop() {
        spent = spent();
        running = false;
    }

    /** What is spent up to now. */
    Duration spent() {
        return running ? spent.plusNanos(nanoTime.getAsLong() - startedNanos) : spent;
    }
}
