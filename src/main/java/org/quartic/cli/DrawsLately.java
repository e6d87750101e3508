package org.quartic.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a run has drawn of late. Not thread-safe. */
final class DrawsLately {
    private static final long WINDOW_NANOS = 20_000_000_000L;

    private record Seen(long nanos, long draws) {}

    private final Deque<Seen> seen = new ArrayDeque<>();

    /** There were so many draws then. */
    void add(long nanos, long draws) {
        if (!seen.isEmpty() && draws < seen.getLast().draws()) {
            // It went on from an earlier checkpoint.
            seen.clear();
        }
        seen.add(new Seen(nanos, draws));
        while (seen.size() > 2 && nanos - seen.getFirst().nanos() > WINDOW_NANOS) {
            seen.removeFirst();
        }
    }

    /** What was before does not count, such as before a pause. */
    void clear() {
        seen.clear();
    }

    /** Draws a second; NaN where that is not known yet. */
    double perSecond() {
        if (seen.size() < 2) {
            return Double.NaN;
        }
        double seconds = (seen.getLast().nanos() - seen.getFirst().nanos()) * 1e-9;
        return seconds > 0.0 ? (seen.getLast().draws() - seen.getFirst().draws()) / seconds : Double.NaN;
    }
}
