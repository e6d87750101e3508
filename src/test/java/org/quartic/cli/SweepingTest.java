package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.SweepSpec;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;

/** Sweeps in this process: their runs are those that would be run alone. */
class SweepingTest {

    private static final String SWEEP = """
            base {
              points = [[0.5], [1.1], [-0.7], [0.3]]
              ensemble.width = 4
              sampling = pseudo-random
              correlators { two-point = none, four-point = [[0, 1, 2, 3]] }
              stop.target.relative = %s
            }
            grid.ensemble.width = [2, 8, infinite]
            """;
    /** As good as none: at the very next look another is next. */
    private static final Duration SHORT = Duration.ofNanos(1);

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private SweepSpec sweep(String text) throws IOException {
        return new LocalEngine().readSweep(Files.writeString(directory.resolve("sweep.conf"), text), List.of());
    }

    private static RunSettings settings(Optional<Path> dataDirectory) {
        return new RunSettings(2, false, false, dataDirectory);
    }

    private static SweepResult swept(SweepSpec sweep, Optional<Path> dataDirectory, Duration slice,
            Consumer<SweepProgress> progress) {
        return new Sweeping(sweep, settings(dataDirectory), progress, slice).run();
    }

    private static ObjectNode pure(RunResult result) {
        ObjectNode json = ResultJson.tree(result);
        json.remove(List.of("wall-seconds", "cpu-seconds", "provenance"));
        return json;
    }

    private static List<ObjectNode> pure(SweepResult result) {
        return result.runs().stream().map(run -> pure(run.result().orElseThrow())).toList();
    }

    /** Each of them alone, from the spec that its result shows. */
    private static List<ObjectNode> alone(SweepSpec sweep) {
        return sweep.points().stream().map(point -> pure(new LocalEngine().run(new ResolvedSpec(point.spec()),
                settings(Optional.empty()), progress -> {
                }, new Interruption(Duration.ofSeconds(1))).result())).toList();
    }

    @Test
    void shouldFindWhatEveryRunFindsAloneHoweverItIsSliced() throws IOException {
        SweepSpec sweep = sweep(SWEEP.formatted("0.02"));
        List<ObjectNode> expected = alone(sweep);
        var turns = new ArrayList<String>();
        SweepResult sliced = swept(sweep, Optional.empty(), SHORT, progress -> turns.add(progress.running()));
        assertThat(sliced.status()).isEqualTo(Status.CONVERGED);
        assertThat(pure(sliced)).isEqualTo(expected);
        // All are begun before one goes on, and then they take turns.
        assertThat(turns.stream().distinct()).containsExactlyElementsOf(
                sweep.points().stream().map(point -> point.spec().name()).toList());
        assertThat(turns.size()).isGreaterThan(6);
        assertThat(pure(swept(sweep, Optional.empty(), Sweeping.SLICE, progress -> {
        }))).isEqualTo(expected);
    }

    @Test
    void shouldGoOnWhereItWasInterrupted() throws IOException {
        SweepSpec sweep = sweep(SWEEP.formatted("0.005"));
        Optional<Path> data = Optional.of(directory.resolve("data"));
        var self = new AtomicReference<Sweeping>();
        var first = new Sweeping(sweep, settings(data), progress -> {
            if (progress.boundOverTarget() < 3.0) {
                self.get().interrupt();
            }
        }, Duration.ofMillis(50));
        self.set(first);
        SweepResult interrupted = first.run();
        assertThat(interrupted.status()).isEqualTo(Status.STOPPED);
        long before = interrupted.runs().stream().flatMap(run -> run.result().stream()).mapToLong(RunResult::draws)
                .sum();
        assertThat(before).isPositive();
        SweepResult resumed = swept(sweep, data, Sweeping.SLICE, progress -> {
        });
        assertThat(resumed.status()).isEqualTo(Status.CONVERGED);
        assertThat(pure(resumed)).isEqualTo(alone(sweep));
        // With another value, what has ended is not repeated: it says the same, also of the time it took.
        SweepSpec longer = sweep(SWEEP.formatted("0.005").replace("[2,", "[3, 2,"));
        SweepResult more = swept(longer, data, Sweeping.SLICE, progress -> {
        });
        assertThat(more.runs()).hasSize(4);
        for (int i = 0; i < 3; i++) {
            RunResult again = more.runs().get(i + 1).result().orElseThrow();
            assertThat(pure(again)).isEqualTo(pure(resumed).get(i));
            assertThat(again.cpuSeconds()).isEqualTo(resumed.runs().get(i).result().orElseThrow().cpuSeconds());
        }
    }

