package org.quartic.cli;

import java.util.function.LongSupplier;
import org.quartic.run.Figures;

/** Says on a line of the terminal how far a sample is. Not thread-safe. */
final class SampleProgress implements AutoCloseable {
    private final LiveLine line;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private final long count;
    private final boolean shown;

    /**
     * @param count
     *            of all draws
     * @param shown
     *            whether anybody is to see it
     */
    SampleProgress(LiveLine line, LongSupplier nanoTime, long count, boolean shown) {
        this.line = line;
        this.nanoTime = nanoTime;
        this.count = count;
        this.shown = shown;
        startNanos = nanoTime.getAsLong();
    }

    /** Shows that there are so many draws. */
    void show(long draws) {
        if (shown) {
            line.show(() -> text(draws, draws / ((nanoTime.getAsLong() - startNanos) * 1e-9)));
        }
    }

    /** The line's text, at this many draws a second. */
    String text(long draws, double drawsPerSecond) {
        String text = Figures.count(draws) + " of " + Figures.count(count) + " draws";
        double left = (count - draws) / drawsPerSecond;
        return Double.isFinite(left) && left > 0.0
                ? text + ", " + Figures.count(drawsPerSecond) + "/s, about " + Figures.duration(left) + " left" : text;
    }

    @Override
    public void close() {
        line.close();
    }
}
