package org.quartic.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows runs on a terminal: a bar each, drawn over and over in the same place. When it is over the bars are taken away, and what became of the
 * runs stays on standard output.
 */
final class WatchBars implements WatchView {
    private static final long REDRAW_NANOS = 250_000_000L;
    private static final long MEASURE_NANOS = 3_000_000_000L;
    /** As ANSI terminals understand it: up so many lines, the rest of the line empty, all below empty. */
    private static final String ESCAPE = "\u001b[";
    private static final String END_OF_LINE = ESCAPE + "K\n";
    private static final String BELOW = ESCAPE + "J";
    /** A bar takes so many cells where there are so many columns. */
    private static final int WIDE = 100;
    private static final int WIDE_BAR = 24;
    private static final int NARROW = 60;
    private static final int NARROW_BAR = 12;
    private static final int LEAST_NAME = 6;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final Supplier<TerminalSize> measure;
    private final LongSupplier nanoTime;
    private TerminalSize size;
    private long measuredNanos;
    private long drawnNanos;
    private int shown;
    private String lost = "";

    WatchBars(PrintWriter out, PrintWriter err, Terminal terminal, Supplier<TerminalSize> measure,
            LongSupplier nanoTime) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.measure = measure;
        this.nanoTime = nanoTime;
        size = measure.get();
        measuredNanos = nanoTime.getAsLong();
        drawnNanos = measuredNanos - REDRAW_NANOS;
    }

    @Override
    public void happened(Watched run, SentEvent event) {
        // Seen at the next refresh.
    }

    @Override
    public void lost(String reason) {
        lost = reason + "; trying again";
    }

    @Override
    public void found() {
        lost = "";
    }

    @Override
    public void refresh(List<Watched> runs) {
        long now = nanoTime.getAsLong();
        if (now - drawnNanos < REDRAW_NANOS) {
            return;
        }
        if (now - measuredNanos >= MEASURE_NANOS) {
            size = measure.get();
            measuredNanos = now;
        }
        drawnNanos = now;
        draw(lines(runs));
    }

    @Override
    public void close(List<Watched> runs) {
        draw(List.of());
        runs.stream().filter(run -> run.isOver() && run.givenUp().isEmpty())
                .forEach(run -> out.print(terminal.legible(RunByRun.line(run.run()))));
        out.flush();
    }

    private void draw(List<String> lines) {
        var text = new StringBuilder();
        if (shown > 0) {
            text.append(ESCAPE).append(shown).append("A\r");
        }
        lines.forEach(line -> text.append(line).append(END_OF_LINE));
        if (shown > lines.size()) {
            text.append(BELOW);
        }
        err.print(text);
        err.flush();
        shown = lines.size();
    }

    /** As many runs as there is room for, those that go on first. */
    private List<String> lines(List<Watched> runs) {
        int room = Math.max(1, size.rows() - (lost.isEmpty() ? 2 : 3));
        List<Watched> first = new ArrayList<>(runs);
        if (runs.size() > room) {
            first.sort(Comparator.comparing(Watched::isOver));
            first = first.subList(0, Math.max(1, room - 1));
        }
        int name = first.stream().mapToInt(run -> Cells.width(run.run().name())).max().orElse(0);
        var lines = new ArrayList<String>();
        for (Watched run : first) {
            lines.add(line(run, Math.min(name, Math.max(LEAST_NAME, size.columns() / 4))));
        }
        if (first.size() < runs.size()) {
            lines.add("and " + (runs.size() - first.size()) + " more");
        }
        if (!lost.isEmpty()) {
            lines.add(lost);
        }
        return lines.stream().map(line -> Cells.cut(line, size.columns() - 1)).map(terminal::legible).toList();
    }

    private String line(Watched run, int name) {
        String called = Cells.padded(Cells.cut(run.run().name(), name), name);
        int cells = size.columns() >= WIDE ? WIDE_BAR : size.columns() >= NARROW ? NARROW_BAR : 0;
        double fraction = run.fraction();
        // What is not over is not complete.
        int percent = Math.min((int) Math.floor(100.0 * fraction), run.isOver() ? 100 : 99);
        return called + (cells == 0 ? "" : "  " + bar(fraction, cells)) + " "
                + " ".repeat(3 - Integer.toString(percent).length()) + percent + "%  "
                + WatchText.brief(run);
    }

    private String bar(double fraction, int cells) {
        if (!terminal.charset().equals(StandardCharsets.UTF_8)) {
            int full = (int) Math.floor(fraction * (cells - 2));
            return "[" + "#".repeat(full) + "-".repeat(cells - 2 - full) + "]";
        }
        int eighths = (int) Math.floor(fraction * cells * 8);
        String bar = "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8));
        return bar + "░".repeat(cells - bar.length());
    }
}
