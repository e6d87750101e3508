package org.quartic.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/**
 * One column of a Parquet file, and its part of the row group that is being filled. A page is
 *
 * <pre>
 *   header | definition levels, where cells may be empty | cells that are not empty
 *   levels:  length, 4 bytes | runs:  twice the length of the run, 7 bits a byte | 1, or 0 where cells are empty
 *   cells:   doubles and whole numbers of 8 bytes | texts, each after its length in 4 bytes | truths, 8 to a byte from the lowest bit
 * </pre>
 *
 * all little-endian.
 */
final class ParquetColumn {

    /** Readers hold a page at a time. */
    private static final int BYTES_OF_PAGE = 1 << 20;

    private final Column column;
    private final int component;
    private final Type type;
    private final List<Page> full = new ArrayList<>();
    private Page filling = new Page();

    ParquetColumn(Column column, int component) {
        this.column = column;
        this.component = component;
        type = switch (column.type()) {
            case NUMBER, VECTOR -> Type.DOUBLE;
            case WHOLE -> Type.INT64;
            case TRUTH -> Type.BOOLEAN;
            case TEXT -> Type.BYTE_ARRAY;
        };
    }

    /** Name, type and whether cells may be empty. */
    SchemaElement schema() {
        SchemaElement schema = new SchemaElement(column.component(component)).setType(type).setRepetition_type(
                column.optional() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        return type == Type.BYTE_ARRAY
                ? schema.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()))
                : schema;
    }

    /** Takes the column's part of a cell; null is an empty one. */
    void add(Object cell) {
        filling.add(cell);
        if (filling.size() >= BYTES_OF_PAGE) {
            full.add(filling);
            filling = new Page();
        }
    }

    /** Writes what was taken since the last time, as a column's chunk of a row group. */
    ColumnChunk writeChunk(CountingStream out) throws IOException {
        long first = out.count();
        if (filling.cells > 0) {
            full.add(filling);
        }
        long cells = 0;
        for (Page page : full) {
            page.write(out);
            cells += page.cells;
        }
        full.clear();
        filling = new Page();
        long bytes = out.count() - first;
        return new ColumnChunk(0).setMeta_data(new ColumnMetaData(type, List.of(Encoding.PLAIN, Encoding.RLE),
                List.of(column.component(component)), CompressionCodec.UNCOMPRESSED, cells, bytes, bytes, first));
    }

    /** Cells of a page in their binary form. */
    private final class Page {
        private final ByteArrayOutputStream values = new ByteArrayOutputStream();
        private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        private final BitSet truths = new BitSet();
        private final BitSet present = new BitSet();
        private int truthCount;
        private int cells;

        void add(Object cell) {
            if (cell != null) {
                if (column.optional()) {
                    present.set(cells);
                }
                put(cell);
            }
            cells++;
        }

        private void put(Object cell) {
            switch (cell) {
                case Double number -> put(eight.putDouble(0, number), Double.BYTES);
                case double[] vector -> put(eight.putDouble(0, vector[component]), Double.BYTES);
                case Long whole -> put(eight.putLong(0, whole), Long.BYTES);
                case Boolean truth -> truths.set(truthCount++, truth);
                default -> {
                    byte[] text = ((String) cell).getBytes(StandardCharsets.UTF_8);
                    put(eight.putInt(0, text.length), Integer.BYTES);
                    values.writeBytes(text);
                }
            }
        }

        private void put(ByteBuffer buffer, int bytes) {
            values.write(buffer.array(), 0, bytes);
        }

        int size() {
            return values.size() + cells / Byte.SIZE;
        }

        void write(CountingStream out) throws IOException {
            byte[] levels = column.optional() ? levels() : new byte[0];
            byte[] bits = Arrays.copyOf(truths.toByteArray(), Math.ceilDiv(truthCount, Byte.SIZE));
            int bytes = (column.optional() ? Integer.BYTES : 0) + levels.length + values.size() + bits.length;
            Util.writePageHeader(new PageHeader(PageType.DATA_PAGE, bytes, bytes).setData_page_header(
                    new DataPageHeader(cells, Encoding.PLAIN, Encoding.RLE, Encoding.RLE)), out);
            if (column.optional()) {
                out.write(eight.putInt(0, levels.length).array(), 0, Integer.BYTES);
                out.write(levels);
            }
            values.writeTo(out);
            out.write(bits);
        }

        private byte[] levels() {
            var runs = new ByteArrayOutputStream();
            for (int first = 0; first < cells;) {
                boolean is = present.get(first);
                int next = Math.min(cells, is ? present.nextClearBit(first) : nextPresent(first));
                for (int left = next - first << 1; left != 0; left >>>= 7) {
                    runs.write(left >>> 7 == 0 ? left : left & 0x7f | 0x80);
                }
                runs.write(is ? 1 : 0);
                first = next;
            }
            return runs.toByteArray();
        }

        private int nextPresent(int from) {
            int next = present.nextSetBit(from);
            return next < 0 ? cells : next;
        }
    }
}
