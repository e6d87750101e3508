package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered before anybody here has seen a request is a problem as every other, and says nothing of what is inside. */
class MalformedRequestsTest {

    private static ServedRuns daemon;

    @BeforeAll
    static void start(@TempDir Path folder) {
        daemon = ServedRuns.start(folder, "quartic.http.body-deadline = 1s", "quartic.http.max-body = 10000",
                "akka.http.server.idle-timeout = 3s");
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    private static Arguments row(int status, String name, String... lines) {
        return Arguments.of(name, status, String.join("\r\n", lines) + "\r\n\r\n");
    }

    private static Stream<Arguments> malformed() {
        String host = "Host: localhost";
        return Stream.of(row(400, "no request at all", "is anybody there?"), row(400, "no version", "GET /runs"),
                row(400, "a method nobody knows", "FETCH /runs HTTP/1.1", host),
                row(400, "a method too long", "X".repeat(100) + " / HTTP/1.1", host),
                row(400, "another version", "GET /runs HTTP/3.0", host),
                row(400, "no host", "GET /runs HTTP/1.1"), row(400, "an empty host", "GET /runs HTTP/1.1", "Host:"),
                row(400, "two hosts", "GET /runs HTTP/1.1", host, "Host: example.org"),
                row(400, "another host in the address", "GET http://example.org/runs HTTP/1.1", host),
                row(400, "a port that is none", "GET /runs HTTP/1.1", "Host: localhost:99999999"),
                row(400, "an address that is none", "GET /runs%zz HTTP/1.1", host),
                row(400, "a query that is none", "GET /runs?limit=%zz HTTP/1.1", host),
                row(414, "an address too long", "GET /" + "a".repeat(5000) + " HTTP/1.1", host),
                row(431, "a header too long", "GET /runs HTTP/1.1", host, "A: " + "a".repeat(20_000)),
                row(400, "headers too many", "GET /runs HTTP/1.1", host, "A: b\r\n".repeat(200) + "C: d"),
                row(400, "a header name that is none", "GET /runs HTTP/1.1", host, "A b: c"),
                row(400, "a length that is none", "POST /runs HTTP/1.1", host, "Content-Length: many"),
                row(400, "a length below zero", "POST /runs HTTP/1.1", host, "Content-Length: -1"),
                row(400, "two lengths", "POST /runs HTTP/1.1", host, "Content-Length: 1", "Content-Length: 2"),
                row(413, "a length beyond all bounds", "POST /runs HTTP/1.1", host, "Content-Type: application/json",
                        "Content-Length: 9999999999"),
                row(415, "a type that is none", "POST /runs HTTP/1.1", host, "Content-Type: json",
                        "Content-Length: 0"),
                row(400, "chunks that are none", "POST /runs HTTP/1.1", host, "Content-Type: application/json",
                        "Transfer-Encoding: chunked", "", "zz"),
                row(408, "a body that does not come", "POST /runs HTTP/1.1", host, "Content-Type: application/json",
                        "Content-Length: 100"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void shouldAnswerWithAProblem(String name, int status, String request) {
        String received = Wire.exchange(daemon.port(), request);
        assertThat(Wire.status(received)).as(received).isEqualTo(status);
        String[] parts = received.split("\r\n\r\n", 2);
        assertThat(parts[0]).contains("Content-Type: application/problem+json", "X-Content-Type-Options: nosniff",
                "Cache-Control: no-store");
        JsonNode problem = ServedRuns.json(parts[1]);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(received.toLowerCase(Locale.ROOT)).doesNotContain("akka", "exception", "at org.", "scala",
                "server:");
    }

    @Test
    void shouldCloseWhatIsSilent() {
        try (var wire = new Wire(daemon.port(), Duration.ofSeconds(20))) {
            long begin = System.nanoTime();
            assertThat(wire.send("GET /runs HTTP/1.1\r\n").receive()).doesNotContain("200");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
    }
}
