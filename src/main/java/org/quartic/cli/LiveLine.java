package org.quartic.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** One line on a terminal, written over again and again. Not thread-safe. */
final class LiveLine implements AutoCloseable {
    private static final long REDRAW_NANOS = 150_000_000L;

    private final PrintWriter terminal;
    private final LongSupplier nanoTime;
    private long lastNanos;
    private int shown;

    /**
     * @param terminal
     *            where the line stands
     * @param nanoTime
     *            a monotone clock
     */
    LiveLine(PrintWriter terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        lastNanos = nanoTime.getAsLong() - REDRAW_NANOS;
    }

    /** Shows this text, unless the line was drawn a moment ago. */
    void show(Supplier<String> text) {
        long now = nanoTime.getAsLong();
        if (now - lastNanos >= REDRAW_NANOS) {
            lastNanos = now;
            draw(text.get());
        }
    }

    /** Takes the line away, so that what follows starts on an empty one. */
    @Override
    public void close() {
        if (shown > 0) {
            draw("");
            terminal.print('\r');
            terminal.flush();
        }
    }

    private void draw(String text) {
        terminal.print('\r');
        terminal.print(text);
        terminal.print(" ".repeat(Math.max(0, shown - text.length())));
        terminal.flush();
        shown = text.length();
    }
}
