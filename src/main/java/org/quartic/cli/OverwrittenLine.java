package org.quartic.cli;

import java.io.PrintWriter;

/** One line on a terminal that is written over again and again, a few times a second. Not thread-safe. */
final class OverwrittenLine implements AutoCloseable {
    private static final long REDRAW_NANOS = 150_000_000L;

    private final PrintWriter terminal;
    private long lastNanos;
    private int shown;

    /**
     * @param terminal
     *            where the line stands
     * @param nanos
     *            what a monotone clock says now
     */
    OverwrittenLine(PrintWriter terminal, long nanos) {
        this.terminal = terminal;
        lastNanos = nanos - REDRAW_NANOS;
    }

    /** Whether it was not drawn a moment ago. If so, it is to be drawn now. */
    boolean isDue(long nanos) {
        boolean due = nanos - lastNanos >= REDRAW_NANOS;
        lastNanos = due ? nanos : lastNanos;
        return due;
    }

    /** Puts this text in the place of what it said. */
    void draw(String text) {
        terminal.print('\r');
        terminal.print(text);
        terminal.print(" ".repeat(Math.max(0, shown - text.length())));
        terminal.flush();
        shown = text.length();
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
}
