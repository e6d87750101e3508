package org.quartic.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.quartic.cumulant.Estimate;
import org.quartic.run.FourPointResult;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.run.SixPointResult;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Words;
import org.quartic.table.Column;
import org.quartic.table.Note;
import org.quartic.table.Table;
import org.quartic.table.TableFormat;
import org.quartic.table.TableWriter;
import org.quartic.theory.KnownValue;

/** A result as a table, with the rows and columns of {@link org.quartic.run.ResultCsv}, and the whole of it as a note. */
final class ResultRows {
    private static final String SCHEMA = "quartic.result-rows/1";
    static final List<Column> COLUMNS = List.of(
            Column.text("kind", "two-point, four-point or six-point"),
            Column.text("points", "indices into the spec's points, joined by blanks"),
            Column.number("estimate", "1", "G2, G4c or G6c").orEmpty(),
            Column.number("standard-error", "1", "of the estimate").orEmpty(),
            Column.number("lower", "1", "end of the joint interval, of a four-point").orEmpty(),
            Column.number("upper", "1", "end of the joint interval, of a four-point").orEmpty(),
            Column.number("target", "1", "the bound asked for, of a four-point").orEmpty(),
            Column.truth("reached", "whether the target is, of a four-point").orEmpty());
    private static final List<Column> KNOWN = List.of(
            Column.number("known", "1", "what theory knows").orEmpty(),
            Column.number("accuracy", "1", "of what theory knows").orEmpty());

    private ResultRows() {}

    /** Writes a result, with what is known beside it where it was compared. */
    static void write(TableFormat format, RunResult result, Optional<TheoryComparison> comparison, OutputStream out)
            throws IOException {
        List<Column> columns = comparison.isPresent()
                ? Stream.concat(COLUMNS.stream(), KNOWN.stream()).toList()
                : COLUMNS;
        Table table = Table.of(columns.toArray(Column[]::new)).noting("schema", new Note.Words(SCHEMA))
                .noting("result", new Note.Tree(ResultJson.tree(result)));
        List<Optional<KnownValue>> known = comparison.map(each -> each.known().toList()).orElse(List.of());
        List<Object[]> rows = rows(result);
        try (TableWriter writer = format.open(table, out)) {
            for (int i = 0; i < rows.size(); i++) {
                Object[] cells = Arrays.copyOf(rows.get(i), columns.size());
                if (comparison.isPresent()) {
                    Optional<KnownValue> value = i < known.size() ? known.get(i) : Optional.empty();
                    cells[COLUMNS.size()] = value.map(KnownValue::value).orElse(null);
                    cells[COLUMNS.size() + 1] = value.map(KnownValue::accuracy).orElse(null);
                }
                writer.row(cells);
            }
        }
    }

    /** The cells of every correlator. */
    static List<Object[]> rows(RunResult result) {
        Stream<Object[]> two = result.twoPoint().stream().map(ResultRows::row);
        Stream<Object[]> four = result.fourPoint().stream().map(ResultRows::row);
        Stream<Object[]> six = result.sixPoint().stream().map(ResultRows::row);
        return Stream.of(two, four, six).flatMap(each -> each).toList();
    }

    private static Object[] row(TwoPointResult two) {
        return row("two-point", Words.of(two.points()), two.estimate());
    }

    private static Object[] row(FourPointResult four) {
        return row("four-point", Words.of(four.points()), four.estimate(), four.interval().lower(),
                four.interval().upper(), four.target(), four.reached());
    }

    private static Object[] row(SixPointResult six) {
        return row("six-point", Words.of(six.points()), six.estimate());
    }

    private static Object[] row(String kind, String points, Estimate estimate, Object... more) {
        var cells = new Object[COLUMNS.size()];
        cells[0] = kind;
        cells[1] = points;
        cells[2] = estimate.value();
        cells[3] = estimate.standardError();
        System.arraycopy(more, 0, cells, 4, more.length);
        return cells;
    }
}
