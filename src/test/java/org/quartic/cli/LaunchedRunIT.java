package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cli.LaunchedQuartic.Ended;

/** Whole runs of the packaged program: what it prints, where to, and how it ends. */
@Timeout(120)
class LaunchedRunIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String QUICKSTART = Path.of("config", "quickstart.conf").toAbsolutePath().toString();
    private static final String LOOSE = "stop.target.absolute=1e-3";
    private static final String OUT_OF_REACH = "stop.target.absolute=1e-12";
    /** Observables beyond what a double holds. */
    private static final String TOO_LARGE = "ensemble.sigma.value=1e200";

    @TempDir
    private Path directory;

    private LaunchedQuartic launcher;

    @BeforeEach
    void findTheLauncher() throws IOException {
        launcher = new LaunchedQuartic(directory);
    }

    @Test
    void shouldPrintAConvergedTableOfTheQuickstart() throws Exception {
        Ended ended = launcher.run("run", QUICKSTART, "--set", LOOSE);
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        assertThat(ended.out()).startsWith("quickstart: converged\n").contains("I_dk", "I_IB", "G4c", "G2")
                .contains("\n0 1 2 3 ", "\n0 0 1 1 ", "\n0 0 0 0 ").contains(" ± ");
        assertThat(ended.err()).as("silent where nobody watches").isEmpty();
    }

    @Test
    void shouldGiveTheSameNumbersInJsonOnAnyNumberOfThreads() throws Exception {
        JsonNode one = result(1);
        assertThat(fields(one)).containsExactly("schema", "name", "status", "spec", "spec-digest", "estimator",
                "sampling", "draws", "wall-seconds", "cpu-seconds", "two-point", "four-point", "six-point",
                "covariance", "warnings", "provenance");
        assertThat(one.get("schema").asText()).isEqualTo("quartic.result/1");
        assertThat(one.get("name").asText()).isEqualTo("quickstart");
        assertThat(one.get("status").asText()).isEqualTo("converged");
        assertThat(one.get("estimator").asText()).isEqualTo("collapsed");
        assertThat(one.get("sampling").asText()).as("what auto became").isEqualTo("sobol");
        assertThat(one.get("spec-digest").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(one.get("draws").asLong()).isGreaterThanOrEqualTo(16_384).matches(draws -> draws % 8 == 0);
        assertThat(one.get("two-point")).hasSize(10)
                .allSatisfy(two -> assertThat(fields(two)).containsExactly("points", "estimate", "standard-error"));
        assertThat(one.get("four-point")).hasSize(3).allSatisfy(four -> {
            assertThat(fields(four)).containsExactly("points", "estimate", "standard-error", "interval", "target",
                    "bound", "reached", "normalised", "finite-width", "independence-breaking");
            assertThat(fields(four.get("interval"))).containsExactly("lower", "upper", "confidence", "kind");
            assertThat(four.get("reached").asBoolean()).isTrue();
            assertThat(four.get("bound").asDouble()).isPositive().isLessThanOrEqualTo(four.get("target").asDouble());
            assertThat(four.get("finite-width").get("estimate").asDouble()
                    + four.get("independence-breaking").get("estimate").asDouble())
                    .isCloseTo(four.get("estimate").asDouble(), within(1e-15));
        });
        assertThat(one.get("six-point").isArray()).isTrue();
        assertThat(fields(one.get("provenance"))).containsExactly("version", "commit", "jdk", "cpu", "threads");
        assertThat(one.get("wall-seconds").asDouble()).isPositive();

        assertThat(statistics(result(2))).isEqualTo(statistics(one));
        assertThat(statistics(result(3))).isEqualTo(statistics(one));
        assertThat(one.get("provenance").get("threads").asInt()).isEqualTo(1);
        shouldSquareStandardErrorsOnTheDiagonal(one);
    }

    private static void shouldSquareStandardErrorsOnTheDiagonal(JsonNode result) {
        JsonNode matrix = result.get("covariance").get("matrix");
        List<JsonNode> estimates = Stream.concat(elements(result.get("two-point")), elements(result.get("four-point")))
                .toList();
        assertThat(matrix).hasSameSizeAs(estimates).hasSameSizeAs(result.get("covariance").get("labels"));
        for (int i = 0; i < estimates.size(); i++) {
            assertThat(Math.sqrt(matrix.get(i).get(i).asDouble()))
                    .isEqualTo(estimates.get(i).get("standard-error").asDouble());
            for (int j = 0; j < i; j++) {
                assertThat(matrix.get(i).get(j)).isEqualTo(matrix.get(j).get(i));
            }
        }
    }

    private JsonNode result(int threads) throws Exception {
        Ended ended = launcher.run("run", QUICKSTART, "--set", LOOSE, "--format", "json", "--covariance", "--threads",
                Integer.toString(threads));
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.DONE);
        return parsed(ended.out());
    }

    /** The tree of a text in which every number is written as short as it can be and still read back. */
    private static JsonNode parsed(String text) throws IOException {
        try (JsonParser tokens = JSON.createParser(text)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    assertThat(tokens.getText()).isEqualTo(Double.toString(Double.parseDouble(tokens.getText())));
                }
            }
        }
        return JSON.readTree(text);
    }

    private static JsonNode statistics(JsonNode result) {
        return ((ObjectNode) result.deepCopy()).without(List.of("wall-seconds", "cpu-seconds", "provenance"));
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void shouldPutCsvInTheFilesPlace() throws Exception {
        Path file = Files.writeString(directory.resolve("result.csv"), "what stood there");
        Ended ended = launcher.run("run", QUICKSTART, "--set", LOOSE, "--format", "csv", "--out", "result.csv",
                "--quiet");
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEmpty();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 10 + 3);
        assertThat(lines).first().isEqualTo("kind,points,estimate,standard-error,lower,upper,target,reached");
        assertThat(lines.subList(1, 14)).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(8));
        assertThat(lines.get(11)).startsWith("four-point,0 1 2 3,0.00").endsWith(",0.001,true");
        assertThat(files()).containsExactly("result.csv");
    }

    @Test
    void shouldLeaveNothingBehindOfARunThatFails() throws Exception {
        Path file = Files.writeString(directory.resolve("result.json"), "what stood there");
        Ended ended = launcher.run("run", QUICKSTART, "--set", TOO_LARGE, "--format", "json", "--out", "result.json");
        assertThat(ended.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("quartic: the run failed: ", "in block 0", "-point [0,0]")
                .doesNotContain("\tat ");
        assertThat(file).hasContent("what stood there");
        assertThat(files()).containsExactly("result.json");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".standard-")).toList();
        }
    }

    @Test
    void shouldEndWithItsBudgetOfDrawsAndShowProgressOnATerminal() throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-Dquartic.terminal=true").run("run", QUICKSTART, "--set",
                OUT_OF_REACH, "--set", "sampling=pseudo-random", "--set", "stop.max-draws=8000007", "--format", "json");
        assertThat(ended.code()).isEqualTo(ExitCode.BUDGET);
        JsonNode result = parsed(ended.out());
        assertThat(result.get("status").asText()).isEqualTo("exhausted");
        assertThat(result.get("draws").asLong()).isEqualTo(8_000_000);
        assertThat(result.get("four-point")).noneMatch(four -> four.get("reached").asBoolean());
        assertThat(ended.err()).startsWith("\r").contains(" draws, ", "x target (").endsWith("\r");
    }

    @Test
    void shouldEndWithItsBudgetOfTimeAndTellTheTimesOfItsStages() throws Exception {
        Ended ended = launcher.run("run", QUICKSTART, "--set", OUT_OF_REACH, "--set", "stop.max-wall-time=1500ms",
                "--format", "json", "--verbose");
        assertThat(ended.code()).isEqualTo(ExitCode.BUDGET);
        JsonNode result = parsed(ended.out());
        assertThat(result.get("status").asText()).isEqualTo("exhausted");
        assertThat(result.get("draws").asLong()).isPositive().matches(draws -> draws % 8 == 0);
        for (String stage : List.of("SAMPLER", "EVALUATOR", "AGGREGATOR")) {
            assertThat(ended.err()).containsPattern(
                    stage + ": [1-9]\\d* blocks; service p50 .* p90 .* p99 .* max .*; waiting p50 .* max ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void shouldPrintWhatIsKnownWhenInterrupted(String signal) throws Exception {
        assumeTrue(signal.equals("TERM") || !interruptIsIgnored(),
                "started in the background, where Ctrl-C is nobody's");
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-Dquartic.log=TRACE").runAndSend(signal, "look after", "run",
                QUICKSTART, "--set", OUT_OF_REACH, "--format", "json");
        assertThat(ended.code()).isEqualTo(ExitCode.INTERRUPTED);
        JsonNode result = parsed(ended.out());
        assertThat(result.get("status").asText()).isEqualTo("stopped");
        assertThat(result.get("draws").asLong()).isGreaterThanOrEqualTo(16_384);
        assertThat(result.get("four-point")).hasSize(3)
                .allSatisfy(four -> assertThat(four.get("standard-error").asDouble()).isPositive());
    }

    /** What ignores Ctrl-C hands that on to every process it starts. */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1L << 2 - 1) != 0);
    }

    @Test
    void shouldTellEveryFaultOfASpec() throws Exception {
        Files.writeString(directory.resolve("faulty.conf"), """
                points = [[0.5, 0.1], [0.9, "x"]]
                ensemble {
                  widht = 64
                  heads = 0
                  mixing = sotfmax
                }
                correlators { four-point = [[0, 0, 1, 2]] }
                stop { target = { absolute = 1e-5 } }
                """);
        Ended ended = launcher.run("run", "faulty.conf");
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.out()).isEmpty();
        String file = "quartic: faulty.conf: line ";
        assertThat(ended.err().lines()).satisfiesExactlyInAnyOrder(
                line -> assertThat(line).startsWith(file + "1: points[1][1]: found \"x\"; allowed: a finite number"),
                line -> assertThat(line).startsWith(file + "3: ensemble.widht: ").contains("did you mean width?"),
                line -> assertThat(line)
                        .startsWith(file + "4: ensemble.heads: found 0; allowed: a whole number from 1"),
                line -> assertThat(line).startsWith(file + "5: ensemble.mixing: ").contains("allowed: softmax | none")
                        .contains("did you mean softmax?"),
                line -> assertThat(line).startsWith(file + "7: correlators.four-point[0][3]: found 2; ")
                        .contains("0 to 1"),
                line -> assertThat(line).startsWith(file + "2: ensemble.width: found nothing; ").contains("infinite"));
    }

    @Test
    void shouldPrintASpecOfTheSameDigestWhereAskedToCheckOne() throws Exception {
        Ended table = launcher.run("check", QUICKSTART);
        assertThat(table.code()).isEqualTo(ExitCode.DONE);
        assertThat(table.out()).startsWith("# quickstart: a valid spec, sha256:").contains("\n# forecast: ");
        Files.writeString(directory.resolve("resolved.conf"), table.out());
        Ended again = launcher.run("check", "resolved.conf", "--format", "json");
        JsonNode json = JSON.readTree(again.out());
        assertThat(table.out()).contains(json.get("spec-digest").asText());
        assertThat(json.get("name").asText()).isEqualTo("quickstart");
        assertThat(json.get("forecast").get("draws").asDouble()).as("as many as the run takes").isEqualTo(65_536.0);
        assertThat(json.get("forecast").get("seconds").asDouble()).isPositive();
    }

    @Test
    void shouldSetWhatIsKnownBesideWhatIsEstimated() throws Exception {
        String[] line = {"run", QUICKSTART, "--set", LOOSE, "--set", "ensemble.width=infinite", "--compare-theory",
                "--format"};
        String table = launcher.run(with(line, "table")).out();
        assertThat(table).contains("known by trapezoid rule in 4 dimensions", "4.60808768");
        String csv = launcher.run(with(line, "csv")).out();
        assertThat(csv).startsWith("kind,points,estimate,standard-error,lower,upper,target,reached,known,accuracy\n");
        for (JsonNode four : JSON.readTree(launcher.run(with(line, "json")).out()).get("four-point")) {
            double difference = four.get("estimate").asDouble() - four.get("theory").get("value").asDouble();
            assertThat(Math.abs(difference)).isLessThan(5 * four.get("standard-error").asDouble());
            assertThat(csv).contains("," + four.get("theory").get("value").asDouble() + ",");
        }
        Ended known = launcher.run("theory", QUICKSTART, "--set", "ensemble.width=infinite", "--format", "json");
        JsonNode first = JSON.readTree(known.out()).get("four-point").get(0);
        assertThat(first.get("value").asDouble())
                .isCloseTo(0.00046080876848, within(6e-15 + first.get("accuracy").asDouble()));
        Ended unknown = launcher.run("theory", QUICKSTART, "--set",
                "points=[[1, 2, 3], [0, 1, 0], [1, 0, 0], [0, 0, 1]]");
        assertThat(unknown.code()).isZero();
        assertThat(unknown.out())
                .startsWith("quickstart: not known\ntokens of 3 components: known for one and for two");
    }

    private static String[] with(String[] line, String last) {
        return Stream.concat(Stream.of(line), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void shouldFailWhereMemoryIsShort() throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-XX:MaxDirectMemorySize=100k").run("run", QUICKSTART);
        assertThat(ended.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("quartic: failed: ").contains("(OutOfMemoryError)").doesNotContain("\tat ");
    }
}
