package org.quartic.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a table is written. Numbers read back to the same double in every format. */
public enum TableFormat {
    /**
     * A header and a line for every row; what is empty is empty. Vectors take a column for every component, notes are left out. Text of UTF-8
     * with line feeds, quoted where it needs to be.
     */
    CSV(true),
    /** An object with a field for every note, then {@code columns} (name, unit, description) and {@code rows}, an object each. */
    JSON(true),
    /** Apache Parquet, uncompressed. Vectors take a column for every component; notes and {@code columns} are key-value metadata. */
    PARQUET(false),
    /**
     * Arrays for {@code numpy.load}, one for every column and note, without pickle. Vectors are one array of two dimensions. An empty cell is
     * NaN among numbers, -2^63 among whole ones, the empty string among texts; a column of truths that may be empty is of small integers, 1, 0
     * and -1 where it is.
     */
    NPZ(false);

    private final boolean text;

    TableFormat(boolean text) {
        this.text = text;
    }

    /** The format that files of this ending have: {@code .csv}, {@code .json}, {@code .parquet} or {@code .npz}, in any case. */
    public static Optional<TableFormat> ofEnding(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.word())).findFirst();
    }

    /** Its word, which is its ending too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether people can read it, on a terminal say. */
    public boolean isText() {
        return text;
    }

    /**
     * Begins to write a table to a stream, which stays open when the writer is closed.
     *
     * <p>
     * Memory does not grow with the rows, but for NPZ, which holds a table of several columns, or of an unknown number of rows, until the end.
     */
    public TableWriter open(Table table, OutputStream out) throws IOException {
        return switch (this) {
            case CSV, JSON -> open(table, new OutputStreamWriter(out, StandardCharsets.UTF_8));
            case PARQUET -> new ParquetWriter(table, out);
            case NPZ -> new NpzWriter(table, out);
        };
    }

    /**
     * Begins to write a table as text, to a writer that stays open when the table's is closed.
     *
     * @throws IllegalArgumentException
     *             if it is not a format of text
     */
    public TableWriter open(Table table, Writer out) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(table, new BufferedWriter(out));
            case JSON -> new JsonWriter(table, new BufferedWriter(out));
            case PARQUET, NPZ -> throw new IllegalArgumentException(word() + " is not text");
        };
    }
}
