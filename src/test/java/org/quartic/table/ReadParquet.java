package org.quartic.table;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.SchemaElement;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A Parquet file as another library reads it.
 *
 * @param rows
 *            cells in the order of the columns, null where they are empty
 */
public record ReadParquet(FileMetaData about, List<SchemaElement> columns, List<List<Object>> rows) {

    /** The file of these bytes. */
    public static ReadParquet of(byte[] file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader row = reader.rowReader()) {
            FileMetaData about = reader.getFileMetaData();
            List<SchemaElement> columns = about.schema().subList(1, about.schema().size());
            var rows = new ArrayList<List<Object>>();
            while (row.hasNext()) {
                row.next();
                var cells = new ArrayList<Object>();
                for (SchemaElement column : columns) {
                    cells.add(row.isNull(column.name()) ? null : switch (column.type()) {
                        case DOUBLE -> row.getDouble(column.name());
                        case INT64 -> row.getLong(column.name());
                        case BOOLEAN -> row.getBoolean(column.name());
                        default -> row.getString(column.name());
                    });
                }
                rows.add(cells);
            }
            return new ReadParquet(about, columns, rows);
        }
    }
}
