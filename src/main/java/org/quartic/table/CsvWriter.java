package org.quartic.table;

import java.io.IOException;
import java.io.Writer;

/** {@link TableFormat#CSV}. */
final class CsvWriter extends TableWriter {

    private final Writer out;

    CsvWriter(Table table, Writer out) throws IOException {
        super(table);
        this.out = out;
        String separator = "";
        for (Column column : table.columns()) {
            for (int i = 0; i < column.components(); i++) {
                out.write(separator);
                out.write(quoted(column.component(i)));
                separator = ",";
            }
        }
        out.write('\n');
    }

    @Override
    void write(Object[] cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            switch (cells[i]) {
                case null -> {
                    // Nothing between two commas.
                }
                case double[] vector -> writeVector(vector);
                case String words -> out.write(quoted(words));
                default -> out.write(cells[i].toString());
            }
        }
        out.write('\n');
    }

    private void writeVector(double[] vector) throws IOException {
        for (int i = 0; i < vector.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(Double.toString(vector[i]));
        }
    }

    /** As RFC 4180 has it. */
    private static String quoted(String words) {
        boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    void end() throws IOException {
        out.flush();
    }
}
