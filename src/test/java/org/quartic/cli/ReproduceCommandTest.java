package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.reproduction.Claims;
import org.quartic.reproduction.Report;
import org.quartic.run.Status;

/** The paper tried out in little time, in this process: what is written, and what is refused. */
class ReproduceCommandTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private static Ended ended;
    private static Path quick;

    /** What a command said. */
    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void reproduceOnce() {
        quick = shared.resolve("deep/report");
        ended = execute(new LocalEngine(), true, "--quick", "--threads", "2", "--out", quick.toString());
    }

    private static Ended execute(Engine engine, boolean live, String... options) {
        String[] arguments = Stream.concat(Stream.of("reproduce"), Arrays.stream(options)).toArray(String[]::new);
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Quartic
                .commandLine(new Surroundings(engine, new Interruption(Duration.ZERO),
                        new Terminal(live, StandardCharsets.UTF_8), () -> TerminalSize.USUAL, _ -> Optional.empty(),
                        Clock.systemUTC()), arguments)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private static String report() throws IOException {
        return Files.readString(quick.resolve("report.md"));
    }

    @Test
    void shouldEndWithTheNumbersOfVerdicts() {
        assertThat(ended.err()).contains("split", "sweep 1 of " + Claims.sweeps(Claims.ALL).size());
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines().toList()).hasSize(2).first().isEqualTo(quick.resolve("report.md").toString());
        assertThat(ended.out()).containsPattern(
                "17 claims: [1-9]\\d* confirmed, 1 not confirmed, \\d+ inconclusive\n$");
    }

    @Test
    void shouldReportOnEveryClaim() throws IOException {
        assertThat(Claims.ALL).allSatisfy(claim -> assertThat(report()).contains("\n## " + claim.statement().name()
                + "\n", claim.statement().said()));
        assertThat(report()).doesNotContain("NaN", "undefined", "null")
                .contains("| [width-scaling-random](#width-scaling-random) | footnote 2 | left out by the paper |")
                .contains(
                        "    quartic sweep specs/widths.conf --set stop.min-draws=32768 --set stop.max-draws=32768\n");
    }

    @Test
    void shouldPutThereAllThatTheReportRefersTo() throws IOException {
        var pictures = Pattern.compile("\\]\\((figures/[a-z0-9-]+\\.svg)\\)").matcher(report())
                .results().map(result -> result.group(1)).toList();
        assertThat(pictures).hasSizeGreaterThan(7)
                .allSatisfy(picture -> assertThat(quick.resolve(picture)).content().startsWith("<?xml"));
        assertThat(Claims.sweeps(Claims.ALL)).allSatisfy(sweep -> {
            assertThat(quick.resolve("specs/" + sweep + ".conf")).isNotEmptyFile();
            assertThat(quick.resolve("results/" + sweep + ".json")).isNotEmptyFile();
        });
        try (Stream<Path> all = Files.walk(quick)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void shouldLeaveSpecsThatGiveTheSameNumbersAgain() throws IOException {
        var json = JsonMapper.builder().build();
        JsonNode swept = json.readTree(quick.resolve("results/kernel-and-field.json").toFile()).path("runs").path(1)
                .path("result");
        var engine = new LocalEngine();
        ResolvedSpec spec = engine.read(quick.resolve("specs/kernel-and-field/2.json"), List.of());
        var again = engine.run(spec, new RunSettings(1, false, false, Optional.empty()), progress -> {
        }, new Interruption(Duration.ZERO)).result();
        assertThat(again.draws()).isEqualTo(swept.path("draws").longValue());
        assertThat(again.fourPoint().getFirst().estimate().value())
                .isEqualTo(swept.path("four-point").path(0).path("estimate").doubleValue());
    }

    @Test
    void shouldFindTheSameOnAnyNumberOfThreadsAndOtherNumbersWithAnotherSeed() {
        String one = tiny(1, List.of());
        assertThat(tiny(2, List.of())).isEqualTo(one);
        assertThat(tiny(2, List.of("seed=7"))).isNotEqualTo(one);
        assertThat(ReproductionSweeps.of(true, Optional.of(7L)).command("widths"))
                .isEqualTo("quartic sweep specs/widths.conf --set stop.min-draws=32768 --set stop.max-draws=32768"
                        + " --set seed=7");
    }

    /** Two verdicts from next to no draws. */
    private static String tiny(int threads, List<String> further) {
        var reproduction = new Reproduction(new LocalEngine(), new ReproductionSweeps(
                Stream.concat(Stream.of("stop.min-draws=4096", "stop.max-draws=4096"), further.stream()).toList()),
                Claims.named(List.of("width-scaling", "cos-net-kernel")));
        assertThat(reproduction.run(threads, progress -> {
        }, new Interruption(Duration.ZERO))).isTrue();
        return new Report(reproduction.claims(), Map.of(), Map.of(), "").verdictTable();
    }

    @Test
    void shouldRefuseADirectoryThatIsNotEmpty() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.txt"), "mine");
        Ended refused = execute(new FakeEngine(), false, "--quick", "--out", directory.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--out", "is not empty", "--force");
        assertThat(file).content().isEqualTo("mine");
        assertThat(execute(new FakeEngine(), false, "--quick", "--out", file.toString()).err())
                .contains("is not a directory");
        assertThat(execute(new FakeEngine(), false, "--quick", "--out", file.resolve("in").toString()).err())
                .contains("cannot be made");
        assertThat(execute(new FakeEngine(), false).err()).contains("--out");
    }

    @Test
    void shouldRefuseClaimsThatAreNotThere() {
        Ended refused = execute(new FakeEngine(), false, "--claim", "splitt", "--claim", "split", "--out",
                directory.resolve("report").toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err().lines()).singleElement().asString()
                .startsWith("quartic: --claim: found splitt; allowed: two-point-width, two-point-scores,")
                .endsWith("; did you mean split?");
    }

    @Test
    void shouldReplaceFilesOnlyWhereItIsToldTo() throws IOException {
        Path mine = Files.writeString(directory.resolve("mine.txt"), "mine");
        Files.writeString(directory.resolve("report.md"), "old");
        var there = ReportDirectory.at(directory, true);
        there.write(Map.of("report.md", "new", "figures/a.svg", "picture"));
        assertThat(directory.resolve("report.md")).content().isEqualTo("new");
        assertThat(directory.resolve("figures/a.svg")).content().isEqualTo("picture");
        assertThat(mine).content().isEqualTo("mine");
    }

    @Test
    void shouldWriteNothingWhereItIsInterruptedOrFails() {
        var engine = new FakeEngine();
        engine.status = Status.STOPPED;
        Path out = directory.resolve("report");
        Ended stopped = execute(engine, false, "--out", out.toString());
        assertThat(stopped.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(stopped.err()).contains("no report is written");
        engine.status = Status.FAILED;
        Ended failed = execute(engine, false, "--out", out.toString());
        assertThat(failed.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(failed.err()).isEqualTo("quartic: sweep two-point-width: a run failed\n");
        assertThat(out).doesNotExist();
    }
}
