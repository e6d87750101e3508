package org.quartic.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.metadata.SchemaElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartic.table.ReadArrays.ReadArray;

/** One table with everything a table can hold, in every format, read back. */
class TableFormatTest {

    private static final Table TABLE = Table
            .of(Column.text("kind", "which"), Column.text("remark", "or none").orEmpty(),
                    Column.number("estimate", "1", "of it"), Column.number("bound", "1", "where known").orEmpty(),
                    Column.whole("draws", "draws", "so far"), Column.whole("blocks", "blocks", "or not").orEmpty(),
                    Column.truth("even", "is it"), Column.truth("reached", "or not asked").orEmpty(),
                    Column.vector("phi", 2, "1", "the field"))
            .noting("schema", new Note.Words("quartic.made-up/1"))
            .noting("points", new Note.Matrix(new double[][]{{0.5, 0.1}, {-0.3, 1e-300}, {0.0, -0.0}}))
            .noting("spec", new Note.Tree(JsonNodeFactory.instance.objectNode().put("seed", 7).put("name", "ä\"")));

    private static final List<List<Object>> ROWS = List.of(
            Arrays.asList("two-point", "a, \"b\"\nc", 0.1, 1e-300, 1L << 60, -1L, true, true, new double[]{1.5, -2.5}),
            Arrays.asList("", null, -0.0, null, -3L, null, false, null, new double[]{Double.MIN_VALUE, 1.0 / 3.0}),
            Arrays.asList("ℝ⁴ 𝕏", "", Double.MAX_VALUE, 2.0, 0L, 5L, false, false, new double[]{0.0, 1e22}));

    private static byte[] written(TableFormat format, Table table, List<List<Object>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (TableWriter writer = format.open(table, out)) {
            for (List<Object> row : rows) {
                writer.row(row.toArray());
            }
        }
        return out.toByteArray();
    }

    @Test
    void shouldWriteCsvThatReadsBack() throws IOException {
        assertThat(new String(written(TableFormat.CSV, TABLE, ROWS), StandardCharsets.UTF_8)).isEqualTo("""
                kind,remark,estimate,bound,draws,blocks,even,reached,phi_0,phi_1
                two-point,"a, ""b""
                c",0.1,1.0E-300,1152921504606846976,-1,true,true,1.5,-2.5
                ,,-0.0,,-3,,false,,4.9E-324,0.3333333333333333
                ℝ⁴ 𝕏,,1.7976931348623157E308,2.0,0,5,false,false,0.0,1.0E22
                """);
    }

