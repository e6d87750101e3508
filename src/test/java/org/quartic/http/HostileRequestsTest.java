package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Nothing that is sent makes a daemon fail, tell of its inside, fill its log or keep what it should let go. The property
 * {@code quartic.hostile.seconds} says for how long it is tried.
 */
class HostileRequestsTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("quartic.hostile.seconds", 8));
    private static final long SEED = Long.getLong("quartic.hostile.seed", 20260210L);
    private static final int SENDERS = 8;
    private static final Pattern INSIDE = Pattern
            .compile("\\bat (org|java|akka|scala)\\.|[a-z]\\.[A-Za-z]*(Exception|Error)\\b"
                    + "|(?i)akka|scala\\.|StackOverflow|OutOfMemory");
    private static final List<String> PATHS = List.of("/runs", "/runs/nobody", "/runs/nobody/events",
            "/runs/nobody/extend",
            "/runs?limit=3", "/health/live", "/openapi.json", "/", "*", "//", "/runs/%00", "/runs/../runs",
            "/runs?status=x",
            "/runs?after=%ff", "http://localhost/runs", "/runs#a", "/" + "%41".repeat(300), "/runs?priority=high");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE",
            "CONNECT", "PRI", "get", "", "G\u0000T");
    private static final List<String> HEADERS = List.of("Host: localhost", "Host: [::1]", "Host: ", "Host: a b",
            "Content-Length: 5", "Content-Length: 18446744073709551616", "Content-Type: application/json",
            "Content-Type: application/hocon", "Content-Type: ;;;", "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked", "Expect: 100-continue", "Expect: the-unexpected", "Accept: ;q=x",
            "Accept: */*;q=0", "If-None-Match: \"\"\"", "Last-Event-ID: 9.9.9", "Last-Event-ID: -9223372036854775808.1",
            "Authorization: Bearer", "Authorization: Basic !!!", "Origin: http://[", "Origin: null",
            "Sec-Fetch-Site: \u00ff", "Connection: upgrade", "Upgrade: websocket", "Upgrade: h2c",
            "Sec-WebSocket-Key: x", "Range: bytes=0-1", "Cookie: " + "a=b;".repeat(300), " folded: x",
            "Timeout-Access: x",
            "Raw-Request-URI: /x", "Remote-Address: 1.2.3.4", "X-Forwarded-For: 1.2.3.4", ": nothing",
            "Connection: close");
    private static final List<String> PIECES = List.of("1e999", "-1e-999", "9".repeat(400), "NaN", "null", "{}", "[]",
            "[[[[[[[[", "\"", "\\u0000", "${x}", "${?HOME}", "include \"x\"", "}", "]", "infinite", "\u0000", "#", "//",
            "=",
            ":", ",", "\"\"\"", "-0", "0x10", "1e12", "2147483648", "points", "stop", "+=", "\r\n", "\ud83d\ude00");

    private static ServedRuns daemon;
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @BeforeAll
    static void start(@TempDir Path folder) {
        LOG.start();
        for (String name : List.of("akka", "org.quartic")) {
            var logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.WARN);
            logger.setAdditive(false);
            logger.addAppender(LOG);
        }
        daemon = ServedRuns.start(folder, "quartic.http.requests-per-second = 1000000", "quartic.daemon.max-runs = 3",
                "quartic.http.max-body = 200000", "quartic.http.body-deadline = 1s");
    }

    @AfterAll
    static void stop() {
        daemon.close();
        for (String name : List.of("akka", "org.quartic")) {
            var logger = (Logger) LoggerFactory.getLogger(name);
            logger.detachAppender(LOG);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String request(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random, random.nextInt(3000));
            case 1 -> "GET " + noise(random, random.nextInt(100)) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            case 2, 3 -> strange(random);
            case 4 -> mutated(random, posted("/runs", ServedRuns.SHORT));
            case 5 -> posted("/runs", nested(random));
            default ->
                posted(random.nextInt(4) == 0 ? "/runs/nobody/extend" : "/runs", mutated(random, ServedRuns.SHORT));
        };
    }

    private static String noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String strange(Random random) {
        String headers = IntStream.range(0, random.nextInt(6)).mapToObj(_ -> one(random, HEADERS))
                .collect(Collectors.joining("\r\n"));
        return one(random, METHODS) + " " + one(random, PATHS) + " HTTP/1." + random.nextInt(3) + "\r\n"
                + (random.nextInt(4) > 0 ? "Host: localhost\r\n" : "") + headers + "\r\n\r\n"
                + (random.nextBoolean() ? mutated(random, ServedRuns.SHORT) : "");
    }

    private static String posted(String path, String body) {
        String type = body.startsWith("{") ? "json" : "hocon";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/" + type
                + "\r\nContent-Length: "
                + bytes.length + "\r\n\r\n" + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String nested(Random random) {
        String open = one(random, List.of("[", "{a:", "{\"a\":", "a.", "a={", "${", "\"\"\"", "(", "a+=["));
        return one(random, List.of("", "{\"points\":", "points = ")) + open.repeat(random.nextInt(20_000));
    }

    private static String mutated(Random random, String text) {
        var changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 2 -> changed.insert(at, one(random, PIECES));
                default ->
                    changed.replace(at, Math.min(changed.length(), at + random.nextInt(20)), one(random, PIECES));
            }
        }
        return changed.toString();
    }

    /** Sends until the time is over; how many. */
    private static int send(long seed, long deadline) {
        var random = new Random(seed);
        int sent = 0;
        while (System.nanoTime() < deadline) {
            String request = request(random);
            try (var wire = new Wire(daemon.port(), Duration.ofSeconds(30))) {
                wire.send(request);
                String received = random.nextInt(20) == 0 ? "" : wire.end().receive();
                check(request, received);
            }
            sent++;
        }
        return sent;
    }

    /** What Akka HTTP takes for a fault of its own, and has to be answered with nothing in it. */
    private static boolean isInChunksByOldVersion(String request, String received) {
        return request.contains(" HTTP/1.0\r\n") && request.contains("Transfer-Encoding: chunked\r\n")
                && received.startsWith("HTTP/1.1 500 ") && received.contains("Connection: close\r\n")
                && received.endsWith("Content-Length: 0\r\n\r\n");
    }

    private static void check(String request, String received) {
        int status = Wire.status(received);
        assertThat(received.isEmpty() || status >= 100 && status < 500 || isInChunksByOldVersion(request, received))
                .as("%s%n-->%n%s%n%s", request, received, LOG.list)
                .isTrue();
        // What was sent may be quoted.
        if (status >= 400 && !INSIDE.matcher(request).find()) {
            assertThat(received).as(request).doesNotContainPattern(INSIDE);
        }
    }

    @Test
    void shouldBearWhateverIsSent() throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + TIME.toNanos();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tasks = IntStream.range(0, SENDERS)
                    .<Callable<Integer>>mapToObj(i -> () -> send(SEED + i, deadline)).toList();
            int sent = 0;
            for (Future<Integer> each : senders.invokeAll(tasks)) {
                sent += each.get();
            }
            assertThat(sent).isGreaterThan(100);
        }
        assertThat(daemon.server().openStreams()).isZero();
        assertThat(List.copyOf(LOG.list)).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        for (var run : ServedRuns.json(daemon.get("/runs")).get("runs")) {
            String path = "/runs/" + run.get("id").asText();
            String stopped = daemon.post(path + "/stop").body();
            HttpResponse<String> deleted = daemon.delete(path);
            assertThat(deleted.statusCode()).as("%s%n%s", stopped, deleted.body()).isEqualTo(204);
        }
        daemon.await(daemon.submit(ServedRuns.SHORT), "converged");
    }
}
