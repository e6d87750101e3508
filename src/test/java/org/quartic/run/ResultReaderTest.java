package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cumulant.Estimate;
import org.quartic.spec.Pair;

class ResultReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Stream<RunResult> examples() {
        var covariance = new Covariance(List.of("two-point 0 0", "two-point 0 1"),
                List.of(List.of(1e-10, Double.NaN), List.of(-2e-11, 0.0)));
        return Stream.concat(Stream.of(Status.values()).map(Results::example),
                Stream.of(Results.empty(), Results.withSixPoints(Results.example(Status.CONVERGED)),
                        Results.with(Results.example(Status.CONVERGED), covariance)));
    }

    private static RunResult read(RunResult result) throws Exception {
        return ResultReader.read(JSON.readTree(ResultJson.text(result)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadWhatWasWritten(RunResult result) throws Exception {
        RunResult read = read(result);
        assertThat(ResultJson.text(read)).isEqualTo(ResultJson.text(result));
        assertThat(ResultCsv.text(read)).isEqualTo(ResultCsv.text(result));
        assertThat(read.twoPoint()).isEqualTo(result.twoPoint());
        assertThat(read.sixPoint()).isEqualTo(result.sixPoint());
        assertThat(read.covariance()).isEqualTo(result.covariance());
        assertThat(read.provenance()).isEqualTo(result.provenance());
        if (!result.fourPoint().isEmpty()) {
            assertThat(read.fourPoint().getFirst()).isEqualTo(result.fourPoint().getFirst());
        }
    }

    @Test
    void shouldReadWhatIsUndefinedAsNotANumber() throws Exception {
        FourPointResult unknown = read(Results.example(Status.CONVERGED)).fourPoint().get(1);
        assertThat(unknown.estimate()).isEqualTo(new Estimate(-0.25, Double.NaN));
        assertThat(unknown.interval().lower()).isNaN();
        assertThat(unknown.interval().upper()).isNaN();
        assertThat(unknown.target()).isNaN();
        assertThat(unknown.bound()).isNaN();
        assertThat(unknown.finiteWidth()).isEmpty();
    }

    @Property(seed = "20260210", tries = 500)
    void shouldReadTheSameDouble(@ForAll double value) throws Exception {
        RunResult full = Results.example(Status.CONVERGED);
        var result = new RunResult(full.name(), full.status(), full.spec(), full.specDigest(), full.estimator(),
                full.sampling(), full.draws(), full.wallSeconds(), full.cpuSeconds(),
                List.of(new TwoPointResult(new Pair(0, 1), new Estimate(value, Math.abs(value)))), List.of(), List.of(),
                Optional.empty(), List.of(), full.provenance());
        Estimate read = read(result).twoPoint().getFirst().estimate();
        assertThat(Double.doubleToLongBits(read.value())).isEqualTo(Double.doubleToLongBits(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "name", "status", "spec", "spec-digest", "estimator", "sampling", "draws",
            "wall-seconds", "cpu-seconds", "two-point", "four-point", "warnings", "provenance"})
    void shouldSayWhatIsMissing(String field) {
        ObjectNode json = ResultJson.tree(Results.example(Status.CONVERGED));
        json.remove(field);
        assertThatThrownBy(() -> ResultReader.read(json)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    @Test
    void shouldRefuseWhatALaterVersionMayWrite() {
        ObjectNode json = ResultJson.tree(Results.example(Status.CONVERGED));
        assertThatThrownBy(() -> ResultReader.read(json.deepCopy().put("schema", "quartic.result/2")))
                .hasMessageContaining("quartic.result/2").hasMessageContaining("quartic.result/1");
        assertThatThrownBy(() -> ResultReader.read(json.deepCopy().put("status", "sleeping")))
                .hasMessageContaining("sleeping");
        assertThatThrownBy(() -> ResultReader.read(json.deepCopy().put("sampling", "halton")))
                .hasMessageContaining("halton");
        JsonNode twisted = json.deepCopy();
        ((ArrayNode) twisted.at("/two-point/0/points")).add(1);
        assertThatThrownBy(() -> ResultReader.read(twisted)).hasMessageContaining("3 points");
    }
}
