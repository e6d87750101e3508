package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are followed as server-sent events, also over restarts of the daemon. */
class EventStreamTest {

    private static final String FOLLOWED = ServedRuns
            .spec("stop { target = { absolute = 1e-12 }, max-draws = 2e7 }");

    @TempDir
    private Path folder;

    private ServedRuns daemon;

    @BeforeEach
    void open() {
        daemon = ServedRuns.start(folder, "quartic.http.max-event-streams = 2", "quartic.http.heartbeat = 200ms",
                "quartic.daemon.look-interval = 100ms");
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    private void restart() {
        close();
        open();
    }

    private static String request(String id) {
        return "GET /runs/" + id + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private Wire follow(String id) {
        return new Wire(daemon.port(), Duration.ofSeconds(30)).send(request(id));
    }

    private List<Events.Event> all(String id, String last) {
        HttpResponse<String> response = last.isEmpty() ? daemon.get("/runs/" + id + "/events")
                : daemon.get("/runs/" + id + "/events", "Last-Event-ID", last);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        return Events.of(response.body());
    }

    private void awaitStreams(Predicate<Integer> wanted) {
        long deadline = System.nanoTime() + ServedRuns.LIMIT.toNanos();
        while (!wanted.test(daemon.server().openStreams())) {
            assertThat(System.nanoTime()).as("%d streams", daemon.server().openStreams()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static List<String> draws(List<Events.Event> events) {
        return events.stream().filter(event -> event.name().equals("look"))
                .map(event -> ServedRuns.json(event.data()).get("draws").asText()).toList();
    }

    @Test
    void shouldTellEverythingInOrderToTheEnd() {
        String id = daemon.submit(ServedRuns.spec("stop { target = { absolute = 1e-12 }, max-draws = 3e6 }"));
        List<Events.Event> events = all(id, "");
        assertThat(events.getFirst().name()).isEqualTo("state");
        assertThat(events.getLast().name()).isEqualTo("end");
        assertThat(ServedRuns.json(events.getLast().data()).get("status").asText()).isEqualTo("exhausted");
        assertThat(events).filteredOn(event -> event.name().equals("end")).hasSize(1);
        assertThat(draws(events)).isNotEmpty().doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)));
        String all = daemon.get("/runs/" + id + "/history").body();
        assertThat(draws(events)).allSatisfy(count -> assertThat(all).contains("\"draws\":" + count));
        awaitStreams(open -> open == 0);
    }

    private int looks(String id) {
        return ServedRuns.json(daemon.get("/runs/" + id + "/history")).get("looks").size();
    }

    @Test
    void shouldSendAllThatWasMissedAlsoAfterARestart() {
        String id = daemon.submit(FOLLOWED);
        daemon.await(id, run -> run.get("draws").asLong() > 300_000);
        List<Events.Event> heard;
        try (Wire wire = follow(id)) {
            awaitStreams(open -> open == 1);
            int known = looks(id);
            daemon.await(id, _ -> looks(id) > known);
            // What was known has been told when the next draws are.
            long begun = daemon.await(id, _ -> true).get("draws").asLong();
            daemon.await(id, run -> run.get("draws").asLong() > begun);
            daemon.close();
            heard = Events.of(Wire.chunked(wire.receive()));
        }
        assertThat(draws(heard)).isNotEmpty();
        open();
        daemon.await(id, run -> run.get("draws").asLong() > 900_000 && run.get("status").asText().equals("running"));
        HttpResponse<String> paused = daemon.post("/runs/" + id + "/pause");
        assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
        daemon.post("/runs/" + id + "/resume");
        daemon.await(id, "exhausted");
        restart();
        daemon.await(id, "exhausted");
        List<Events.Event> missed = all(id, heard.getLast().id());
        long known = Long.parseLong(draws(heard).getLast());
        var looks = new ArrayList<String>();
        ServedRuns.json(daemon.get("/runs/" + id + "/history")).get("looks").forEach(look -> {
            if (look.get("draws").asLong() > known) {
                looks.add(look.get("draws").asText());
            }
        });
        assertThat(looks).isNotEmpty();
        assertThat(draws(missed)).containsExactlyElementsOf(looks);
        assertThat(missed).filteredOn(event -> event.name().equals("state"))
                .extracting(event -> ServedRuns.json(event.data()).get("status").asText())
                .containsExactly("queued", "running", "paused", "queued", "running");
        // From anywhere on, the rest and nothing else.
        for (int i = 0; i < missed.size() - 1; i += 7) {
            List<Events.Event> rest = all(id, missed.get(i).id());
            assertThat(rest).extracting(Events.Event::data)
                    .containsExactlyElementsOf(missed.subList(i + 1, missed.size()).stream().map(Events.Event::data)
                            .toList());
        }
        HttpResponse<String> none = daemon.get("/runs/" + id + "/events", "Last-Event-ID", missed.getLast().id());
        assertThat(none.statusCode()).isEqualTo(204);
        assertThat(none.body()).isEmpty();
    }

    @Test
    void shouldTakeAStrangeIdForNone() {
        String id = daemon.submit(ServedRuns.SHORT);
        daemon.await(id, "converged");
        for (String strange : List.of("x", "1", "1.2.3", "-1.5", "99999999999999999999.1", "7777.7777")) {
            assertThat(all(id, strange).getLast().name()).as(strange).isEqualTo("end");
        }
    }

    @Test
    void shouldNeverBeSilentForLong() {
        String id = daemon.submit(ServedRuns.ENDLESS);
        daemon.await(id, "running");
        daemon.post("/runs/" + id + "/pause");
        try (Wire wire = follow(id)) {
            String received = Wire.chunked(wire.receive(":\n\n\r\n3\r\n:\n\n\r\n"));
            assertThat(received).endsWith(":\n\n:\n\n").contains("event: state").doesNotContain("event: end");
        }
    }

    @Test
    void shouldBearSoManyStreamsAndNoMore() {
        String id = daemon.submit(ServedRuns.ENDLESS);
        daemon.await(id, "running");
        List<Wire> wires = IntStream.range(0, 2).mapToObj(_ -> follow(id)).toList();
        awaitStreams(open -> open == 2);
        HttpResponse<String> refused = daemon.get("/runs/" + id + "/events");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        wires.forEach(Wire::close);
        awaitStreams(open -> open == 0);
        try (Wire again = follow(id)) {
            awaitStreams(open -> open == 1);
            daemon.post("/runs/" + id + "/stop");
            assertThat(again.receive("0\r\n\r\n")).contains("event: end");
        }
        awaitStreams(open -> open == 0);
    }
}
