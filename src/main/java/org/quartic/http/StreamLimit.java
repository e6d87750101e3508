package org.quartic.http;

import akka.http.javadsl.model.headers.RawHeader;
import java.util.concurrent.atomic.AtomicInteger;

/** How many follow events at once. Thread-safe. */
final class StreamLimit {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    StreamLimit(int most) {
        this.most = most;
    }

    /**
     * Whether there is room for one more; whoever comes in between is turned away by {@link #enter}.
     *
     * @throws Problem
     *             if there is not
     */
    void check() {
        if (open.get() >= most) {
            throw Problem.of(429, "there are " + most + " event streams already",
                    RawHeader.create("Retry-After", "10"));
        }
    }

    /** One more, if there is room: not before it really flows, since what never does never ends either. */
    boolean enter() {
        return open.getAndUpdate(count -> count < most ? count + 1 : count) < most;
    }

    void leave() {
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }
}
