package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.hardwood.metadata.SchemaElement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import org.quartic.actor.RunUpdate;
import org.quartic.cumulant.Estimate;
import org.quartic.run.Bounded;
import org.quartic.run.ResultCsv;
import org.quartic.run.ResultJson;
import org.quartic.run.Results;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.SpecDigest;
import org.quartic.table.ReadArrays;
import org.quartic.table.ReadParquet;

class QuarticTest {
    private static final Terminal PIPE = new Terminal(false, StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String spec;

    @BeforeEach
    void writeASpec() throws IOException {
        spec = Files.writeString(directory.resolve("spec.conf"), "seed = 7").toString();
    }

    private int execute(String... arguments) {
        return executeOn(PIPE, arguments);
    }

    private int executeOn(Terminal terminal, String... arguments) {
        CommandLine commandLine = Quartic
                .commandLine(new Surroundings(engine, new Interruption(Duration.ZERO), terminal,
                        () -> TerminalSize.USUAL, _ -> Optional.empty(), Clock.systemUTC()), arguments);
        return commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({"CONVERGED, 0", "FAILED, 1", "EXHAUSTED, 3", "STOPPED, 130"})
    void shouldSayByTheExitCodeHowARunEnded(Status status, int code) {
        engine.status = status;
        assertThat(execute("run", spec)).isEqualTo(code);
        assertThat(out.toString()).startsWith("two-heads: " + status.word());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldPrintJsonAndCsvWhereAsked() {
        assertThat(execute("run", spec, "--format", "json")).isZero();
        assertThat(out).hasToString(ResultJson.text(Results.example(Status.CONVERGED)));
        out.getBuffer().setLength(0);
        assertThat(execute("run", "--format=csv", spec)).isZero();
        assertThat(out).hasToString(ResultCsv.text(Results.example(Status.CONVERGED)));
    }

    @Test
    void shouldWriteTheResultToAFileAndNothingToStandardOutput() {
        Path file = directory.resolve("result.csv");
        assertThat(execute("run", spec, "--format", "csv", "--out", file.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(file).hasContent(ResultCsv.text(Results.example(Status.CONVERGED)));
    }

    @Test
    void shouldWriteRowsForOtherPrograms() throws IOException {
        RunResult result = Results.example(Status.CONVERGED);
        Path parquet = directory.resolve("result.parquet");
        assertThat(execute("run", spec, "--format", "parquet", "--out", parquet.toString())).isZero();
        ReadParquet read = ReadParquet.of(Files.readAllBytes(parquet));
        String rows = read.rows().stream().map(row -> row.stream().map(cell -> cell == null ? "" : cell.toString())
                .collect(Collectors.joining(","))).collect(Collectors.joining("\n"));
        assertThat("kind,points,estimate,standard-error,lower,upper,target,reached\n" + rows + "\n")
                .isEqualTo(ResultCsv.text(result));
        assertThat(read.columns().stream().map(SchemaElement::name).collect(Collectors.joining(",")))
                .isEqualTo(ResultCsv.text(result).lines().findFirst().orElseThrow());
        assertThat(read.about().keyValueMetadata()).containsEntry("schema", "quartic.result-rows/1")
                .containsEntry("result", ResultJson.tree(result).toString());

        Path npz = directory.resolve("result.npz");
        assertThat(execute("run", spec, "--format", "npz", "--out", npz.toString())).isZero();
        var arrays = ReadArrays.of(Files.readAllBytes(npz));
        assertThat(arrays.get("estimate").doubles()).isEqualTo(
                read.rows().stream().mapToDouble(row -> row.get(2) == null ? Double.NaN : (double) row.get(2))
                        .toArray());
        assertThat(arrays.get("points").texts()).containsExactly(
                read.rows().stream().map(row -> row.get(1).toString()).toArray(String[]::new));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldWriteTheHistoryBesideTheResult() throws IOException {
        engine.history = List.of(new RunUpdate.HistoryLook(10, 16_384,
                List.of(new Bounded(new Estimate(0.1, Double.NaN), Double.NaN))));
        Path file = directory.resolve("history.json");
        assertThat(execute("run", spec, "--history", file.toString())).isZero();
        assertThat(out.toString()).startsWith("two-heads: converged");
        assertThat(file).content().contains("\"draws\" : 16384");
    }

    @Test
    void shouldRefuseAnOutputFileThatCannotBeBeforeAnythingIsComputed() {
        assertThat(execute("run", spec, "--out", directory.resolve("nowhere/x").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(engine.settings).isNull();
        assertThat(err.toString()).contains("there is no directory");
    }

    @Test
    void shouldPassSettingsAndOverridesOn() {
        assertThat(execute("run", spec, "--threads", "7", "--covariance", "--format", "json", "--set", "a.b=1", "--set",
                "c={d=e}", "--set", "a.b=2"))
                .isZero();
        assertThat(engine.settings).isEqualTo(new RunSettings(7, true, false, Optional.empty()));
        assertThat(engine.overrides).containsExactly("a.b=1", "c={d=e}", "a.b=2");
    }

    @Test
    void shouldRefuseACovarianceThatHasNoPlaceInTheFormat() {
        assertThat(execute("run", spec, "--covariance", "--format", "csv")).isEqualTo(ExitCode.USAGE);
        assertThat(engine.settings).isNull();
        assertThat(err.toString()).contains("--covariance needs --format json");
    }

    @Test
    void shouldUseEveryProcessorUnlessTold() {
        execute("run", spec);
        assertThat(engine.settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void shouldPrintTheResultAndFailWhereTheStateCouldNotBeSaved() {
        engine.unsaved = Optional.of("the disk is gone");
        assertThat(execute("run", spec, "--format", "json", "--data-dir", "kept")).isEqualTo(ExitCode.FAILURE);
        assertThat(out.toString()).isEqualTo(ResultJson.text(Results.example(Status.CONVERGED)));
        assertThat(err.toString()).isEqualTo("quartic: the disk is gone" + System.lineSeparator());
        assertThat(engine.settings.dataDirectory()).contains(Path.of("kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run SPEC SPEC", "run nowhere.conf", "run DIRECTORY", "run SPEC --threads 0",
            "run SPEC --threads many", "run SPEC --threads", "run SPEC --format xml", "run SPEC --format JSON",
            "run SPEC --set a",
            "run SPEC --set =1", "run SPEC --frobnicate", "run SPEC --out DIRECTORY",
            "theory nowhere.conf", "theory SPEC --format csv", "theory SPEC --format npz", "run SPEC --format npz",
            "run SPEC --format parquet", "run SPEC --history DIRECTORY/h.dat", "run SPEC --history DIRECTORY/no/h.csv",
            "run SPEC --history DIRECTORY/h.csv --out DIRECTORY/h.csv",
            "run SPEC --history DIRECTORY/./h.csv --out DIRECTORY/h.csv",
            "run SPEC --data-dir", "check", "check SPEC --format csv", "check nowhere.conf", "frobnicate",
            "daemon --threads 0", "daemon --config nowhere.conf", "-x"})
    void shouldRefuseWhatCannotBeMeant(String line) {
        String[] arguments = line.replace("SPEC", spec).replace("DIRECTORY", directory.toString()).split(" ");
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("quartic: ");
        assertThat(engine.settings).isNull();
    }

    @Test
    void shouldShowWhatCouldBeAskedForWhereNothingIs() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("Usage: quartic");
    }

    @Test
    void shouldSuggestTheCommandMeant() {
        execute("rnu", spec);
        assertThat(err.toString()).contains("unknown command 'rnu'; did you mean 'run'?");
    }

    @Test
    void shouldSuggestTheOptionMeant() {
        execute("run", spec, "--thread", "3");
        assertThat(err.toString()).contains("unknown option '--thread'; did you mean '--threads'?");
    }

    @Test
    void shouldWriteWhatASweepFound() throws Exception {
        assertThat(execute("sweep", spec, "--set", "seed=3", "--threads", "3")).isZero();
        assertThat(engine.overrides).containsExactly("seed=3");
        assertThat(engine.settings.threads()).isEqualTo(3);
        assertThat(out.toString()).startsWith("made-up: converged\n2 of 2 runs converged")
                .contains("ensemble.heads  draws");
        engine.status = Status.EXHAUSTED;
        assertThat(execute("sweep", spec, "--format", "csv")).isEqualTo(ExitCode.BUDGET);
        assertThat(out.toString()).contains("\nensemble.heads,status,draws,kind,");
        String before = out.toString();
        Path file = directory.resolve("sweep.json");
        assertThat(execute("sweep", spec, "--format", "json", "--out", file.toString())).isEqualTo(ExitCode.BUDGET);
        assertThat(out).hasToString(before);
        assertThat(Files.readString(file)).contains("\"schema\" : \"quartic.sweep/1\"");
        assertThat(execute("sweep", "nowhere.conf")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no file nowhere.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "sweep --help", "check --help", "theory --help", "plot --help",
            "sample --help", "init --help", "reproduce --help"})
    void shouldHelpWithEveryCommand(String line) {
        assertThat(execute(line.split(" "))).isZero();
        assertThat(out.toString()).startsWith("Usage: quartic");
        assertThat(out.toString().lines()).allMatch(each -> each.length() <= 100);
    }

    @Test
    void shouldTellVersionCommitAndJdk() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString().lines()).hasSize(3).anyMatch(line -> line.startsWith("quartic "))
                .anyMatch(line -> line.startsWith("commit "))
                .anyMatch(line -> line.startsWith("JDK " + Runtime.version()));
    }

    @Test
    void shouldTellAFailureInOneLineAndItsPlaceOnlyWhereAsked() {
        engine.failure = new IllegalStateException("block 3 is not finite\nsecond line");
        assertThat(execute("run", spec)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).startsWith("quartic: failed: block 3 is not finite (IllegalStateException)\n")
                .doesNotContain("\tat ").doesNotContain("second line");
        assertThat(execute("run", spec, "--verbose")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("\tat org.quartic.cli.QuarticTest");
    }

    @Test
    void shouldTellAnErrorLikeAnyFailure() {
        engine.error = new OutOfMemoryError("Java heap space");
        assertThat(execute("run", spec)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).startsWith("quartic: failed: Java heap space (OutOfMemoryError)\n")
                .doesNotContain("\tat ");
        assertThat(execute("run", spec, "--verbose")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("\tat org.quartic.cli.QuarticTest");
    }

    @Test
    void shouldTellWhyARunFailed() {
        engine.failure = new RunFailed("block 3 is not finite");
        assertThat(execute("run", spec)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).startsWith("quartic: the run failed: block 3 is not finite\n");
    }

    @Test
    void shouldTellEveryFaultOfASpec() {
        engine.failure = new UsageFault(java.util.List.of("seed: found 1.5", "points: missing"));
        assertThat(execute("run", spec)).isEqualTo(ExitCode.USAGE);
        assertThat(err).hasToString("quartic: seed: found 1.5\nquartic: points: missing\n");
    }

    @Test
    void shouldShowProgressOnATerminalAloneAndOnlyUnlessQuiet() {
        var live = new Terminal(true, StandardCharsets.UTF_8);
        assertThat(executeOn(live, "run", spec)).isZero();
        assertThat(err.toString()).startsWith("\r16.4 k draws").endsWith("\r");
        err.getBuffer().setLength(0);
        executeOn(live, "run", spec, "--quiet");
        execute("run", spec);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldWriteNoSignThatATerminalCannotShow() {
        executeOn(new Terminal(false, StandardCharsets.US_ASCII), "run", spec);
        assertThat(out.toString()).contains("0.00046081 +- 0.00000012").doesNotContain("±");
    }

    @Test
    void shouldShowTheResolvedSpecAndTheForecast() {
        assertThat(execute("check", spec)).isZero();
        assertThat(out.toString())
                .startsWith("# made-up: a valid spec, " + SpecDigest.of(FakeEngine.SPEC)
                        + "\n# forecast: 2 M draws to the target, about 30 s")
                .contains("more than max-draws allows: 1 M").contains("{\n  \"name\" : \"made-up\",\n  \"seed\" : 7,\n")
                .endsWith("}\n");
    }

    @Test
    void shouldWriteACheckAsJson() {
        engine.forecast = new Forecast(16_384L, Double.POSITIVE_INFINITY, Double.NaN);
        assertThat(execute("check", spec, "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"schema\" : \"quartic.check/1\"").contains("\"pilot-draws\" : 16384")
                .contains("\"draws\" : null").contains("\"seconds\" : null");
    }
}
