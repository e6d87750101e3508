package org.quartic.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * {@link TableFormat#PARQUET}:
 *
 * <pre>
 *   PAR1 | row group | row group | ... | what is where, in the compact form of Thrift | its length, 4 bytes | PAR1
 *   row group:  a chunk for every column, of pages one after the other
 * </pre>
 *
 * Rows of a group are held until it is full. Entries are plain and not compressed: numbers of a sample hardly compress, and other tables are
 * small. The structures that say what is where, and their binary form, are those of the Apache project.
 */
final class ParquetWriter extends TableWriter {

    /** Cells of a row group, some 32 MiB of doubles. */
    private static final int CELLS_OF_GROUP = 1 << 22;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final CountingStream out;
    private final List<ParquetColumn> columns = new ArrayList<>();
    private final List<RowGroup> groups = new ArrayList<>();
    private final int rowsOfGroup;
    private int rowsInGroup;
    private long rows;

    ParquetWriter(Table table, OutputStream out) throws IOException {
        super(table);
        this.out = new CountingStream(out);
        for (Column column : table.columns()) {
            for (int i = 0; i < column.components(); i++) {
                columns.add(new ParquetColumn(column, i));
            }
        }
        rowsOfGroup = Math.max(1, CELLS_OF_GROUP / columns.size());
        this.out.write(MAGIC);
    }

    @Override
    void write(Object[] cells) throws IOException {
        int at = 0;
        for (int i = 0; i < cells.length; i++) {
            for (int component = 0; component < table().columns().get(i).components(); component++) {
                columns.get(at++).add(cells[i]);
            }
        }
        if (++rowsInGroup == rowsOfGroup) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        long first = out.count();
        var chunks = new ArrayList<ColumnChunk>();
        for (ParquetColumn column : columns) {
            chunks.add(column.writeChunk(out));
        }
        groups.add(new RowGroup(chunks, out.count() - first, rowsInGroup));
        rows += rowsInGroup;
        rowsInGroup = 0;
    }

    @Override
    void end() throws IOException {
        if (rowsInGroup > 0) {
            endGroup();
        }
        long first = out.count();
        Util.writeFileMetaData(contents(), out);
        int length = Math.toIntExact(out.count() - first);
        out.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
        out.write(MAGIC);
        out.flush();
    }

    private FileMetaData contents() {
        var schema = new ArrayList<SchemaElement>();
        schema.add(new SchemaElement("table").setNum_children(columns.size()));
        columns.forEach(column -> schema.add(column.schema()));
        var metadata = new ArrayList<KeyValue>();
        for (Map.Entry<String, Note> note : table().notes().entrySet()) {
            metadata.add(new KeyValue(note.getKey()).setValue(note.getValue().asText()));
        }
        metadata.add(new KeyValue("columns").setValue(JsonWriter.columns(table().columns()).toString()));
        return new FileMetaData(1, schema, rows, groups).setKey_value_metadata(metadata).setCreated_by("Quartic");
    }
}
