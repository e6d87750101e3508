package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route, over HTTP: what it does and what it refuses. */
class RunRoutesTest {

    private static ServedRuns daemon;

    @BeforeAll
    static void start(@TempDir Path folder) {
        daemon = ServedRuns.start(folder, "quartic.http.requests-per-second = 100000", "quartic.http.max-body = 100000",
                "quartic.daemon.max-runs = 8");
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @AfterEach
    void clear() {
        for (JsonNode run : ServedRuns.json(daemon.get("/runs")).get("runs")) {
            String path = "/runs/" + run.get("id").asText();
            String stopped = daemon.post(path + "/stop").body();
            HttpResponse<String> deleted = daemon.delete(path);
            assertThat(deleted.statusCode()).as("%s%n%s", stopped, deleted.body()).isEqualTo(204);
        }
    }

    private static HttpResponse<String> problem(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = ServedRuns.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        return response;
    }

    private static JsonNode done(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        return ServedRuns.json(response);
    }

    @Test
    void shouldTakeASpecAndSayWhereItsRunIs() {
        HttpResponse<String> response = daemon.post("/runs?priority=high", "application/hocon",
                "name = first\n" + ServedRuns.SHORT);
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode submitted = ServedRuns.json(response);
        assertThat(submitted.get("name").asText()).isEqualTo("first");
        assertThat(submitted.get("status").asText()).isEqualTo("queued");
        String path = response.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo("/runs/" + submitted.get("id").asText());
        JsonNode end = daemon.await(submitted.get("id").asText(), "converged");
        assertThat(end.get("priority").asText()).isEqualTo("high");
        assertThat(end.get("worst").get("bound-over-target").asDouble()).isLessThanOrEqualTo(1.0);
        assertThat(Instant.parse(end.get("finished").asText()))
                .isAfterOrEqualTo(Instant.parse(end.get("started").asText()));
        assertThat(end.get("error").isNull()).isTrue();
        assertThat(done(daemon.get(path))).isEqualTo(end);
        JsonNode looks = done(daemon.get(path + "/history")).get("looks");
        assertThat(looks.get(looks.size() - 1).get("draws")).isEqualTo(end.get("draws"));
        assertThat(looks.get(0).get("four-point")).hasSize(2);
    }

    @Test
    void shouldTakeJsonWithoutANameForARun() {
        HttpResponse<String> response = daemon.post("/runs", "application/json; charset=utf-8", """
                {"points": [[0.5], [0.9]], "ensemble": {"width": 4}, "correlators": {"four-point": [[0, 0, 1, 1]]},
                 "stop": {"target": {"relative": 0.5}, "min-draws": 64}}""");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(ServedRuns.json(response).get("name").asText()).isEqualTo("run");
    }

    @Test
    void shouldNameEveryFaultWithItsLine() {
        JsonNode problem = ServedRuns.json(problem(422, daemon.post("/runs", "application/hocon", """
                points = [[0.5, 0.1], [0.9]]
                ensemble { widht = 4 }
                correlators { four-point = [[0, 1, 2, 3]] }
                stop { target = { absolute = "small" } }
                """)));
        assertThat(problem.get("faults")).hasSizeGreaterThan(3).allSatisfy(fault -> {
            assertThat(fault.get("found").asText()).isNotBlank();
            assertThat(fault.get("allowed").asText()).isNotBlank();
        });
        JsonNode misspelt = StreamSupport.stream(problem.get("faults").spliterator(), false)
                .filter(fault -> fault.get("path").asText().equals("ensemble.widht")).findFirst().orElseThrow();
        assertThat(misspelt.get("line").asInt()).isEqualTo(2);
        assertThat(misspelt.get("suggestion").asText()).contains("width");
        assertThat(done(daemon.get("/runs")).get("runs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"include \"/etc/passwd\"", "include file(\"/etc/passwd\")",
            "include url(\"http://127.0.0.1:1/\")", "name = ${?HOME}", "name = ${HOME}", "name = ${user.home}"})
    void shouldReachNothingOfTheMachineThroughASpec(String line) {
        JsonNode problem = ServedRuns
                .json(problem(422, daemon.post("/runs", "application/hocon", line + "\n" + ServedRuns.SHORT)));
        assertThat(problem.get("faults").toString()).contains("\"line\":1")
                .doesNotContain(System.getProperty("user.home") + "\"", "root:");
        String id = daemon.submit(ServedRuns.SHORT);
        daemon.await(id, "converged");
        problem(422, daemon.post("/runs/" + id + "/extend", "application/hocon",
                line + "\nstop.target = { absolute = 1e-9 }"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"points": [[0.5]],}                   | application/json
            points = [[0.5]]                       | application/json
            []                                     | application/json
            {"seed": 1, "seed": 2}                 | application/json
            points = [                             | application/hocon
            ''                                     | application/hocon
            ''                                     | application/json
            """)
    void shouldRefuseWhatIsNoSpec(String body, String type) {
        assertThat(ServedRuns.json(problem(422, daemon.post("/runs", type, body))).get("faults")).isNotEmpty();
    }

    @Test
    void shouldRefuseBodiesItCannotRead() {
        for (String type : List.of("text/plain", "application/octet-stream", "application/x-www-form-urlencoded",
                "application/vnd.example+json")) {
            problem(415, daemon.post("/runs", type, ServedRuns.SHORT));
        }
        problem(415, daemon.post("/runs", "application/json", "{}", "Content-Encoding", "gzip"));
        problem(400, daemon.send(daemon.to("/runs").header("Content-Type", "application/hocon")
                .POST(BodyPublishers.ofByteArray(new byte[]{(byte) 0xC3, (byte) 0x28}))));
        problem(413, daemon.post("/runs", "application/hocon", "#".repeat(100_001)));
        assertThat(daemon.post("/runs", "application/hocon", "#".repeat(90_000) + "\n" + ServedRuns.SHORT).statusCode())
                .isEqualTo(201);
        problem(422, daemon.post("/runs", "application/hocon", "a = " + "[".repeat(40_000)));
        problem(422, daemon.post("/runs", "application/json", "{\"a\":" + "[".repeat(40_000)));
    }

    @Test
    void shouldRefuseRunsThatAreTooLargeForIt() {
        String many = IntStream.range(0, 20_000).mapToObj(i -> "[" + i % 10 + "]")
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append).toString()
                .replace("][", "],[");
        problem(422, daemon.post("/runs", "application/hocon", "points = [" + many + """
                ]
                ensemble { width = 1000000000 }
                correlators { four-point = [[0, 1, 2, 3]] }
                stop { target = { absolute = 1e-3 } }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET     | /runs/nobody         | 404
            GET     | /runs/nobody/result  | 404
            GET     | /runs/nobody/history | 404
            GET     | /runs/nobody/events  | 404
            POST    | /runs/nobody/pause   | 404
            POST    | /runs/nobody/resume  | 404
            POST    | /runs/nobody/stop    | 404
            DELETE  | /runs/nobody         | 404
            GET     | /nothing             | 404
            GET     | /runs/               | 404
            GET     | /runs/a/b/c          | 404
            GET     | /%2e%2e/%2e%2e/etc   | 404
            GET     | /runs?limit=0        | 400
            GET     | /runs?limit=1001     | 400
            GET     | /runs?limit=ten      | 400
            GET     | /runs?limit=1&limit=2 | 400
            GET     | /runs?lmit=1         | 400
            GET     | /runs?status=happy   | 400
            GET     | /runs?after=nobody   | 404
            POST    | /runs?priority=urgent | 400
            GET     | /runs/nobody?x=1     | 400
            """)
    void shouldRefuseWhatIsNotThere(String method, String path, int status) {
        problem(status, daemon.send(daemon.to(path).header("Content-Type", "application/hocon").method(method,
                method.equals("POST") ? BodyPublishers.ofString(ServedRuns.SHORT) : BodyPublishers.noBody())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT     | /runs               | GET, HEAD, POST
            DELETE  | /runs               | GET, HEAD, POST
            OPTIONS | /runs/nobody        | DELETE, GET, HEAD
            POST    | /runs/nobody        | DELETE, GET, HEAD
            GET     | /runs/nobody/pause  | POST
            HEAD    | /runs/nobody/pause  | POST
            POST    | /health/live        | GET, HEAD
            TRACE   | /openapi.json       | GET, HEAD
            """)
    void shouldSayWhichMethodsThereAre(String method, String path, String allowed) {
        HttpResponse<String> response = daemon.send(daemon.to(path).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    }

    @Test
    void shouldTakeARunThroughItsLifeAndRepeatWhatIsRepeated() {
        String run = "/runs/" + daemon.submit(ServedRuns.ENDLESS);
        String id = run.substring(6);
        daemon.await(id, each -> each.get("draws").asLong() > 0);
        problem(409, daemon.delete(run));
        for (int i = 0; i < 2; i++) {
            assertThat(done(daemon.post(run + "/pause")).get("status").asText()).isEqualTo("paused");
        }
        assertThat(ServedRuns.json(daemon.get(run + "/result")).get("status").asText()).isEqualTo("paused");
        problem(409, daemon.delete(run));
        problem(409, daemon.post(run + "/extend", "application/hocon", "stop.max-draws = 1e6"));
        for (int i = 0; i < 2; i++) {
            assertThat(done(daemon.post(run + "/resume")).get("status").asText()).isIn("queued", "running");
        }
        daemon.await(id, "running");
        for (int i = 0; i < 2; i++) {
            JsonNode stopped = done(daemon.post(run + "/stop"));
            assertThat(stopped.get("status").asText()).as(stopped.toString()).isEqualTo("stopped");
        }
        problem(409, daemon.post(run + "/pause"));
        problem(409, daemon.post(run + "/resume"));
        JsonNode stopped = done(daemon.get(run));
        problem(422, daemon.post(run + "/extend", "application/json", "{\"seed\": 3}"));
        problem(422, daemon.post(run + "/extend", "application/json", "{\"stop\": {\"taget\": 3}}"));
        problem(415, daemon.post(run + "/extend", "text/plain", "stop.max-draws = 1e6"));
        assertThat(done(daemon.get(run))).isEqualTo(stopped);
        JsonNode extended = done(daemon.post(run + "/extend", "application/json",
                "{\"stop\": {\"max-draws\": " + (stopped.get("draws").asLong() + 100_000) + "}}"));
        assertThat(extended.get("status").asText()).isIn("queued", "running", "exhausted");
        assertThat(daemon.await(id, "exhausted").get("draws").asLong()).isGreaterThan(stopped.get("draws").asLong());
        assertThat(daemon.delete(run).statusCode()).isEqualTo(204);
        problem(404, daemon.delete(run));
        problem(404, daemon.get(run));
    }

    @Test
    void shouldHaveNoResultBeforeTheFirstLook() {
        // Those before it have all the turns there are.
        List<String> first = IntStream.range(0, 4).mapToObj(_ -> daemon.submit(ServedRuns.ENDLESS)).toList();
        first.forEach(id -> daemon.await(id, "running"));
        String waiting = "/runs/" + daemon.submit(ServedRuns.ENDLESS);
        problem(409, daemon.get(waiting + "/result"));
        assertThat(done(daemon.get(waiting + "/history")).get("looks")).isEmpty();
        assertThat(done(daemon.get(waiting)).get("worst").isNull()).isTrue();
        problem(409, daemon.post(waiting + "/pause"));
        problem(409, daemon.delete(waiting));
        assertThat(done(daemon.post(waiting + "/stop")).get("status").asText()).isEqualTo("stopped");
    }

    @Test
    void shouldGiveResultsInTheFormThatIsLikedAndOnlyOnce() {
        String id = daemon.submit(ServedRuns.SHORT);
        daemon.await(id, "converged");
        String path = "/runs/" + id + "/result";
        HttpResponse<String> json = daemon.get(path);
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(json.headers().firstValue("Vary")).hasValue("Accept");
        assertThat(ServedRuns.json(json).get("schema").asText()).isEqualTo("quartic.result/1");
        HttpResponse<String> csv = daemon.get(path, "Accept", "application/json;q=0.5, text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body()).startsWith("kind,points,");
        problem(406, daemon.get(path, "Accept", "image/png"));
        String tag = json.headers().firstValue("ETag").orElseThrow();
        assertThat(csv.headers().firstValue("ETag")).isPresent().isNotEqualTo(json.headers().firstValue("ETag"));
        for (String known : List.of(tag, "W/" + tag, "\"another\", " + tag, "*")) {
            HttpResponse<String> same = daemon.get(path, "If-None-Match", known);
            assertThat(same.statusCode()).as(known).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).hasValue(tag);
        }
        assertThat(daemon.get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        assertThat(daemon.get(path, "Accept", "text/csv", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswerHeadAsGetWithoutABody() {
        String id = daemon.submit(ServedRuns.SHORT);
        daemon.await(id, "converged");
        for (String path : List.of("/runs", "/runs/" + id, "/runs/" + id + "/result", "/runs/" + id + "/history",
                "/health/live", "/health/ready", "/openapi.json", "/runs/nobody")) {
            HttpResponse<String> get = daemon.get(path);
            HttpResponse<String> head = daemon.send(daemon.to(path).HEAD());
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            for (String name : List.of("Content-Type", "ETag", "Cache-Control")) {
                assertThat(head.headers().firstValue(name)).as(path + name).isEqualTo(get.headers().firstValue(name));
            }
        }
        HttpResponse<String> events = daemon.send(daemon.to("/runs/" + id + "/events").HEAD());
        assertThat(events.statusCode()).isEqualTo(200);
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(daemon.server().openStreams()).isZero();
    }

    @Test
    void shouldListPageByPageTheNewestFirst() {
        List<String> ids = IntStream.range(0, 5).mapToObj(_ -> daemon.submit(ServedRuns.ENDLESS)).toList();
        var seen = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = done(daemon.get("/runs?limit=2" + after));
            assertThat(page.get("runs")).hasSizeBetween(1, 2);
            page.get("runs").forEach(run -> seen.add(run.get("id").asText()));
            after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
        } while (!after.isEmpty());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        done(daemon.post("/runs/" + ids.getFirst() + "/stop"));
        JsonNode stopped = done(daemon.get("/runs?status=stopped"));
        assertThat(stopped.get("runs")).hasSize(1);
        assertThat(stopped.get("next").isNull()).isTrue();
    }

    @Test
    void shouldRefuseMoreRunsThanMayBe() {
        List<String> ids = IntStream.range(0, 8).mapToObj(_ -> daemon.submit(ServedRuns.SHORT)).toList();
        problem(429, daemon.post("/runs", "application/hocon", ServedRuns.SHORT));
        daemon.await(ids.getFirst(), "converged");
        assertThat(daemon.delete("/runs/" + ids.getFirst()).statusCode()).isEqualTo(204);
        daemon.submit(ServedRuns.SHORT);
    }
}
