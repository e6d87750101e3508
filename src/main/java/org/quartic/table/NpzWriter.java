package org.quartic.table;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * {@link TableFormat#NPZ}: a zip archive of arrays, as {@code numpy.savez} writes it. Arrays stand in it one after the other: that of a single
 * column of which the length is known is written as rows come, else all columns are held. Doubles of a sample hardly compress, so nothing is
 * compressed. The same table gives the same bytes.
 */
final class NpzWriter extends TableWriter {

    /** Not when it was written. Before this month Java would add the time in the zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final OutputStream entries;
    private final List<Held> held = new ArrayList<>();

    NpzWriter(Table table, OutputStream out) throws IOException {
        super(table);
        zip = new ZipOutputStream(out);
        // Not STORED, which needs to know check sums beforehand.
        zip.setLevel(Deflater.NO_COMPRESSION);
        entries = new BufferedOutputStream(zip, 1 << 16);
        for (Map.Entry<String, Note> note : table.notes().entrySet()) {
            write(note.getKey(), note.getValue());
        }
        boolean streams = table.columns().size() == 1 && table.rows().isPresent()
                && table.columns().getFirst().type() != Column.Type.TEXT;
        if (streams) {
            Column column = table.columns().getFirst();
            begin(column.name(), array(column, table.rows().getAsLong(), 0));
        } else {
            table.columns().forEach(column -> held.add(new Held()));
        }
    }

    /** A column until its array's turn comes: entries, or texts, whose longest decides on the size of all. */
    private static final class Held {
        final ByteArrayOutputStream entries = new ByteArrayOutputStream();
        final List<String> texts = new ArrayList<>();
        long rows;
    }

    private void write(String name, Note note) throws IOException {
        if (note instanceof Note.Matrix(double[][] rows)) {
            begin(name, new NpyArray(NpyArray.DOUBLE, rows.length, rows.length == 0 ? 0 : rows[0].length));
            for (double[] row : rows) {
                entries.write(NpyArray.entries(row));
            }
        } else {
            String text = note.asText();
            int codePoints = text.codePointCount(0, text.length());
            begin(name, new NpyArray(NpyArray.texts(codePoints)));
            entries.write(NpyArray.entry(text, codePoints));
        }
        endEntry();
    }

    private void begin(String name, NpyArray array) throws IOException {
        var entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        entries.write(array.header());
    }

    private void endEntry() throws IOException {
        entries.flush();
        zip.closeEntry();
    }

    private static NpyArray array(Column column, long rows, int codePoints) {
        return switch (column.type()) {
            case NUMBER -> new NpyArray(NpyArray.DOUBLE, rows);
            case WHOLE -> new NpyArray(NpyArray.LONG, rows);
            case TRUTH -> new NpyArray(column.optional() ? NpyArray.BYTE : NpyArray.TRUTH, rows);
            case TEXT -> new NpyArray(NpyArray.texts(codePoints), rows);
            case VECTOR -> new NpyArray(NpyArray.DOUBLE, rows, column.components());
        };
    }

    @Override
    void write(Object[] cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (held.isEmpty()) {
                entries.write(entry(table().columns().get(i), cells[i]));
            } else if (table().columns().get(i).type() == Column.Type.TEXT) {
                held.get(i).texts.add(cells[i] == null ? "" : (String) cells[i]);
            } else {
                held.get(i).entries.write(entry(table().columns().get(i), cells[i]));
            }
        }
        held.forEach(column -> column.rows++);
    }

    private static byte[] entry(Column column, Object cell) {
        return switch (column.type()) {
            case NUMBER -> NpyArray.entries(cell == null ? Double.NaN : (double) cell);
            case WHOLE -> ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(cell == null ? Long.MIN_VALUE : (long) cell).array();
            case TRUTH -> new byte[]{(byte) (cell == null ? -1 : (boolean) cell ? 1 : 0)};
            case VECTOR -> NpyArray.entries((double[]) cell);
            case TEXT -> throw new IllegalArgumentException("a text has no entry before all are known");
        };
    }

    @Override
    void end() throws IOException {
        if (held.isEmpty()) {
            endEntry();
        }
        for (int i = 0; i < held.size(); i++) {
            Column column = table().columns().get(i);
            Held cells = held.get(i);
            int longest = cells.texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0);
            begin(column.name(), array(column, cells.rows, longest));
            cells.entries.writeTo(entries);
            for (String text : cells.texts) {
                entries.write(NpyArray.entry(text, longest));
            }
            endEntry();
        }
        zip.finish();
        zip.flush();
    }
}
