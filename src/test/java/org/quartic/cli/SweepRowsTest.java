package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quartic.run.FourPointResult;
import org.quartic.run.Results;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;
import org.quartic.table.TableFormat;

/** The tidy table of a sweep. */
class SweepRowsTest {

    private static final RunResult FOUND = Results.example(Status.CONVERGED);

    private static Map<String, JsonNode> at(String... keysAndValues) throws IOException {
        var at = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            at.put(keysAndValues[i], JsonMapper.builder().build().readTree(keysAndValues[i + 1]));
        }
        return at;
    }

    private static SweepRun converged(String... keysAndValues) throws IOException {
        return new SweepRun(at(keysAndValues), Status.CONVERGED, Optional.of(FOUND), Optional.empty());
    }

    private static List<String> csv(List<String> keys, SweepRun... runs) throws IOException {
        var out = new ByteArrayOutputStream();
        SweepRows.write(TableFormat.CSV, new SweepResult("made-up", keys, Arrays.asList(runs), List.of()), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void shouldHaveARowForEveryCorrelatorOfEveryRun() throws IOException {
        int correlators = FOUND.twoPoint().size() + FOUND.fourPoint().size() + FOUND.sixPoint().size();
        var failed = new SweepRun(at("ensemble.width", "16"), Status.FAILED, Optional.empty(), Optional.of("it broke"));
        List<String> lines = csv(List.of("ensemble.width", "ensemble.heads"),
                converged("ensemble.width", "8", "ensemble.heads", "3"), failed);
        assertThat(lines.getFirst()).isEqualTo("ensemble.width,ensemble.heads,status,draws,kind,points,estimate,"
                + "standard-error,lower,upper,target,reached");
        assertThat(lines).hasSize(2 + correlators);
        FourPointResult four = FOUND.fourPoint().getFirst();
        assertThat(lines.get(1 + FOUND.twoPoint().size()))
                .startsWith("8,3,converged," + FOUND.draws() + ",four-point,")
                .contains("," + four.estimate().value() + "," + four.estimate().standardError() + ",");
        assertThat(lines.getLast()).isEqualTo("16,,failed,,,,,,,,,");
    }

    @Test
    void shouldTakeNumbersForNumbersAndEverythingElseAsItStandsInASpec() throws IOException {
        assertThat(csv(List.of("x"), converged("x", "1.5"), converged("x", "2")).getLast()).startsWith("2.0,");
        assertThat(csv(List.of("x"), converged("x", "2"), converged("x", "\"infinite\"")).getLast())
                .startsWith("infinite,");
        List<String> points = csv(List.of("points"), converged("points", "[[0],[0.5]]"));
        assertThat(points.getFirst()).as("there is a column of that name").startsWith("at.points,status,");
        assertThat(points.getLast()).startsWith("\"[[0],[0.5]]\",");
    }
}
