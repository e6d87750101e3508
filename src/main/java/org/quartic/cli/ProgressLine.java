package org.quartic.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.quartic.run.Words;
import org.quartic.spec.StopSpec;

/**
 * One line on a terminal that says how far a run is, written over again and again. Not thread-safe: what reports
 * progress does so from one
 * thread at a time, and {@link #close} comes after.
 */
final class ProgressLine implements Consumer<ProgressReport>, AutoCloseable {
    private static final long REDRAW_NANOS = 150_000_000L;

    private final PrintWriter terminal;
    private final LongSupplier nanoTime;
    private final StopSpec stop;
    private long firstDraws = -1L;
    private long firstNanos;
    private long lastNanos;
    private int shown;

    /**
     * @param terminal
     *            where the line stands
     * @param nanoTime
     *            a monotone clock
     * @param stop
     *            bounds the draws a run can still need
     */
    ProgressLine(PrintWriter terminal, LongSupplier nanoTime, StopSpec stop) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.stop = stop;
        this.lastNanos = nanoTime.getAsLong() - REDRAW_NANOS;
    }

    /** Shows this progress, unless the line was drawn a moment ago. */
    @Override
    public void accept(ProgressReport progress) {
        long now = nanoTime.getAsLong();
        if (firstDraws < 0L) {
            // What a resumed run drew earlier says nothing of today's rate.
            firstDraws = progress.draws();
            firstNanos = now;
        }
        if (now - lastNanos < REDRAW_NANOS) {
            return;
        }
        lastNanos = now;
        draw(text(progress, (progress.draws() - firstDraws) / ((now - firstNanos) * 1e-9)));
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

    /** The line's text, at this many draws a second. */
    String text(ProgressReport progress, double drawsPerSecond) {
        var text = new StringBuilder(Figures.count(progress.draws())).append(" draws");
        if (drawsPerSecond > 0.0 && Double.isFinite(drawsPerSecond)) {
            text.append(", ").append(Figures.count(drawsPerSecond)).append("/s");
        }
        if (Double.isFinite(progress.boundOverTarget())) {
            text.append(", error bar ").append(Figures.significant(progress.boundOverTarget(), 2)).append(" x target (")
                    .append(Words.of(progress.worst())).append(')');
        }
        double left = (progress.drawsNeeded(stop) - progress.draws()) / drawsPerSecond;
        if (left > 0.0 && Double.isFinite(left)) {
            text.append(", about ").append(Figures.duration(left)).append(" left");
        }
        return text.toString();
    }

    private void draw(String text) {
        terminal.print('\r');
        terminal.print(text);
        terminal.print(" ".repeat(Math.max(0, shown - text.length())));
        terminal.flush();
        shown = text.length();
    }
}
