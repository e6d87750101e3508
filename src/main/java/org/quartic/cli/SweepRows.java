package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.spec.SweepReader;
import org.quartic.sweep.SweepJson;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;
import org.quartic.table.Column;
import org.quartic.table.Note;
import org.quartic.table.Table;
import org.quartic.table.TableFormat;
import org.quartic.table.TableWriter;

/**
 * A sweep as one tidy table: a row per run and correlator, with the swept keys, the run's status and draws, and the columns of
 * {@link ResultRows}. A run of which nothing is known has one row with the rest empty. The whole of the sweep is a note.
 */
final class SweepRows {
    private static final String SCHEMA = "quartic.sweep-rows/1";
    private static final List<Column> OF_RUN = List.of(
            Column.text("status", "of the run"),
            Column.whole("draws", "1", "of the run").orEmpty());

    private SweepRows() {}

    static void write(TableFormat format, SweepResult sweep, OutputStream out) throws IOException {
        List<Column> found = Stream.of(OF_RUN, optional(ResultRows.COLUMNS)).flatMap(List::stream).toList();
        Set<String> taken = found.stream().map(Column::name).collect(Collectors.toSet());
        List<Column> keys = sweep.keys().stream()
                .map(key -> column(sweep, key, taken.contains(key) ? "at." + key : key))
                .toList();
        List<Column> columns = Stream.of(keys, found).flatMap(List::stream).toList();
        Table table = Table.of(columns.toArray(Column[]::new)).noting("schema", new Note.Words(SCHEMA))
                .noting("sweep", new Note.Tree(SweepJson.tree(sweep)));
        try (TableWriter writer = format.open(table, out)) {
            for (SweepRun run : sweep.runs()) {
                for (Object[] row : rows(run, sweep.keys(), keys, columns.size())) {
                    writer.row(row);
                }
            }
        }
    }

    /** Of what its values are: whole numbers, numbers, or anything, as it stands in a spec. */
    private static Column column(SweepResult sweep, String key, String name) {
        List<JsonNode> values = sweep.runs().stream().map(run -> run.at().get(key)).filter(Objects::nonNull).toList();
        Predicate<Predicate<JsonNode>> all = what -> values.stream().allMatch(what);
        Column column = all.test(JsonNode::canConvertToLong) && all.test(JsonNode::isIntegralNumber)
                ? Column.whole(name, "1", "swept")
                : all.test(JsonNode::isNumber) ? Column.number(name, "1", "swept") : Column.text(name, "swept");
        return column.orEmpty();
    }

    private static List<Column> optional(List<Column> columns) {
        return columns.stream().map(Column::orEmpty).toList();
    }

    private static List<Object[]> rows(SweepRun run, List<String> keys, List<Column> columns, int width) {
        var start = new Object[width];
        for (int k = 0; k < keys.size(); k++) {
            start[k] = cell(run.at().get(keys.get(k)), columns.get(k).type());
        }
        start[keys.size()] = run.status().word();
        start[keys.size() + 1] = run.result().map(result -> (Object) result.draws()).orElse(null);
        List<Object[]> correlators = run.result().map(ResultRows::rows).orElse(List.of());
        if (correlators.isEmpty()) {
            return List.<Object[]>of(start);
        }
        return correlators.stream().map(correlator -> {
            Object[] row = Arrays.copyOf(start, width);
            System.arraycopy(correlator, 0, row, keys.size() + OF_RUN.size(), correlator.length);
            return row;
        }).toList();
    }

    private static Object cell(JsonNode value, Column.Type type) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case WHOLE -> value.longValue();
            case NUMBER -> value.doubleValue();
            default -> SweepReader.text(value);
        };
    }
}
