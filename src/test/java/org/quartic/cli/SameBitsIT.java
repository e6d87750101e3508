package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.cli.LaunchedQuartic.Ended;

/** The packaged program prints the same digits whatever it computes with: vectors of any width, those of the machine or not, or none. */
@Timeout(300)
class SameBitsIT {

    private static final String[] KERNELS = {"scalar", "vector-128", "vector-256", "vector-512"};

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"single-head, field, 7", "single-head, kernel, 7", "quickstart, collapsed, 64",
            "shared-tokens, collapsed, 5",
            "free-field, field, 3"})
    void shouldPrintTheSameDigits(String example, String estimator, int width) throws Exception {
        String expected = csv("auto", example, estimator, width);
        for (String kernels : KERNELS) {
            assertThat(csv(kernels, example, estimator, width)).as(kernels).isEqualTo(expected);
        }
    }

    @Test
    void shouldSayWhatItComputesWith() throws Exception {
        assertThat(launcher("vector-512").run(run("quickstart", "collapsed", 64, "--verbose")).err())
                .contains("vector, 512 bits kernels");
        assertThat(launcher("scalar").run(run("quickstart", "collapsed", 64, "--verbose")).err())
                .contains("scalar kernels");
        Ended refused = launcher("vector-1024").run(run("quickstart", "collapsed", 64));
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("vector-1024", "vector-512");
    }

    private String csv(String kernels, String example, String estimator, int width) throws Exception {
        Ended ended = launcher(kernels).run(run(example, estimator, width, "--format", "csv"));
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.BUDGET);
        return ended.out();
    }

    private LaunchedQuartic launcher(String kernels) throws IOException {
        return new LaunchedQuartic(directory).with("QUARTIC_JAVA_OPTS", "-Dquartic.simd=" + kernels);
    }

    /** So few draws that even vectors this machine does not have come to an end. */
    private static String[] run(String example, String estimator, int width, String... more) {
        String spec = Path.of("config", example + ".conf").toAbsolutePath().toString();
        String[] few = {"run", spec, "--set", "estimator=" + estimator, "--set", "ensemble.width=" + width, "--set",
                "stop.min-draws=16", "--set", "stop.max-draws=520", "--set", "stop.target={absolute=1e-12}"};
        String[] arguments = Arrays.copyOf(few, few.length + more.length);
        System.arraycopy(more, 0, arguments, few.length, more.length);
        return arguments;
    }
}
