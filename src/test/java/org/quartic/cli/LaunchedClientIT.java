package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.cli.LaunchedQuartic.Ended;

/** The packaged program as daemon and as client. */
@Timeout(180)
class LaunchedClientIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUICKSTART = Path.of("config", "quickstart.conf").toAbsolutePath().toString();
    private static final String LOOSE = "stop.target.absolute=1e-4";
    private static final int MOST_TRIES = 5;
    private static final String PLAIN = "sampling=pseudo-random";
    private static final String OUT_OF_REACH = "stop.target.absolute=1e-12";

    @TempDir
    private Path directory;

    private LaunchedQuartic launcher;
    private LaunchedDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        launcher = new LaunchedQuartic(Files.createDirectory(directory.resolve("client")));
        start(0);
    }

    private void start(int port, String... more) throws IOException {
        var options = new ArrayList<>(List.of("--port", Integer.toString(port)));
        options.addAll(List.of(more));
        daemon = LaunchedDaemon.start(directory.resolve("data"), options.toArray(String[]::new));
        launcher.with("QUARTIC_URL", daemon.url());
    }

    @AfterEach
    void end() throws InterruptedException {
        daemon.stop();
    }

    private String done(String... arguments) throws Exception {
        Ended ended = launcher.run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private String submitted(String... more) throws Exception {
        var line = new ArrayList<>(List.of("submit", QUICKSTART, "--set", PLAIN, "--format", "json"));
        line.addAll(List.of(more));
        Ended ended = launcher.run(line.toArray(String[]::new));
        // The first run of a daemon on a busy machine may not be kept in time, and it says so.
        for (int i = 0; i < MOST_TRIES && ended.err().contains("try again later"); i++) {
            ended = launcher.run(line.toArray(String[]::new));
        }
        assertThat(ended.code()).as(ended.err()).isZero();
        return JSON.readTree(ended.out()).path("id").asText();
    }

    private JsonNode shown(String id) throws Exception {
        return JSON.readTree(done("show", id, "--format", "json")).path("run");
    }

    private void awaitRunning(String id) throws Exception {
        while (!shown(id).path("status").asText().equals("running")) {
            assertThat(shown(id).path("status").asText()).isIn("queued", "running");
        }
    }

    /** A process that watches a run as JSON and has heard of it. */
    private Process watching(String id) throws IOException {
        Process process = new ProcessBuilder(Path.of("ops", "quartic").toAbsolutePath().toString(), "watch", id,
                "--format",
                "json", "--url", daemon.url()).redirectOutput(directory.resolve("watched").toFile())
                .redirectError(directory.resolve("told").toFile()).start();
        while (Files.size(directory.resolve("watched")) == 0) {
            assertThat(process.isAlive()).isTrue();
            LockSupport.parkNanos(2_000_000);
        }
        return process;
    }

    private Ended ended(Process process) throws Exception {
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(directory.resolve("watched")),
                    Files.readString(directory.resolve("told")));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldGiveTheNumbersOfARunInTheForeground() throws Exception {
        String id = submitted("--set", LOOSE, "--name", "φ⁴ for all", "--priority", "high");
        Ended watched = launcher.run("watch", id);
        assertThat(watched.code()).as(watched.err()).isEqualTo(ExitCode.DONE);
        assertThat(watched.out()).contains("φ⁴ for all (" + id + "): converged");
        assertThat(done("list")).contains(id, "φ⁴ for all", "converged");
        assertThat(done("list", "--status", "failed")).isEmpty();
        assertThat(done("export", id, "--format", "csv"))
                .isEqualTo(launcher.run("run", QUICKSTART, "--set", PLAIN, "--set", LOOSE, "--format", "csv").out());
        assertThat(done("show", "φ⁴ for all")).contains("status     converged, priority high", "G4c ± standard error");
        assertThat(done("export", id, "--history", "--format", "csv").lines().count()).isGreaterThan(3);
        assertThat(launcher.run("watch", id).code()).as("one that has ended").isZero();
    }

    @Test
    void shouldPauseResumeStopExtendAndDelete() throws Exception {
        String id = submitted("--set", OUT_OF_REACH);
        awaitRunning(id);
        assertThat(done("pause", id)).contains("paused");
        long draws = shown(id).path("draws").asLong();
        assertThat(shown(id).path("draws").asLong()).isEqualTo(draws);
        assertThat(done("resume", "quickstart")).containsAnyOf("queued", "running");
        Ended refused = launcher.run("delete", id);
        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(refused.err()).startsWith("quartic: ").hasLineCount(1);
        assertThat(done("stop", id)).contains("stopped");
        assertThat(launcher.run("watch", id).code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(done("extend", id, "--set", LOOSE)).contains(id);
        assertThat(launcher.run("watch", id).code()).isEqualTo(ExitCode.DONE);
        Ended nonsense = launcher.run("extend", id, "--set", "stop.confidence=2", "--set", "stop.max-draws=no");
        assertThat(nonsense.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nonsense.err()).contains("stop.confidence: found 2", "stop.max-draws: found").hasLineCount(2);
        assertThat(done("delete", id)).contains("deleted");
        Ended unknown = launcher.run("show", id);
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("there is no run '" + id + "'");
    }

    @Test
    void shouldWatchThroughARestartOfTheDaemon() throws Exception {
        String id = submitted("--set", OUT_OF_REACH, "--set", "stop.max-draws=1e7");
        int port = daemon.port();
        Process watching = watching(id);
        daemon.stop();
        start(port);
        Ended watched = ended(watching);
        assertThat(watched.code()).as(watched.err()).isEqualTo(ExitCode.BUDGET);
        assertThat(watched.err()).contains("trying again", "quartic: the daemon is back");
        List<JsonNode> events = watched.out().lines().map(LaunchedClientIT::tree).toList();
        assertThat(events).last().satisfies(end -> assertThat(end.path("event").asText()).isEqualTo("end"));
        List<Long> draws = events.stream().filter(each -> each.path("event").asText().equals("look"))
                .map(each -> each.at("/data/draws").asLong()).toList();
        assertThat(draws).isSorted().doesNotHaveDuplicates().isNotEmpty();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Test
    void shouldLeaveARunAloneThatIsNoLongerWatched() throws Exception {
        String id = submitted("--set", OUT_OF_REACH);
        Process watching = watching(id);
        watching.toHandle().destroy();
        Ended watched = ended(watching);
        assertThat(watched.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(watched.err()).contains("what has not ended goes on");
        assertThat(shown(id).path("status").asText()).isIn("queued", "running");
        done("stop", id);
    }

    @Test
    void shouldWantTheToken() throws Exception {
        daemon.stop();
        Path token = Files.writeString(directory.resolve("token"), "a-token-of-many-letters\n");
        Path config = Files.writeString(directory.resolve("daemon.conf"),
                "quartic.http.token-file = \"" + token + "\"");
        start(0, "--config", config.toString());
        Ended refused = launcher.run("list");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(refused.err()).contains("wants a token: --token-file");
        done("list", "--token-file", token.toString());
        launcher.with("QUARTIC_TOKEN_FILE", token.toString());
        String id = submitted("--set", LOOSE);
        assertThat(launcher.run("watch", id).code()).isZero();
    }

    @Test
    void shouldSayThatThereIsNoDaemon() throws Exception {
        daemon.stop();
        Ended ended = launcher.run("list");
        assertThat(ended.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .isEqualTo("quartic: no daemon at " + daemon.url() + ": start one with 'quartic daemon'\n");
    }

    @Test
    void shouldNotLoadTheEngineToAsk() throws Exception {
        Path loaded = directory.resolve("loaded");
        launcher.with("QUARTIC_JAVA_OPTS", "-Xlog:class+load:file=" + loaded).run("list");
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes).anyMatch(line -> line.contains(" org.quartic.cli.ListCommand "));
        assertThat(classes.stream().filter(line -> line.matches(".* (akka|scala|org\\.h2|ch\\.qos)\\..*"))).isEmpty();
    }
}
