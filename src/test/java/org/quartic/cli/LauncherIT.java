package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.cli.LaunchedQuartic.Ended;

/** The packaged program as its users start it: {@code ops/quartic}, a process. */
@Timeout(120)
class LauncherIT {
    private static final Path LAUNCHER = Path.of("ops", "quartic").toAbsolutePath();

    @TempDir
    private Path directory;

    private LaunchedQuartic launcher;

    @BeforeEach
    void findTheLauncher() throws IOException {
        launcher = new LaunchedQuartic(directory);
    }

    private Ended quartic(String... arguments) throws Exception {
        return launcher.run(arguments);
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
            "run . --threads 0 | --threads", "run . --format xml | 'xml'", "sample | not supported yet",
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
        assertThat(launcher.run(link, "--version").out()).startsWith("quartic ");
    }

    @Test
    void shouldPassFurtherFlagsToTheJvm() throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-XshowSettings:vm -Dx=y").run("--version");
        assertThat(ended.out()).startsWith("quartic ");
        assertThat(ended.err()).contains("VM settings");
    }

    @Test
    void shouldPassOverAJavaHomeThatIsTooOldOrNotThere() throws Exception {
        assertThat(launcher.with("JAVA_HOME", directory.toString()).run("--version").out())
                .startsWith("quartic ");
    }
}
