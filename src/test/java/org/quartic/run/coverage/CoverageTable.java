package org.quartic.run.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the study found, as a table in Markdown. */
final class CoverageTable {

    private final List<Tally> tallies;

    CoverageTable(List<Tally> tallies) {
        this.tallies = List.copyOf(tallies);
    }

    /** The table, a row a cell; runs that cover too seldom, by three binomial errors and more, are in bold. */
    String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| case | rule | target | says | covers | median draws |");
        lines.add("|---|---|---|---:|---:|---:|");
        for (Tally tally : tallies) {
            String covers = String.format(Locale.ROOT, "%.2f ± %.2f %%", 100 * tally.observed(),
                    100 * tally.binomialError());
            lines.add("| " + String.join(" | ", tally.name(), tally.rule(), tally.target(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * tally.confidence()),
                    tally.shortfall() > 3 ? "**" + covers + "**" : covers,
                    String.format(Locale.ROOT, "%,d", tally.medianDraws())) + " |");
        }
        return String.join("\n", lines) + "\n";
    }
}
