package org.quartic.cli;

import java.util.List;

import org.quartic.run.Figures;

/** Runs as a table: a line each. */
final class RunTable {
    private static final String ABSENT = "-";
    private static final String NAME = "name";
    private static final int LEAST_NAME = 8;

    private RunTable() {}

    /**
     * The table, with a line end. On a terminal too narrow for it names are cut.
     *
     * @param columns
     *            of the terminal
     */
    static String text(List<DaemonRun> runs, Moments moments, int columns) {
        int longest = runs.stream().mapToInt(run -> Cells.width(run.name())).max().orElse(0);
        int others = table(runs, moments, 0).lines().mapToInt(Cells::width).max().orElse(0) - NAME.length();
        return table(runs, moments, Math.min(longest, Math.max(LEAST_NAME, columns - others)));
    }

    private static String table(List<DaemonRun> runs, Moments moments, int name) {
        var table = new TextTable("id", NAME, "status", "draws", "bound/target", "submitted");
        for (DaemonRun run : runs) {
            table.row(run.id(), name == 0 ? "" : Cells.cut(run.name(), name), run.status().word(),
                    Figures.count(run.draws()), run.worst().map(Distance::cell).orElse(ABSENT),
                    run.submitted().map(moments::brief).orElse(ABSENT));
        }
        return table.text();
    }
}
