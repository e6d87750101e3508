package org.quartic.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Shows runs where nobody may be looking: a line for every change of state, and for looks now and then. */
final class WatchLines implements WatchView {
    private static final long BETWEEN_LOOKS_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final Moments moments;
    private final LongSupplier nanoTime;
    private final Map<String, Long> lookedNanos = new HashMap<>();

    WatchLines(PrintWriter out, PrintWriter err, Terminal terminal, Moments moments, LongSupplier nanoTime) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.moments = moments;
        this.nanoTime = nanoTime;
    }

    @Override
    public void happened(Watched run, SentEvent event) {
        if (!event.isLook()) {
            line(RunByRun.line(run.run()));
            return;
        }
        long now = nanoTime.getAsLong();
        Long before = lookedNanos.get(run.id());
        if (before == null || now - before >= BETWEEN_LOOKS_NANOS) {
            lookedNanos.put(run.id(), now);
            line(run.run().called() + ": " + WatchText.sentence(run) + "\n");
        }
    }

    private void line(String text) {
        out.print(terminal.legible(moments.now() + " " + text));
        out.flush();
    }

    @Override
    public void lost(String reason) {
        err.println("quartic: " + terminal.legible(reason) + "; trying again");
    }

    @Override
    public void found() {
        err.println("quartic: the daemon is back");
    }

    @Override
    public void refresh(List<Watched> runs) {
        // What is new is told when it happens.
    }

    @Override
    public void close(List<Watched> runs) {
        // The ends were told.
    }
}
