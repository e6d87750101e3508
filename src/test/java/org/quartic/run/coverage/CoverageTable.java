package org.quartic.run.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the study found, as a table in Markdown: a row for every way to stop, a column for every confidence. */
final class CoverageTable {

    private static final double MEDIAN_OF = 0.95;

    private final Map<List<String>, List<Tally>> rows = new LinkedHashMap<>();

    CoverageTable(List<Tally> tallies) {
        for (Tally tally : tallies) {
            rows.computeIfAbsent(List.of(tally.name(), tally.rule(), tally.target()), _ -> new ArrayList<>())
                    .add(tally);
        }
    }

    /** The table; runs that cover too seldom, by three binomial errors and more, are in bold. */
    String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| case | rule | target | 80 % | 95 % | 99 % | median draws, at 95 % |");
        lines.add("|---|---|---|---:|---:|---:|---:|");
        rows.forEach((words, tallies) -> {
            var cells = new ArrayList<>(words);
            for (double confidence : CoverageStudy.CONFIDENCES) {
                cells.add(of(tallies, confidence).map(CoverageTable::covered).orElse(""));
            }
            cells.add(String.format(Locale.ROOT, "%,d", of(tallies, MEDIAN_OF).orElseThrow().medianDraws()));
            lines.add("| " + String.join(" | ", cells) + " |");
        });
        return String.join("\n", lines) + "\n";
    }

    private static Optional<Tally> of(List<Tally> tallies, double confidence) {
        return tallies.stream().filter(tally -> tally.confidence() == confidence).findFirst();
    }

    private static String covered(Tally tally) {
        String percent = String.format(Locale.ROOT, "%.2f", 100 * tally.observed());
        return tally.shortfall() > 3 ? "**" + percent + "**" : percent;
    }
}
