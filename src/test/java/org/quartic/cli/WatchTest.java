package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.spec.SpecWriter;

@Timeout(60)
class WatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "20261126-115700-abcd";
    private static final String OTHER = "20261126-115800-efgh";
    private static final RunFollower.Patience HASTE = new RunFollower.Patience(Duration.ofMillis(1),
            Duration.ofMillis(5));
    /** Twice the target of the made-up spec. */
    private static final String LOOK = "{\"draws\":16384,\"four-point\":[{\"estimate\":0.1,\"standard-error\":1e-5,"
            + "\"bound\":2e-5}]}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeDaemon daemon;
    private Terminal terminal = new Terminal(false, StandardCharsets.UTF_8);

    @BeforeEach
    void start() throws IOException {
        daemon = new FakeDaemon();
    }

    @AfterEach
    void end() {
        daemon.close();
    }

    private int watch(boolean json, String... ids) {
        return watch(json, _ -> {
        }, ids);
    }

    private int watch(boolean json, Consumer<Watch> begin, String... ids) {
        var around = new Surroundings(new FakeEngine(), new Interruption(Duration.ZERO), terminal,
                () -> new TerminalSize(24, 100),
                _ -> Optional.empty(), Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));
        URI base = URI.create(daemon.url());
        DaemonClient client = DaemonClient.of(base, Optional.empty(), Trust.of(base, Optional.empty()));
        List<DaemonRun> runs = Arrays.stream(ids).map(client::show).toList();
        var watch = new Watch(client, around, new PrintWriter(out, true), new PrintWriter(err, true), json, HASTE);
        begin.accept(watch);
        return watch.follow(runs);
    }

    private FakeDaemon thereIs(String id, String name, String status) {
        return daemon.answer("GET /runs/" + id, FakeDaemon.run(id, name, status));
    }

    private FakeDaemon stream(String id, String... events) {
        return daemon.answer("GET /runs/" + id + "/events", 200, "text/event-stream", String.join("", events));
    }

    @ParameterizedTest
    @CsvSource({"converged, 0", "exhausted, 3", "failed, 1", "stopped, 130"})
    void shouldSayByTheExitCodeHowARunEnded(String status, int code) {
        thereIs(ID, "a", "running");
        stream(ID, FakeDaemon.event("end", "3.8", FakeDaemon.run(ID, "a", status)));
        assertThat(watch(false, ID)).isEqualTo(code);
        assertThat(out).hasToString(
                "12:00:00 a (" + ID + "): " + status + ", 1.23 M draws, error bar 1.2 x target (0 1 2 3)\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"converged, converged, 0", "converged, exhausted, 3", "exhausted, stopped, 130", "failed, stopped, 1"})
    void shouldSayTheWorstOfSeveralRuns(String one, String other, int code) {
        thereIs(ID, "a", "running");
        thereIs(OTHER, "b", "running");
        stream(ID, FakeDaemon.event("end", "3.8", FakeDaemon.run(ID, "a", one)));
        stream(OTHER, FakeDaemon.event("end", "3.8", FakeDaemon.run(OTHER, "b", other)));
        assertThat(watch(false, ID, OTHER)).isEqualTo(code);
        assertThat(out.toString()).contains("a (" + ID + "): " + one, "b (" + OTHER + "): " + other);
    }

    @Test
    void shouldTellStatesAndNowAndThenALook() {
        thereIs(ID, "a", "queued");
        daemon.answer("GET /runs/" + ID + "/result", "{\"spec\":" + SpecWriter.json(FakeEngine.SPEC) + "}");
        stream(ID, FakeDaemon.event("state", "1.0", FakeDaemon.run(ID, "a", "queued")),
                FakeDaemon.event("state", "2.0", FakeDaemon.run(ID, "a", "running")),
                FakeDaemon.event("look", "2.8", LOOK), FakeDaemon.event("look", "2.9", LOOK.replace("16384", "18000")),
                FakeDaemon.event("end", "3.9", FakeDaemon.run(ID, "a", "converged")));
        assertThat(watch(false, ID)).isZero();
        assertThat(out.toString().lines()).hasSize(4);
        assertThat(out.toString()).contains("queued", "running",
                "12:00:00 a (" + ID + "): 16.4 k draws, error bar 2 x target (0 0 0 0)", "converged");
    }

    @Test
    void shouldGoOnAfterTheLastEventWhereTheConnectionBreaks() {
        thereIs(ID, "a", "running");
        stream(ID, FakeDaemon.event("state", "2.7", FakeDaemon.run(ID, "a", "running")), "event: look\nid: 2.8\n");
        daemon.refuse("GET /runs/" + ID + "/events", 503, "it is being recalled");
        stream(ID, FakeDaemon.event("end", "3.8", FakeDaemon.run(ID, "a", "converged")));
        assertThat(watch(false, ID)).isZero();
        assertThat(daemon.asked().stream().filter(asked -> asked.line().endsWith("/events"))
                .map(asked -> asked.header("Last-event-id"))).containsExactly("", "2.7", "2.7");
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("trying again", "the daemon is back");
    }

    @Test
    void shouldTellALookOnceThoughTheDaemonComesToItAgain() throws Exception {
        thereIs(ID, "a", "running");
        stream(ID, FakeDaemon.event("look", "2.8", LOOK));
        stream(ID, FakeDaemon.event("state", "3.8", FakeDaemon.run(ID, "a", "running")),
                FakeDaemon.event("look", "3.8", LOOK), FakeDaemon.event("look", "3.9", LOOK.replace("16384", "18000")),
                FakeDaemon.event("end", "4.9", FakeDaemon.run(ID, "a", "converged")));
        assertThat(watch(true, ID)).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("\"look\""))).hasSize(2)
                .satisfiesExactly(first -> assertThat(first).contains("16384"),
                        second -> assertThat(second).contains("18000"));
    }

    @Test
    void shouldLearnThatARunHasEndedMeanwhile() {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "running")).answer("GET /runs/" + ID,
                FakeDaemon.run(ID, "a", "exhausted"));
        daemon.answer("GET /runs/" + ID + "/events", 204, "text/event-stream", "");
        assertThat(watch(false, ID)).isEqualTo(ExitCode.BUDGET);
    }

    @Test
    void shouldEndWhereTheRunIsDeleted() {
        thereIs(ID, "a", "running");
        stream(ID, FakeDaemon.event("state", "2.7", FakeDaemon.run(ID, "a", "running")));
        daemon.refuse("GET /runs/" + ID + "/events", 404, "there is no run " + ID);
        assertThat(watch(false, ID)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("a (" + ID + "): there is no run " + ID);
    }

    @Test
    void shouldWriteEveryEventAsALineOfJson() throws Exception {
        thereIs(ID, "φ", "running");
        stream(ID, FakeDaemon.event("look", "2.8", LOOK),
                FakeDaemon.event("end", "3.8", FakeDaemon.run(ID, "φ", "converged")));
        assertThat(watch(true, ID)).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0))).isEqualTo(
                JSON.readTree("{\"run\":\"" + ID + "\",\"event\":\"look\",\"id\":\"2.8\",\"data\":" + LOOK + "}"));
        assertThat(JSON.readTree(lines.get(1)).at("/data/name").asText()).isEqualTo("φ");
    }

    @Test
    void shouldEndWhenInterruptedAndLeaveTheRunAlone() {
        thereIs(ID, "a", "running");
        stream(ID, FakeDaemon.event("state", "2.7", FakeDaemon.run(ID, "a", "running")));
        assertThat(watch(false, watch -> Thread.ofPlatform().start(() -> {
            while (out.toString().isEmpty()) {
                LockSupport.parkNanos(2_000_000);
            }
            watch.interrupt();
        }), ID)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(err.toString()).contains("what has not ended goes on");
        assertThat(daemon.lines()).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void shouldTakeItsBarsAwayAndLeaveWhatBecameOfTheRuns() {
        terminal = new Terminal(true, StandardCharsets.UTF_8);
        thereIs(ID, "a", "running");
        stream(ID, FakeDaemon.event("end", "3.8", FakeDaemon.run(ID, "a", "converged")));
        assertThat(watch(false, ID)).isZero();
        assertThat(out.toString()).startsWith("a (" + ID + "): converged").hasLineCount(1);
        assertThat(err.toString()).satisfiesAnyOf(never -> assertThat(never).isEmpty(),
                drawn -> assertThat(drawn).endsWith("\u001b[1A\r\u001b[J"));
    }
}
