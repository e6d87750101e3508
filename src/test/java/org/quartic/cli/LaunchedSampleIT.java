package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cli.LaunchedQuartic.Ended;

/** Samples of the packaged program. */
@Timeout(120)
class LaunchedSampleIT {
    private static final String QUICKSTART = Path.of("config", "quickstart.conf").toAbsolutePath().toString();
    private static final String SHARED = Path.of("config", "shared-tokens.conf").toAbsolutePath().toString();

    @TempDir
    private Path directory;

    private LaunchedQuartic launcher;

    @BeforeEach
    void findTheLauncher() throws IOException {
        launcher = new LaunchedQuartic(directory);
    }

    @Test
    void shouldGiveTheSameBitsByEveryKernel() throws Exception {
        String scalar = sample("scalar");
        assertThat(scalar.lines()).hasSize(5001);
        assertThat(sample("vector-128")).isEqualTo(scalar);
        assertThat(sample("vector")).isEqualTo(scalar);
    }

    private String sample(String kernels) throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-Dquartic.simd=" + kernels).run("sample", SHARED, "--count",
                "5000");
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.DONE);
        assertThat(ended.err()).isEmpty();
        return ended.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "npz", "parquet"})
    void shouldLeaveNothingBehindWhenInterrupted(String format) throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-Dquartic.terminal=true").runAndSend("INT", " of 1 P draws",
                "sample", QUICKSTART, "--count", "1e15", "--out", "sample." + format);
        assertThat(ended.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("quartic: interrupted after ",
                " draws: nothing is written to sample." + format);
        assertThat(files()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".standard-")).toList();
        }
    }
}
