package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.actor.RunUpdate;
import org.quartic.cumulant.Estimate;
import org.quartic.run.Bounded;
import org.quartic.spec.SpecWriter;
import org.quartic.spec.Specs;
import org.quartic.table.ReadArrays;
import org.quartic.table.ReadParquet;

class HistoryFileTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode SPEC = SpecWriter
            .json(Specs.with("correlators.four-point = [[0, 1, 2, 3], [0, 0, 1, 1]]"));
    private static final List<RunUpdate.HistoryLook> LOOKS = List.of(look(16_384, Double.NaN), look(17_408, 0.04));

    @TempDir
    private Path directory;

    private static RunUpdate.HistoryLook look(long draws, double bound) {
        return new RunUpdate.HistoryLook(draws / 1024, draws, List.of(new Bounded(new Estimate(0.1, bound), bound),
                new Bounded(new Estimate(1.0 / 3.0, 0.01), 0.03)));
    }

    private byte[] written(String name) throws IOException {
        Path file = directory.resolve(name);
        HistoryFile.at(file).write(LOOKS, SPEC);
        return Files.readAllBytes(file);
    }

    @Test
    void shouldWriteCsv() throws IOException {
        assertThat(new String(written("history.csv"))).isEqualTo("""
                draws,points,estimate,standard-error,bound
                16384,0 1 2 3,0.1,,
                16384,0 0 1 1,0.3333333333333333,0.01,0.03
                17408,0 1 2 3,0.1,0.04,0.04
                17408,0 0 1 1,0.3333333333333333,0.01,0.03
                """);
    }

    @Test
    void shouldWriteTheJsonOfADaemon() throws IOException {
        JsonNode json = JSON.readTree(written("history.json"));
        assertThat(json.path("looks")).hasSize(2);
        assertThat(json.path("looks").path(0)).isEqualTo(JSON.readTree("""
                {"draws": 16384, "four-point": [
                    {"estimate": 0.1, "standard-error": null, "bound": null},
                    {"estimate": 0.3333333333333333, "standard-error": 0.01, "bound": 0.03}]}"""));
    }

    @Test
    void shouldWriteParquet() throws IOException {
        ReadParquet read = ReadParquet.of(written("history.parquet"));
        assertThat(read.rows()).containsExactly(Arrays.asList(16_384L, "0 1 2 3", 0.1, null, null),
                List.of(16_384L, "0 0 1 1", 1.0 / 3.0, 0.01, 0.03), List.of(17_408L, "0 1 2 3", 0.1, 0.04, 0.04),
                List.of(17_408L, "0 0 1 1", 1.0 / 3.0, 0.01, 0.03));
        assertThat(read.about().keyValueMetadata()).containsEntry("schema", "quartic.history/1").containsEntry("spec",
                SPEC.toString());
    }

    @Test
    void shouldWriteArrays() throws IOException {
        var arrays = ReadArrays.of(written("history.npz"));
        assertThat(arrays.get("draws").longs()).containsExactly(16_384L, 16_384L, 17_408L, 17_408L);
        assertThat(arrays.get("bound").doubles()).containsExactly(Double.NaN, 0.03, 0.04, 0.03);
        assertThat(arrays.get("points").texts()).containsExactly("0 1 2 3", "0 0 1 1", "0 1 2 3", "0 0 1 1");
    }

    @Test
    void shouldRefuseAFileThatCannotBe() {
        assertThatThrownBy(() -> HistoryFile.at(directory.resolve("history.txt"))).isInstanceOf(UsageFault.class)
                .hasMessageStartingWith("--history: the ending of ")
                .hasMessageContaining(".csv, .json, .parquet, .npz");
        assertThatThrownBy(() -> HistoryFile.at(directory.resolve("nowhere/history.csv")))
                .isInstanceOf(UsageFault.class).hasMessageStartingWith("--history: there is no directory");
    }
}
