package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program as its users start it: {@code ops/quartic}, a process. */
@Timeout(120)
class LauncherIT {
    private static final Path LAUNCHER = Path.of("ops", "quartic").toAbsolutePath();

    @TempDir
    private Path directory;

    /** What a process left behind. */
    private record Ended(int code, String out, String err) {}

    private Ended quartic(String... arguments) throws IOException, InterruptedException {
        return start(LAUNCHER, Map.of(), arguments);
    }

    private Ended start(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var line = new ArrayList<String>(List.of(launcher.toString()));
        line.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        var builder = new ProcessBuilder(line).directory(directory.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldTellItsVersionOnStandardOutput() throws Exception {
        Ended ended = quartic("--version");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).hasSize(3);
        assertThat(ended.out()).startsWith("quartic ").contains("\ncommit ").contains("\nJDK ")
                .doesNotContain("unknown");
    }

    @Test
    void shouldHelpOnStandardOutput() throws Exception {
        Ended ended = quartic("run", "--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("Usage: quartic run");
        assertThat(ended.err()).doesNotContain("Usage");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"rnu x.conf | did you mean 'run'?",
            "run nowhere.conf | there is no file nowhere.conf",
            "run . --threads 0 | --threads", "run . --format xml | 'xml'", "daemon | not supported yet",
            "run . --frobnicate | unknown option"})
    void shouldTellBadUsageOnStandardErrorAlone(String line, String told) throws Exception {
        Ended ended = quartic(line.split(" "));
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(told);
    }

    @Test
    void shouldShowItsUsageWhereNothingIsAsked() throws Exception {
        Ended ended = quartic();
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("Usage: quartic");
    }

    @Test
    void shouldWorkThroughASymbolicLinkWithBlanksInItsName() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("a link"), LAUNCHER);
        assertThat(start(link, Map.of(), "--version").out()).startsWith("quartic ");
    }

    @Test
    void shouldPassFurtherFlagsToTheJvm() throws Exception {
        Ended ended = start(LAUNCHER, Map.of("QUARTIC_JAVA_OPTS", "-XshowSettings:vm -Dx=y"), "--version");
        assertThat(ended.out()).startsWith("quartic ");
        assertThat(ended.err()).contains("VM settings");
    }

    @Test
    void shouldPassOverAJavaHomeThatIsTooOldOrNotThere() throws Exception {
        assertThat(start(LAUNCHER, Map.of("JAVA_HOME", directory.toString()), "--version").out())
                .startsWith("quartic ");
    }
}
