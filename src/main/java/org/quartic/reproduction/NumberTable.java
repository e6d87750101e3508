package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers in rows and columns.
 *
 * @param caption
 *            what they are
 * @param head
 *            the names of the columns
 * @param rows
 *            each as long as the head
 */
public record NumberTable(String caption, List<String> head, List<List<String>> rows) {
    public NumberTable {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
        int columns = head.size();
        if (rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("a row of another length than the head: " + caption);
        }
    }

    /** As Markdown, with its caption. */
    String markdown() {
        return caption + "\n\n" + markdown(head, rows);
    }

    /** Rows as a table of Markdown. */
    static String markdown(List<String> head, List<List<String>> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(head);
        lines.add(head.stream().map(_ -> "---").toList());
        lines.addAll(rows);
        return lines.stream().map(NumberTable::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
