package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.table.ReadArrays;
import org.quartic.table.ReadArrays.ReadArray;
import org.quartic.table.ReadParquet;
import picocli.CommandLine;

class SampleCommandTest {
    private static final String SPEC = """
            seed = 3
            points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8]]
            ensemble { width = infinite, heads = 2 }
            correlators.four-point = [[0, 1, 2, 2]]
            stop.target.absolute = 1e-3
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path spec;

    @BeforeEach
    void writeASpec() throws IOException {
        spec = Files.writeString(directory.resolve("spec.conf"), SPEC);
    }

    private int sample(String... options) {
        return sampleOn(new Terminal(false, StandardCharsets.UTF_8), options);
    }

    private int sampleOn(Terminal terminal, String... options) {
        String[] arguments = Stream.concat(Stream.of("sample", spec.toString()), Arrays.stream(options))
                .toArray(String[]::new);
        CommandLine commandLine = Quartic.commandLine(
                new Surroundings(new LocalEngine(), new Interruption(Duration.ZERO), terminal,
                        () -> TerminalSize.USUAL, _ -> Optional.empty(), Clock.systemUTC()),
                arguments);
        return commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private List<String> printed(String... options) {
        out.getBuffer().setLength(0);
        assertThat(sample(options)).as(err.toString()).isZero();
        return out.toString().lines().toList();
    }

    private Path written(String name, String... options) {
        Path file = directory.resolve(name);
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--out";
        all[options.length + 1] = file.toString();
        assertThat(sample(all)).as(err.toString()).isZero();
        assertThat(out.toString()).isEmpty();
        return file;
    }

    @Test
    void shouldPrintCsvOnStandardOutput() {
        List<String> lines = printed("--count", "100");
        assertThat(lines).hasSize(101).first().isEqualTo("phi_0,phi_1,phi_2");
        assertThat(lines.subList(1, 101)).doesNotHaveDuplicates().allSatisfy(
                line -> assertThat(line.split(",")).hasSize(3).allSatisfy(
                        number -> assertThat(Double.toString(Double.parseDouble(number))).isEqualTo(number)));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldBeginEverySampleAlikeWhateverTheThreads() {
        List<String> longest = printed("--count", "1.2e4", "--threads", "1");
        assertThat(longest).hasSize(12_001);
        assertThat(printed("--count", "12000", "--threads", "3")).isEqualTo(longest);
        for (int count : new int[]{1, 7, 8, 2049, 11_999}) {
            assertThat(printed("--count", Integer.toString(count))).isEqualTo(longest.subList(0, count + 1));
        }
        assertThat(printed("--count", "10", "--set", "seed=4").get(1)).isNotEqualTo(longest.get(1));
    }

    @Test
    void shouldWriteTheSameNumbersInEveryFormat() throws IOException {
        double[] csv = Files.readAllLines(written("sample.csv", "--count", "3000")).stream().skip(1)
                .flatMap(line -> Arrays.stream(line.split(","))).mapToDouble(Double::parseDouble).toArray();
        assertThat(csv).hasSize(9000);

        JsonNode json = JsonMapper.builder().build()
                .readTree(Files.readString(written("sample.json", "--count", "3000")));
        assertThat(json.path("schema").asText()).isEqualTo("quartic.sample/1");
        assertThat(json.path("spec").path("ensemble").path("heads").asInt()).isEqualTo(2);
        assertThat(json.path("points").path(2).path(1).asDouble()).isEqualTo(0.8);
        assertThat(StreamSupport.stream(json.path("rows").spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.path("phi").spliterator(), false))
                .mapToDouble(JsonNode::doubleValue).toArray()).isEqualTo(csv);

        Map<String, ReadArray> arrays = ReadArrays
                .of(Files.readAllBytes(written("sample.npz", "--count", "3000")));
        assertThat(arrays.get("phi").shape()).isEqualTo("3000, 3");
        assertThat(arrays.get("phi").doubles()).isEqualTo(csv);
        assertThat(arrays.get("points").doubles()).containsExactly(0.5, 0.1, 0.9, -0.4, -0.3, 0.8);
        assertThat(arrays.get("spec").texts()).containsExactly(json.path("spec").toString());

        // The format asked for has precedence over the ending.
        ReadParquet parquet = ReadParquet
                .of(Files.readAllBytes(written("sample.dat", "--format", "parquet", "--count", "3000")));
        assertThat(parquet.rows().stream().flatMap(List::stream).mapToDouble(cell -> (double) cell).toArray())
                .isEqualTo(csv);
        assertThat(parquet.about().keyValueMetadata()).containsEntry("spec", json.path("spec").toString())
                .containsEntry("points", "[[0.5,0.1],[0.9,-0.4],[-0.3,0.8]]");
    }

    @Test
    void shouldBeReadByNumPy() throws Exception {
        Path file = written("sample.npz", "--count", "100");
        String program = "import numpy, json; z = numpy.load('" + file + "'); print(z['phi'].shape, z['points'].shape,"
                + " json.loads(str(z['spec']))['seed'], repr(float(z['phi'][99, 2])), z['phi'].flags.c_contiguous)";
        Optional<String> said = python(program);
        assumeTrue(said.isPresent(), "there is no Python with NumPy");
        String last = printed("--count", "100").getLast().split(",")[2];
        String[] words = said.get().strip().split(" ");
        assertThat(said.get()).startsWith("(100, 3) (3, 2) 3 ").endsWith(" True\n");
        assertThat(Double.parseDouble(words[5])).isEqualTo(Double.parseDouble(last));
    }

    /** What it prints, or nothing where there is no NumPy. */
    private Optional<String> python(String program) throws Exception {
        if (!Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")))
                || process("import numpy").waitFor() != 0) {
            return Optional.empty();
        }
        Process process = process(program);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Optional.of(said);
    }

    private static Process process(String program) throws IOException {
        return new ProcessBuilder("python3", "-c", program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--count 0", "--count -1", "--count 1.5", "--count 1e16", "--count 1e999999999",
            "--count many", "--count 10 --format npz", "--count 10 --format parquet", "--count 10 --format table",
            "--count 10 --out DIRECTORY/a.dat", "--count 10 --out DIRECTORY/none/a.csv", "--count 10 --threads 0",
            "--count 10 --set ensemble.width=-1", "--count 10 --threads 1000000000"})
    void shouldRefuseWhatCannotBeMeant(String line) throws IOException {
        String[] options = line.isEmpty() ? new String[0] : line.replace("DIRECTORY", directory.toString()).split(" ");
        assertThat(sample(options)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("quartic: ");
        assertThat(out.toString()).isEmpty();
        assertThat(files()).containsExactly("spec.conf");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldSayWhatIsAllowed() {
        sample("--count", "0");
        sample("--count", "10", "--format", "npz");
        sample("--count", "10", "--out", directory.resolve("a.dat").toString());
        assertThat(err.toString()).contains("'0' is not a whole number from 1 to 10^15")
                .contains("--format npz needs --out FILE").contains("allowed: .csv, .json, .parquet, .npz");
    }

    @Test
    void shouldLeaveNothingBehindOfASampleBeyondDoubles() throws IOException {
        Path file = Files.writeString(directory.resolve("sample.npz"), "what stood there");
        assertThat(sample("--count", "10", "--set", "ensemble.sigma.value=1e200", "--set",
                "ensemble.sigma.readout=1e200", "--out", file.toString())).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString())
                .isEqualTo("quartic: the sample failed: phi at point 0 of draw 0 is beyond the range of doubles"
                        + System.lineSeparator());
        assertThat(file).hasContent("what stood there");
        assertThat(files()).containsExactlyInAnyOrder("spec.conf", "sample.npz");
    }

    @Test
    void shouldPrintWholeRowsAloneOfASampleThatEndsEarly() {
        // Some fields are beyond doubles, and by this seed not the first.
        assertThat(sample("--count", "1000", "--set", "ensemble.sigma.readout=1.2e308"))
                .isEqualTo(ExitCode.FAILURE);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSizeGreaterThan(1)
                .allMatch(line -> line.split(",").length == lines.getFirst().split(",").length);
        assertThat(out.toString()).endsWith("\n");
        assertThat(err.toString()).contains("of draw " + (lines.size() - 1) + " is beyond the range of doubles");
    }

    @Test
    void shouldShowProgressOnATerminalUnlessItIsToBeQuiet() {
        var terminal = new Terminal(true, StandardCharsets.UTF_8);
        assertThat(sampleOn(terminal, "--count", "10", "--quiet")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(sampleOn(terminal, "--count", "10")).isZero();
        assertThat(err.toString()).startsWith("\r10 of 10 draws").endsWith("\r");
        var progress = new SampleProgress(new LiveLine(new PrintWriter(err), () -> 0L), () -> 0L, 4_000_000, true);
        assertThat(progress.text(1_000_000, 1e6)).isEqualTo("1 M of 4 M draws, 1 M/s, about 3 s left");
    }
}
