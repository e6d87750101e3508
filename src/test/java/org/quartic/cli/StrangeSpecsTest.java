package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people, editors and accidents may hand to the program ends in a result or in a clear word, never in a stack trace. */
class StrangeSpecsTest {
    private static final String SPEC = """
            points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
            ensemble { width = 4 }
            correlators { four-point = [[0, 1, 2, 3]] }
            stop { target = { absolute = 1.0e-9 }, min-draws = 16, max-draws = 64 }
            """;
    private static final String COS_NET = "ensemble.embedding = { cos-net { features = %d, momentum { %s }, profile { constant { value = 1.0 } } } }";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Path file, String... arguments) {
        var line = new ArrayList<String>(List.of("run", file.toString(), "--threads", "1"));
        line.addAll(List.of(arguments));
        return Quartic
                .commandLine(Surroundings.current(new LocalEngine(), new Interruption(Duration.ZERO)))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Stream<Arguments> wellFormed() {
        return Stream.of(Arguments.of("as it is", SPEC),
                Arguments.of("lines of another system", SPEC.replace("\n", "\r\n")),
                Arguments.of("a byte order mark", "\ufeff" + SPEC),
                Arguments.of("comments of both kinds", "# one\n// another\n" + SPEC.replace("4 }", "4 # four\n}")),
                Arguments.of("no line end", SPEC.strip()),
                Arguments.of("braces about it", "{" + SPEC.strip().replace("\n", ", ") + "}"),
                Arguments.of("one point for all", SPEC + "points = " + Collections.nCopies(4, "[0.5, 0.1]")),
                Arguments.of("one point", SPEC + "points = [[0.5]], correlators.four-point = [[0, 0, 0, 0]]"),
                Arguments.of("sixty points", SPEC + "points = " + places(60)),
                Arguments.of("minus zero", SPEC + "points = [[-0.0, 0.0], [0, 0], [1, 1e-320], [2, 0]]"),
                Arguments.of("all heads there can be", SPEC + "ensemble.heads = 2147483647"),
                Arguments.of("all heads there can be, by the kernel",
                        SPEC + "ensemble.heads = 2147483647, estimator = kernel"),
                Arguments.of("all the width there can be", SPEC + "ensemble.width = 2147483647"),
                Arguments.of("many features", SPEC + COS_NET.formatted(8192, "gaussian { sigma = 1.0 }")),
                Arguments.of("as many draws as can be counted",
                        SPEC + "stop.max-draws = 9223372036854775807, stop.max-wall-time = 1ms"),
                Arguments.of("a time as long as can be", SPEC + "stop.max-wall-time = 106751d"),
                Arguments.of("hardly any confidence", SPEC + "stop.confidence = 1e-300"),
                Arguments.of("almost all confidence", SPEC + "stop.confidence = 0.9999999999999999"),
                Arguments.of("a target that cannot be told from zero", SPEC + "stop.target.absolute = 4.9e-324"),
                Arguments.of("no values", SPEC + "ensemble.sigma.value = 0"),
                Arguments.of("no readout", SPEC + "ensemble.sigma.readout = 0"),
                Arguments.of("a readout too large to square", SPEC + "ensemble.sigma.readout = 1e200"),
                Arguments.of("momenta without size", SPEC + COS_NET.formatted(2, "ball { cutoff = 1e-308 }")),
                Arguments.of("the least and the largest seed", SPEC + "seed = -9223372036854775808"));
    }

    private static List<List<Double>> places(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> List.of(0.01 * i, 0.3)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wellFormed")
    void shouldComeToAResult(String what, String text) throws IOException {
        int code = run(file("strange.conf", text));
        assertThat(err.toString()).as(what).isEmpty();
        assertThat(code).isIn(ExitCode.DONE, ExitCode.BUDGET);
        assertThat(out.toString()).startsWith("strange: ").doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"φ⁴ at two points.conf", "no-ending", ".conf", "a.b.c", "x.yaml", "-dash.conf",
            "100%.conf"})
    void shouldReadAFileOfAnyName(String name) throws IOException {
        assertThat(run(file(name, SPEC))).isEqualTo(ExitCode.BUDGET);
        assertThat(out.toString())
                .startsWith(name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name);
    }

    private static Stream<Arguments> malformed() {
        return Stream.of(Arguments.of("", "points: found nothing"),
                Arguments.of("# only a comment\n", "ensemble.width"),
                Arguments.of("\u0000\u0001\u0002", "HOCON"), Arguments.of("points = [[0.5", "HOCON"),
                Arguments.of("[1, 2, 3]", "HOCON"), Arguments.of("a = " + "[".repeat(100_000), "nested"),
                Arguments.of("{ a : ".repeat(3_000), "nested"), Arguments.of(SPEC + "seed = ${NOWHERE}", "line 5"),
                Arguments.of(SPEC + "x = ${y}\ny = ${x}", "cycle"),
                Arguments.of(SPEC + "include required(\"nowhere\")", "a file that can be read"),
                Arguments.of(SPEC + "name = \"a\\u0000b\"", "line 5: name"),
                Arguments.of(SPEC + "name = " + "x".repeat(201), "line 5: name"),
                Arguments.of(SPEC + "seed = 9223372036854775808", "line 5: seed"),
                Arguments.of(SPEC + "stop.max-draws = 1e400", "line 5: stop.max-draws"),
                Arguments.of(SPEC + "stop.max-draws = 1e30", "line 5: stop.max-draws"),
                Arguments.of(SPEC + "stop.max-draws = 15", "line 5: stop.max-draws"),
                Arguments.of(SPEC + "stop.max-wall-time = 10", "with its unit"),
                Arguments.of(SPEC + "stop.max-wall-time = 0s", "above 0"),
                Arguments.of(SPEC + "stop.max-wall-time = 106752d", "max-wall-time"),
                Arguments.of(SPEC + "stop.confidence = 1", "stop.confidence"),
                Arguments.of(SPEC + "ensemble.width = 2147483648", "ensemble.width"),
                Arguments.of(SPEC + "ensemble.heads = 1.5", "ensemble.heads"),
                Arguments.of(SPEC + "points = [[0.5], [1, 2]]", "points[1]"),
                Arguments.of(SPEC + "points = []", "points"),
                Arguments.of(SPEC + "points = [[1e400, 2]]", "points[0][0]"),
                Arguments.of(SPEC + "correlators.four-point = [[0, 1, 2, 4]]", "four-point[0][3]"),
                Arguments.of(SPEC + "correlators.six-point = [[0, 1, 2, 3, 4, 0]]", "six-point[0][4]"),
                Arguments.of(SPEC + "sampling = { sobol { replicates = 1 } }", "sampling.sobol.replicates"),
                Arguments.of(SPEC + "sampling = { sobol {} }, stop.max-draws = 16384, sampling.sobol.replicates = 64",
                        "take fewer replicates"),
                Arguments.of(SPEC + "estimator = field, ensemble.width = infinite", "finite"),
                Arguments.of(SPEC + COS_NET.formatted(8193, "ball { cutoff = 1 }"), "features"),
                Arguments.of(SPEC + "estimator = field, ensemble.heads = 2147483647", "one block can hold"),
                Arguments.of(SPEC + "ensemble.width = infinite\n" + COS_NET.formatted(8192, "ball { cutoff = 1 }"),
                        "one block can hold"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void shouldSayWhatIsWrong(String text, String told) throws IOException {
        assertThat(run(file("strange.conf", text))).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(told).doesNotContain("\tat ", "Exception:");
        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("quartic: "));
    }

    @Test
    void shouldRefuseWhatIsNoFile() throws IOException {
        assertThat(run(directory)).isEqualTo(ExitCode.USAGE);
        assertThat(run(directory.resolve("nowhere"))).isEqualTo(ExitCode.USAGE);
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        assertThat(run(dangling)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.contains(directory.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensemble.width=", "a..b=1", "=1", "ensemble.width", "seed=1, heads=2", "points=${HOME}",
            "stop.target.relativ=1", "ensemble={}", "seed=\"", "seed=}", "seed=[[[["})
    void shouldRefuseWhatCannotBeSet(String override) throws IOException {
        assertThat(run(file("spec.conf", SPEC), "--set", override)).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
    }
}
