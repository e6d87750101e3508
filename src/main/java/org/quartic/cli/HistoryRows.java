package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.quartic.cumulant.Estimate;
import org.quartic.run.Figures;
import org.quartic.run.ResultJson;
import org.quartic.table.Column;
import org.quartic.table.Note;
import org.quartic.table.Table;
import org.quartic.table.TableFormat;
import org.quartic.table.TableWriter;

/**
 * The looks of a run, a row for each four-point of each.
 *
 * @param history
 *            as a daemon tells it
 * @param spec
 *            of the run
 */
record HistoryRows(JsonNode history, JsonNode spec) {
    private static final int DIGITS_OF_A_BOUND = 2;
    private static final Table TABLE = Table.of(
            Column.whole("draws", "draws", "of the prefix looked at"),
            Column.text("points", "indices into the spec's points, joined by blanks"),
            Column.number("estimate", "1", "G4c").orEmpty(),
            Column.number("standard-error", "1", "of the estimate").orEmpty(),
            Column.number("bound", "1", "what the stop rule held against the target").orEmpty())
            .noting("schema", new Note.Words("quartic.history/1"));

    /** For programs; as JSON it is what a daemon tells. */
    void write(TableFormat format, OutputStream out) throws IOException {
        if (format == TableFormat.JSON) {
            out.write(ResultJson.pretty(history).getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (TableWriter rows = format.open(TABLE.noting("spec", new Note.Tree(spec)), out)) {
            for (JsonNode look : history.path("looks")) {
                for (int i = 0; i < look.path("four-point").size(); i++) {
                    JsonNode four = look.path("four-point").get(i);
                    rows.row(look.path("draws").longValue(), points(i), number(four, "estimate"),
                            number(four, "standard-error"), number(four, "bound"));
                }
            }
        }
    }

    /** The rows of {@link TableFormat#CSV}. */
    String csv() throws IOException {
        var text = new ByteArrayOutputStream();
        write(TableFormat.CSV, text);
        return text.toString(StandardCharsets.UTF_8);
    }

    /** For people. */
    String table() {
        var table = new TextTable("draws", "points", "G4c ± standard error", "bound");
        for (JsonNode look : history.path("looks")) {
            for (int i = 0; i < look.path("four-point").size(); i++) {
                JsonNode four = look.path("four-point").get(i);
                table.row(Figures.count(look.path("draws").asDouble()), points(i),
                        Figures.estimate(new Estimate(number(four, "estimate"), number(four, "standard-error"))),
                        Figures.significant(number(four, "bound"), DIGITS_OF_A_BOUND));
            }
        }
        return table.text();
    }

    private String points(int fourPoint) {
        var indices = new StringJoiner(" ");
        spec.path("correlators").path("four-point").path(fourPoint).forEach(index -> indices.add(index.asText()));
        return indices.toString();
    }

    private static double number(JsonNode json, String field) {
        return json.path(field).isNumber() ? json.path(field).doubleValue() : Double.NaN;
    }
}