    @Test
    void shouldWriteJsonThatReadsBack() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(written(TableFormat.JSON, TABLE, ROWS));
        assertThat(json.path("schema").asText()).isEqualTo("quartic.made-up/1");
        assertThat(json.path("points").path(1).path(1).doubleValue()).isEqualTo(1e-300);
        assertThat(json.path("spec").path("name").asText()).isEqualTo("ä\"");
        assertThat(json.path("columns").path(4))
                .hasToString("{\"name\":\"draws\",\"unit\":\"draws\",\"description\":\"so far\"}");
        assertThat(json.path("rows")).hasSize(3);
        for (int i = 0; i < ROWS.size(); i++) {
            JsonNode row = json.path("rows").path(i);
            List<Object> cells = ROWS.get(i);
            assertThat(row.path("kind").textValue()).isEqualTo(cells.get(0));
            assertThat(row.path("remark").textValue()).isEqualTo(cells.get(1));
            assertThat(row.path("estimate").doubleValue()).isEqualTo(cells.get(2));
            assertThat(row.path("bound").isNull() ? null : row.path("bound").doubleValue()).isEqualTo(cells.get(3));
            assertThat(row.path("draws").longValue()).isEqualTo(cells.get(4));
            assertThat(row.path("blocks").isNull() ? null : row.path("blocks").longValue()).isEqualTo(cells.get(5));
            assertThat(row.path("even").booleanValue()).isEqualTo(cells.get(6));
            assertThat(row.path("reached").isNull() ? null : row.path("reached").booleanValue())
                    .isEqualTo(cells.get(7));
            assertThat(row.path("phi").path(1).doubleValue()).isEqualTo(((double[]) cells.get(8))[1]);
        }
    }

    @Test
    void shouldWriteParquetThatAnotherLibraryReads() throws IOException {
        ReadParquet read = ReadParquet.of(written(TableFormat.PARQUET, TABLE, ROWS));
        assertThat(read.about().numRows()).isEqualTo(3);
        assertThat(read.about().keyValueMetadata()).containsEntry("schema", "quartic.made-up/1")
                .containsEntry("points", "[[0.5,0.1],[-0.3,1.0E-300],[0.0,-0.0]]")
                .containsEntry("spec", "{\"seed\":7,\"name\":\"ä\\\"\"}")
                .hasEntrySatisfying("columns", text -> assertThat(text).contains("{\"name\":\"phi\",\"unit\":\"1\""));
        assertThat(read.columns()).extracting(SchemaElement::name).containsExactly("kind", "remark", "estimate",
                "bound", "draws", "blocks", "even", "reached", "phi_0", "phi_1");
        assertThat(read.columns()).extracting(SchemaElement::type).containsExactly(PhysicalType.BYTE_ARRAY,
                PhysicalType.BYTE_ARRAY, PhysicalType.DOUBLE, PhysicalType.DOUBLE, PhysicalType.INT64,
                PhysicalType.INT64, PhysicalType.BOOLEAN, PhysicalType.BOOLEAN, PhysicalType.DOUBLE,
                PhysicalType.DOUBLE);
        assertThat(read.columns()).filteredOn(column -> column.repetitionType() == RepetitionType.OPTIONAL)
                .extracting(SchemaElement::name).containsExactly("remark", "bound", "blocks", "reached");
        for (int i = 0; i < ROWS.size(); i++) {
            double[] phi = (double[]) ROWS.get(i).get(8);
            assertThat(read.rows().get(i).subList(0, 8)).isEqualTo(ROWS.get(i).subList(0, 8));
            assertThat(read.rows().get(i).subList(8, 10)).containsExactly(phi[0], phi[1]);
        }
    }

    @Test
    void shouldWriteArraysThatReadBack() throws IOException {
        Map<String, ReadArray> arrays = ReadArrays.of(written(TableFormat.NPZ, TABLE, ROWS));
        assertThat(arrays.keySet()).containsExactly("schema", "points", "spec", "kind", "remark", "estimate", "bound",
                "draws", "blocks", "even", "reached", "phi");
        assertThat(arrays.get("schema").shape()).isEmpty();
        assertThat(arrays.get("schema").texts()).containsExactly("quartic.made-up/1");
        assertThat(arrays.get("points").shape()).isEqualTo("3, 2");
        assertThat(arrays.get("points").doubles()).containsExactly(0.5, 0.1, -0.3, 1e-300, 0.0, -0.0);
        assertThat(arrays.get("spec").texts()).containsExactly("{\"seed\":7,\"name\":\"ä\\\"\"}");
        assertThat(arrays.get("kind").type()).isEqualTo("<U9");
        assertThat(arrays.get("kind").texts()).containsExactly("two-point", "", "ℝ⁴ 𝕏");
        assertThat(arrays.get("remark").texts()).containsExactly("a, \"b\"\nc", "", "");
        assertThat(arrays.get("estimate").doubles()).containsExactly(0.1, -0.0, Double.MAX_VALUE);
        assertThat(arrays.get("bound").doubles()).containsExactly(1e-300, Double.NaN, 2.0);
        assertThat(arrays.get("draws").type()).isEqualTo("<i8");
        assertThat(arrays.get("draws").longs()).containsExactly(1L << 60, -3L, 0L);
        assertThat(arrays.get("blocks").longs()).containsExactly(-1L, Long.MIN_VALUE, 5L);
        assertThat(arrays.get("even").type()).isEqualTo("|b1");
        assertThat(arrays.get("even").bytes()).containsExactly(1, 0, 0);
        assertThat(arrays.get("reached").type()).isEqualTo("|i1");
        assertThat(arrays.get("reached").bytes()).containsExactly(1, -1, 0);
        assertThat(arrays.get("phi").shape()).isEqualTo("3, 2");
        assertThat(arrays.get("phi").doubles()).containsExactly(1.5, -2.5, Double.MIN_VALUE, 1.0 / 3.0, 0.0, 1e22);
        assertThat(arrays.values()).allSatisfy(array -> assertThat(array.start() % 64).isZero());
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteATableWithoutRows(TableFormat format) throws IOException {
        byte[] file = written(format, TABLE, List.of());
        switch (format) {
            case CSV -> assertThat(new String(file, StandardCharsets.UTF_8)).hasLineCount(1);
            case JSON -> assertThat(JsonMapper.builder().build().readTree(file).path("rows")).isEmpty();
            case PARQUET -> assertThat(ReadParquet.of(file).rows()).isEmpty();
            case NPZ -> assertThat(ReadArrays.of(file).get("phi").shape()).isEqualTo("0, 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheSameBytesAgain(TableFormat format) throws IOException {
        assertThat(written(format, TABLE, ROWS)).isEqualTo(written(format, TABLE, ROWS));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeWhatIsNotFiniteForUnknown(TableFormat format) throws IOException {
        Table table = Table.of(Column.number("x", "1", "a number").orEmpty());
        byte[] empty = written(format, table, List.of(Arrays.asList((Object) null)));
        assertThat(written(format, table, List.of(List.of(Double.NaN)))).isEqualTo(empty);
        assertThat(written(format, table, List.of(List.of(Double.NEGATIVE_INFINITY)))).isEqualTo(empty);
    }

    @Test
    void shouldWriteAColumnOfKnownLengthAsItComes() throws IOException {
        Table table = Table.of(Column.vector("phi", 3, "1", "the field")).ofRows(10_000);
        var out = new ByteArrayOutputStream();
        try (TableWriter writer = TableFormat.NPZ.open(table, out)) {
            for (int i = 0; i < 10_000; i++) {
                writer.row(new double[]{i, i + 0.25, i + 0.5});
                if (i == 9000) {
                    assertThat(out.size()).as("all but what buffers hold").isGreaterThan(100_000);
                }
            }
        }
        ReadArray phi = ReadArrays.of(out.toByteArray()).get("phi");
        assertThat(phi.shape()).isEqualTo("10000, 3");
        assertThat(phi.doubles()).hasSize(30_000).contains(9999.25, Index.atIndex(29_998));
        List<List<Object>> rows = IntStream.range(0, 10_000)
                .mapToObj(i -> List.<Object>of(new double[]{i, i + 0.25, i + 0.5})).toList();
        byte[] held = written(TableFormat.NPZ, Table.of(Column.vector("phi", 3, "1", "the field")), rows);
        assertThat(ReadArrays.of(held)).as("of a length that is not known").isEqualTo(ReadArrays.of(out.toByteArray()));
    }

    @Test
    void shouldCutParquetIntoPagesAndGroups() throws IOException {
        int columns = 64;
        int rows = 70_000;
        var out = new ByteArrayOutputStream();
        try (TableWriter writer = TableFormat.PARQUET.open(
                Table.of(Column.vector("phi", columns, "1", "the field"), Column.whole("i", "", "row").orEmpty()),
                out)) {
            var phi = new double[columns];
            for (int i = 0; i < rows; i++) {
                Arrays.setAll(phi, new Row(i)::at);
                writer.row(phi, i % 1000 < 500 ? i : null);
            }
        }
        ReadParquet read = ReadParquet.of(out.toByteArray());
        assertThat(read.about().rowGroups()).hasSize(2);
        assertThat(read.rows()).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            List<Object> cells = read.rows().get(i);
            if (!cells.get(63).equals(new Row(i).at(63)) || !cells.get(1).equals(new Row(i).at(1))) {
                throw new AssertionError("row " + i + ": " + cells);
            }
            assertThat(cells.get(64)).isEqualTo(i % 1000 < 500 ? (Long) (long) i : null);
        }
    }

    /** Numbers that are told apart. */
    private record Row(int number) {
        double at(int column) {
            return number + column / 64.0;
        }
    }

    @Test
    void shouldTellFormatsByTheEndingsOfFiles() {
        assertThat(TableFormat.ofEnding(Path.of("a.b", "c.NPZ"))).contains(TableFormat.NPZ);
        assertThat(TableFormat.ofEnding(Path.of("c.parquet"))).contains(TableFormat.PARQUET);
        assertThat(TableFormat.ofEnding(Path.of("c.csv"))).contains(TableFormat.CSV);
        assertThat(TableFormat.ofEnding(Path.of("c.json"))).contains(TableFormat.JSON);
        assertThat(TableFormat.ofEnding(Path.of("csv"))).isEmpty();
        assertThat(TableFormat.ofEnding(Path.of("c.csv.gz"))).isEmpty();
        assertThat(TableFormat.ofEnding(Path.of("/"))).isEmpty();
    }

    @Test
    void shouldRefuseRowsThatAreNotOfTheTable() throws IOException {
        Table table = Table.of(Column.number("x", "1", "a number"), Column.vector("v", 2, "1", "two")).ofRows(1);
        try (TableWriter writer = TableFormat.CSV.open(table, new StringWriter())) {
            assertThatThrownBy(() -> writer.row(1.0)).hasMessageContaining("1 cells in a table of 2 columns");
            assertThatThrownBy(() -> writer.row(1, new double[2])).hasMessageContaining("x of NUMBER cannot hold Long");
            assertThatThrownBy(() -> writer.row(Double.NaN, new double[2])).hasMessageContaining("x may not be empty");
            assertThatThrownBy(() -> writer.row(1.0, new double[3])).hasMessageContaining("v of VECTOR");
            assertThatThrownBy(() -> writer.row(1.0, new double[]{0.0, Double.NaN}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(writer::close).hasMessageContaining("to be 1 rows, and there are 0");
            writer.row(1.0, new double[2]);
            assertThatThrownBy(() -> writer.row(1.0, new double[2])).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldRefuseWhatIsNoTable() {
        assertThatThrownBy(Table::of).isInstanceOf(IllegalArgumentException.class);
        Column column = Column.text("a", "x");
        assertThatThrownBy(() -> Table.of(column, column)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Table.of(column).noting("a", new Note.Words("b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Table.of(column).ofRows(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Column.text(" ", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Column.vector("v", 0, "1", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Column.vector("v", 2, "1", "x").orEmpty())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TableFormat.NPZ.open(Table.of(column), new StringWriter()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGiveLongHeadersALaterVersion() {
        ReadArray plain = ReadArrays.array(new NpyArray("<f8", 3, 4).header());
        assertThat(plain.version()).isEqualTo(1);
        assertThat(plain.shape()).isEqualTo("3, 4");
        assertThat(ReadArrays.array(new NpyArray("<f8", 3).header()).shape()).isEqualTo("3,");
        long[] many = new long[30_000];
        Arrays.fill(many, 1);
        ReadArray huge = ReadArrays.array(new NpyArray("<f8", many).header());
        assertThat(huge.version()).isEqualTo(2);
        assertThat(huge.start() % 64).isZero();
    }
}
