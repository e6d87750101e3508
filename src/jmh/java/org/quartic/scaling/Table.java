package org.quartic.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table that grows row by row and is printed as text in columns or as Markdown. */
final class Table {

    private final String title;
    private final List<String[]> rows = new ArrayList<>();

    Table(String title, String... heads) {
        this.title = title;
        rows.add(heads);
    }

    void add(String... cells) {
        rows.add(cells);
    }

    /** A number to three digits, without an exponent. */
    static String figure(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        int decimals = value <= 0.0 ? 0 : Math.clamp(2 - (long) Math.floor(Math.log10(value)), 0, 6);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    String text() {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        var lines = new ArrayList<>(List.of(title));
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row[column]).repeat(" ", widths[column] - row[column].length() + 2);
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines) + "\n";
    }

    String markdown() {
        var lines = new ArrayList<>(List.of(title + "\n"));
        for (String[] row : rows) {
            lines.add("| " + String.join(" | ", row) + " |");
            if (lines.size() == 2) {
                lines.add("|---".repeat(row.length) + "|");
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
