package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Embedding;
import org.quartic.spec.Point;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;
import org.quartic.spec.Target;
import org.quartic.spec.Width;
import picocli.CommandLine;

/** Specs that are written for people to go on from. */
class InitCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> prompts = new ArrayList<>();

    private int execute(Optional<Questions> person, String... arguments) {
        return new CommandLine(new InitCommand(person)).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).setParameterExceptionHandler(new UsageReport())
                .setExecutionExceptionHandler(new FailureReport()).execute(arguments);
    }

    private static RunSpec read(String text) {
        return switch (SpecReader.read(text, ConfigSyntax.CONF, "", "run", List.of())) {
            case SpecReading.Valid(RunSpec spec) -> spec;
            case SpecReading.Faulty(var faults) -> throw new AssertionError(faults + " in\n" + text);
        };
    }

    private RunSpec written(String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(execute(Optional.empty(), arguments)).as(err.toString()).isZero();
        return read(out.toString());
    }

    @Test
    void shouldWriteWhatWasAskedFor() {
        RunSpec spec = written("--points", "0.5,0.1; 0.9,-0.4", "--width", "infinite", "--heads", "3", "--embedding",
                "cos-net", "--four-point", "0,0,1,1", "--target", "0.05", "--set", "seed=7", "--set",
                "ensemble.embedding.cos-net.features=3");
        assertThat(spec.points()).containsExactly(Point.of(0.5, 0.1), Point.of(0.9, -0.4));
        assertThat(spec.ensemble().width()).isEqualTo(new Width.Infinite());
        assertThat(spec.ensemble().heads()).isEqualTo(3);
        assertThat(((Embedding.CosNet) spec.ensemble().embedding()).features()).isEqualTo(3);
        assertThat(spec.correlators().fourPoint()).containsExactly(new Quadruple(0, 0, 1, 1));
        assertThat(spec.stop().target()).containsExactly(new Target.Relative(0.05));
        assertThat(spec.seed()).isEqualTo(7);
    }

    /** What the mark is taken from says what was so by default. */
    @ParameterizedTest
    @ValueSource(strings = {"--width=4", "--points=0;1 --width=infinite", "--points=1,2,3 --embedding=cos-net",
            "--heads=5 --set=stop.rule=standard-error --set=sampling={sobol{}} --set=correlators.six-point=[[0,0,0,0,1,1]]",
            "--set=ensemble.readout={three-point{fourth-moment=2.5}} --set=stop.max-wall-time=1.5h --set=estimator=kernel"})
    void shouldShowEveryDefaultAsItIs(String options) {
        RunSpec spec = written(options.split(" "));
        String all = out.toString();
        assertThat(read(all.replaceAll("(?m)^(\\s*)# (?=[a-z-]+ = )", "$1"))).isEqualTo(spec);
        assertThat(all.lines()).allMatch(line -> line.length() <= 140);
        for (String key : List.of("name", "seed", "points", "heads", "width", "mixing", "score-scaling", "sequence",
                "embedding", "sigma", "readout", "estimator", "sampling", "two-point", "four-point", "six-point",
                "target", "rule", "confidence", "min-draws", "max-draws", "expected-draws", "max-wall-time")) {
            assertThat(all).containsPattern("(?m)^\\s*(# )?" + key + " (= |\\{)");
        }
    }

    @Test
    void shouldTakeFourPointsThatThePointsAllow() {
        assertThat(written("--points", "0").correlators().fourPoint()).containsExactly(new Quadruple(0, 0, 0, 0));
        assertThat(written("--points", "0;1").correlators().fourPoint()).hasSize(2);
        assertThat(written().correlators().fourPoint()).hasSize(3);
    }

    private Questions answering(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return prompt -> {
            prompts.add(prompt);
            return Optional.ofNullable(left.poll());
        };
    }

    @Test
    void shouldAskWhereThereIsSomeoneToAsk() {
        assertThat(execute(Optional.of(answering("0;1;2", "wide", "infinite", "", "cos-net", "0,1,2,3", "0,1,2,2",
                "0.1")))).isZero();
        RunSpec spec = read(out.toString());
        assertThat(spec.points()).hasSize(3);
        assertThat(spec.ensemble().width()).isEqualTo(new Width.Infinite());
        assertThat(spec.ensemble().heads()).isEqualTo(1);
        assertThat(spec.correlators().fourPoint()).containsExactly(new Quadruple(0, 1, 2, 2));
        assertThat(spec.stop().target()).containsExactly(new Target.Relative(0.1));
        assertThat(prompts).hasSize(8);
        assertThat(prompts.getFirst()).endsWith(" [0.5;1.1;-0.7;0.3]: ");
        assertThat(prompts.get(5)).endsWith(" [0,0,1,1;0,0,0,0]: ");
        assertThat(err.toString()).contains("ensemble.width: found \"wide\"", "four-point[0][3]: found 3");
    }

    @Test
    void shouldAskNothingWhereOptionsSayWhatIsWanted() {
        assertThat(execute(Optional.of(answering()), "--width", "8")).isZero();
        assertThat(prompts).isEmpty();
        assertThat(read(out.toString()).ensemble().width()).isEqualTo(new Width.Finite(8));
    }

    @Test
    void shouldWriteAFileOnce() throws IOException {
        Path file = directory.resolve("two-heads.conf");
        assertThat(execute(Optional.empty(), file.toString(), "--heads", "2")).isZero();
        assertThat(out.toString()).isEmpty();
        String text = Files.readString(file);
        assertThat(read(text).name()).isEqualTo("two-heads");
        assertThat(execute(Optional.empty(), file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("is there already: --force replaces it");
        assertThat(file).hasContent(text);
        assertThat(execute(Optional.empty(), file.toString(), "--force")).isZero();
        assertThat(read(Files.readString(file)).ensemble().heads()).isEqualTo(1);
    }

    @Test
    void shouldTellEveryFault() {
        assertThat(execute(Optional.empty(), "--width", "0", "--points", "0;x", "--set", "stop.breadth=1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("ensemble.width: found 0", "points[1][0]",
                "stop.breadth: found an unknown");
    }
}
