package org.quartic.table;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/**
 * Takes the rows of a table one by one. What was written is whole only after {@link #close}, which does not close what it is written to. Not
 * thread-safe.
 */
public abstract class TableWriter implements Closeable, Flushable {

    private final Table table;
    private long rows;

    TableWriter(Table table) {
        this.table = table;
    }

    /**
     * Takes a row: a cell for every column, of its type; null where it is empty. Vectors are not kept.
     *
     * @throws IllegalArgumentException
     *             if the cells are not those of the table's columns
     * @throws IllegalStateException
     *             if there are more rows than the table was to have
     */
    public final void row(Object... cells) throws IOException {
        if (cells.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells in a table of " + table.columns().size() + " columns");
        }
        if (table.rows().isPresent() && rows == table.rows().getAsLong()) {
            throw new IllegalStateException("there were to be " + rows + " rows, and there are more");
        }
        var checked = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            checked[i] = table.columns().get(i).checked(cells[i]);
        }
        write(checked);
        rows++;
    }

    /**
     * Completes what is written.
     *
     * @throws IllegalStateException
     *             if there are fewer rows than the table was to have
     */
    @Override
    public final void close() throws IOException {
        if (table.rows().isPresent() && rows != table.rows().getAsLong()) {
            throw new IllegalStateException(
                    "there were to be " + table.rows().getAsLong() + " rows, and there are " + rows);
        }
        end();
    }

    /** Hands on the rows that are there, where the format lets rows go one by one: of text, not of what is packed. */
    @Override
    public void flush() throws IOException {
        // What is packed goes out when it is complete.
    }

    /** What it writes. */
    final Table table() {
        return table;
    }

    /** Writes a row of checked cells. */
    abstract void write(Object[] cells) throws IOException;

    /** Writes what follows the last row, and hands on what is still held. */
    abstract void end() throws IOException;
}
