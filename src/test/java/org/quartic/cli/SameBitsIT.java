package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.cli.LaunchedQuartic.Ended;

/** The packaged program prints the same digits whatever it computes with: vectors of any width, those of the machine or not, or none. */
@Timeout(300)
class SameBitsIT {

    private static final List<String> KERNELS = List.of("auto", "vector-128", "vector-256", "vector-512");
    private static final String NET = " --set sampling.sobol.replicates=8 --set stop.max-draws=8192";
    private static final List<String> RUNS = List.of(run("single-head", "field", 7), run("single-head", "kernel", 7),
            run("quickstart", "collapsed", 64), run("quickstart", "collapsed", 64) + NET,
            run("free-field", "kernel", 3) + NET, run("shared-tokens", "collapsed", 5), run("free-field", "field", 3),
            run("six-point", "kernel", 3),
            run("shared-tokens", "collapsed", 6) + " --set correlators.six-point=[[0,1,2,3,3,0]]");

    @TempDir
    private Path directory;

    /** So few draws that even vectors this machine does not have come to an end. */
    private static String run(String example, String estimator, int width) {
        return "run config/" + example + ".conf --format csv --set estimator=" + estimator + " --set ensemble.width="
                + width + " --set stop.min-draws=16 --set stop.max-draws=520 --set stop.target={absolute=1e-12}";
    }

    @Test
    void shouldPrintTheSameDigits() throws Exception {
        String expected = csv("scalar");
        assertThat(expected.lines().filter(line -> line.startsWith("kind,"))).hasSameSizeAs(RUNS);
        assertThat(expected.lines().filter(line -> line.equals(SeveralRuns.ENDED + ExitCode.BUDGET)))
                .hasSameSizeAs(RUNS);
        for (String kernels : KERNELS) {
            assertThat(csv(kernels)).as(kernels).isEqualTo(expected);
        }
    }

    /** Of all runs, by one process. */
    private String csv(String kernels) throws IOException, InterruptedException {
        Path out = directory.resolve(kernels);
        var line = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@ops/jvm.options", "-Dquartic.simd=" + kernels, "-cp",
                Path.of("target", "quartic.jar") + File.pathSeparator + Path.of("target", "test-classes"),
                SeveralRuns.class.getName()));
        line.addAll(RUNS);
        Process process = new ProcessBuilder(line).redirectOutput(out.toFile())
                .redirectError(directory.resolve("err").toFile()).start();
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(directory.resolve("err"))).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }

    @Test
    void shouldSayWhatItComputesWith() throws Exception {
        assertThat(verbose("vector-512").err()).contains("vector, 512 bits kernels");
        assertThat(verbose("scalar").err()).contains("scalar kernels");
        Ended refused = verbose("vector-1024");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("vector-1024", "vector-512");
    }

    private Ended verbose(String kernels) throws Exception {
        String spec = Path.of("config", "quickstart.conf").toAbsolutePath().toString();
        return new LaunchedQuartic(directory).with("QUARTIC_JAVA_OPTS", "-Dquartic.simd=" + kernels).run("run", spec,
                "--verbose", "--set", "stop.min-draws=16", "--set", "stop.max-draws=520");
    }
}
