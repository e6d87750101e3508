package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.cli.LaunchedQuartic.Ended;

/** The archive of classes: that the build has made it, that a start draws on it, and that nothing but the time of the start depends on it. */
@Timeout(120)
class ArchivedStartIT {
    private static final String QUICKSTART = Path.of("config", "quickstart.conf").toAbsolutePath().toString();
    private static final String ARCHIVED = "source: shared objects file";

    @TempDir
    private Path directory;

    private LaunchedQuartic launcher;

    @BeforeEach
    void findTheLauncher() throws IOException {
        launcher = new LaunchedQuartic(directory);
    }

    @Test
    void shouldTakeAlmostAllClassesOfARunFromTheArchive() throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-Xlog:class+load:file=classes.log").run("run", QUICKSTART,
                "--set", "stop.target.absolute=1");
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        // Classes that are made at run time, such as the proxies of annotations, are in no archive.
        List<String> fromFiles = loaded().stream().filter(line -> line.contains("source: file:")).toList();
        assertThat(loaded()).filteredOn(line -> line.contains(ARCHIVED))
                .anyMatch(line -> line.contains(" org.quartic.cli.Quartic "))
                .anyMatch(line -> line.contains(" org.quartic.simd.VectorKernels "))
                .anyMatch(line -> line.contains(" akka.actor.ActorSystemImpl "))
                .anyMatch(line -> line.contains(" picocli.CommandLine "))
                .hasSizeGreaterThan(20 * fromFiles.size());
    }

    @Test
    void shouldLoadNothingThatARunWithoutADataDirectoryHasNoUseFor() throws Exception {
        Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-Xlog:class+load:file=classes.log").run("run", QUICKSTART,
                "--set", "stop.target.absolute=1");
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        assertThat(loaded()).filteredOn(line -> Stream.of(" org.h2.", " slick.", " akka.persistence.", " akka.stream.",
                " akka.remote.", " org.quartic.store.", " org.quartic.plot.", " java.awt.",
                " ch.qos.logback.core.joran.event.", "org.apache.xerces.")
                .anyMatch(line::contains)).isEmpty();
    }

    @Test
    void shouldStartInSilenceWithoutAnArchiveOrWithADamagedOne() throws Exception {
        Path garbage = Files.writeString(directory.resolve("garbage"), "no archive at all");
        Path half = Files.copy(archive(), directory.resolve("half"));
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        for (Path archive : List.of(garbage, half, directory.resolve("nowhere"))) {
            Ended ended = launcher.with("QUARTIC_JAVA_OPTS", "-XX:SharedArchiveFile=" + archive).run("--version");
            assertThat(ended.code()).as("%s", archive).isZero();
            assertThat(ended.out()).startsWith("quartic ");
            assertThat(ended.err()).isEmpty();
        }
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).findAny().orElseThrow();
        }
    }

    private List<String> loaded() throws IOException {
        return Files.readAllLines(directory.resolve("classes.log"));
    }
}