    @Test
    void shouldEndWhenItsTimeIsUp() throws IOException {
        SweepResult ended = swept(sweep(SWEEP.formatted("1e-9") + "max-wall-time = 1s"), Optional.empty(),
                Sweeping.SLICE, progress -> {
                });
        assertThat(ended.status()).isEqualTo(Status.EXHAUSTED);
        assertThat(ended.runs()).extracting(SweepRun::status).containsOnly(Status.EXHAUSTED);
        RunResult first = ended.runs().getFirst().result().orElseThrow();
        assertThat(first.status()).isEqualTo(Status.EXHAUSTED);
        assertThat(first.draws()).isPositive();
    }

    /** A target on what is zero is never reached: that run must not have the machine for itself. */
    @Test
    void shouldLeaveWhatMayNeverEndForLast() throws IOException {
        SweepResult ended = swept(sweep("""
                base {
                  points = [[0.5], [1.1]]
                  ensemble { width = infinite, sigma.query = 1.0
                             embedding.cos-net { features = 2, momentum { gaussian { sigma = 1 } }
                                                 profile { constant { value = 1 } } } }
                  sampling = pseudo-random
                  correlators { two-point = none, four-point = [[0, 0, 1, 1]] }
                  stop.target.relative = 0.05
                }
                list = [
                  # A million heads of which each is another: G4c is a millionth of itself, and far below its error bar.
                  { ensemble.heads = 1, points = [[0], [60]], stop.target.significance = 1e6 }
                  { ensemble.heads = 1 }
                  { ensemble.heads = 2 }
                ]
                max-wall-time = 3s
                """), Optional.empty(), Sweeping.SLICE, progress -> {
        });
        assertThat(ended.runs()).extracting(SweepRun::status).containsExactly(Status.EXHAUSTED, Status.CONVERGED,
                Status.CONVERGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"width", "heads"})
    void shouldReadTheExamples(String example) {
        SweepSpec sweep = new LocalEngine().readSweep(Path.of("config", "sweeps", example + ".conf"), List.of());
        assertThat(sweep.name()).isEqualTo(example);
        assertThat(sweep.points()).hasSizeGreaterThan(6);
        assertThat(sweep.fits()).isNotEmpty();
    }

    @Test
    void shouldPlotWhatItFound() throws IOException {
        Path file = Files.writeString(directory.resolve("sweep.conf"), SWEEP.formatted("0.5"));
        Path picture = directory.resolve("sweep.svg");
        assertThat(execute("sweep", file.toString(), "--plot", picture.toString())).isZero();
        assertThat(picture).content().startsWith("<?xml").contains("<svg");
        assertThat(out.toString()).contains("3 of 3 runs converged");
        Path words = Files.writeString(directory.resolve("words.conf"),
                SWEEP.formatted("0.5").replace("grid.ensemble.width = [2, 8, infinite]",
                        "grid.estimator = [kernel, collapsed]"));
        assertThat(execute("sweep", words.toString(), "--plot", picture.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--plot: ", "sweeps no key of numbers to plot against");
        assertThat(execute("sweep", file.toString(), "--format", "json", "--plot", picture.toString(), "--out",
                directory.resolve("./sweep.svg").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("sweep.svg is where the results go");
        assertThat(execute("sweep", file.toString(), "--plot", "sweep.jpg")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--plot: found sweep.jpg; allowed: a file ending in .svg or .png");
        Files.writeString(file, SWEEP.formatted("0.5") + "max-wall-time = 1ns");
        assertThat(execute("sweep", file.toString(), "--plot", picture.toString())).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("quartic: --plot: found no run with such a four-point");
        assertThat(out.toString()).contains("0 of 3 runs converged");
    }

    private int execute(String... arguments) {
        var around = new Surroundings(new LocalEngine(), new Interruption(Duration.ZERO),
                new Terminal(false, StandardCharsets.UTF_8), () -> new TerminalSize(24, 80), _ -> Optional.empty(),
                Clock.systemUTC());
        return Quartic.commandLine(around, arguments).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @Test
    void shouldRefuseASweepWithAFaultByNameAndPlace() {
        assertThatExceptionOfType(UsageFault.class)
                .isThrownBy(() -> sweep(SWEEP.formatted("0.1").replace("[2, 8,", "[2, 0,")))
                .withMessageContaining("sweep.conf: ensemble.width: found 0 at ensemble.width=0");
        assertThatExceptionOfType(UsageFault.class).isThrownBy(() -> sweep("base = nowhere.conf\ngrid.seed = [1]"))
                .withMessageContaining("nowhere.conf");
    }
}
