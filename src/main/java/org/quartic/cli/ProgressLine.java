package org.quartic.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.quartic.run.Figures;
import org.quartic.run.Words;
import org.quartic.spec.StopSpec;

/**
 * One line on a terminal that says how far a run is. Not thread-safe: what reports progress does so from one thread at a time, and
 * {@link #close} comes after.
 */
final class ProgressLine implements Consumer<ProgressReport>, AutoCloseable {
    private final LiveLine line;
    private final LongSupplier nanoTime;
    private final StopSpec stop;
    private long firstDraws = -1L;
    private long firstNanos;

    /**
     * @param terminal
     *            where the line stands
     * @param nanoTime
     *            a monotone clock
     * @param stop
     *            bounds the draws a run can still need
     */
    ProgressLine(PrintWriter terminal, LongSupplier nanoTime, StopSpec stop) {
        line = new LiveLine(terminal, nanoTime);
        this.nanoTime = nanoTime;
        this.stop = stop;
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
        line.show(() -> text(progress, (progress.draws() - firstDraws) / ((now - firstNanos) * 1e-9)));
    }

    @Override
    public void close() {
        line.close();
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
}
