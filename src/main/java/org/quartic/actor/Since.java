package org.quartic.actor;

import java.util.function.LongSupplier;

/** How long ago something happened last. Owned by one actor. */
final class Since {

    private final LongSupplier nanoTime;
    private long nanos;

    /**
     * It happens now.
     *
     * @param nanoTime
     *            as {@link System#nanoTime()}
     */
    Since(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        now();
    }

    void now() {
        nanos = nanoTime.getAsLong();
    }

    double seconds() {
        return (nanoTime.getAsLong() - nanos) * 1e-9;
    }
}
