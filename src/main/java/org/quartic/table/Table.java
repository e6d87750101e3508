package org.quartic.table;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a table is, before its first row. Immutable.
 *
 * @param columns
 *            at least one
 * @param notes
 *            what is said of the whole, by name, in this order; names are not those of columns
 * @param rows
 *            how many there will be, where that is known: a table of a single column is then written to NPZ as its rows come, instead of being
 *            held in memory
 */
public record Table(List<Column> columns, Map<String, Note> notes, OptionalLong rows) {

    public Table {
        columns = List.copyOf(columns);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        var names = new HashSet<String>(notes.keySet());
        if (columns.isEmpty() || !columns.stream().allMatch(column -> names.add(column.name()))) {
            throw new IllegalArgumentException("a table needs columns, and a name for each: " + columns + ", " + notes);
        }
        if (rows.isPresent() && rows.getAsLong() < 0) {
            throw new IllegalArgumentException("a table of " + rows.getAsLong() + " rows");
        }
    }

    /** One of which nothing is said but its columns. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns), Map.of(), OptionalLong.empty());
    }

    /** The same with one more note. */
    public Table noting(String name, Note note) {
        var more = new LinkedHashMap<>(notes);
        more.put(name, note);
        return new Table(columns, more, rows);
    }

    /** The same with so many rows to come. */
    public Table ofRows(long count) {
        return new Table(columns, notes, OptionalLong.of(count));
    }
}
