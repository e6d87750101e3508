package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads a real daemon, by the files that come with it. */
class MonitoringIT {
    private static final Path FILES = Path.of("ops", "prometheus").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String SPEC = """
            {"name": "watched", "points": [[0.5, 0.1], [0.9, -0.4]], "ensemble": {"width": 4},
             "correlators": {"four-point": [[0, 0, 1, 1]]}, "stop": {"target": {"absolute": 1e-12}}}
            """;

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void findPrometheus() {
        boolean there = List.of("prometheus", "promtool").stream().allMatch(MonitoringIT::isOnPath);
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(there,
                    "prometheus and promtool are not on PATH: install the package prometheus to have this tested");
        }
        assertThat(there).as("prometheus and promtool on PATH").isTrue();
    }

    private static boolean isOnPath(String program) {
        return Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
        }
        for (Process process : processes) {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        client.close();
    }

    private Path start(String name, String... line) throws IOException {
        Path said = folder.resolve(name + ".said");
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        // However busy this machine is.
        builder.environment().put("QUARTIC_JAVA_OPTS", "-Dquartic.memory.save-deadline=60s");
        processes.add(builder.start());
        return said;
    }

    private static void promtool(String input, String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("promtool"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", line, said).isZero();
    }

    private String get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonNode post(String url, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return new ObjectMapper().readTree(response.body());
    }

    /** Something that may fail while a program is still starting. */
    @FunctionalInterface
    private interface Asked<T> {
        T get() throws IOException, InterruptedException;
    }

    private static <T> T await(String what, Asked<T> asked, Predicate<T> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Object last;
        do {
            try {
                T answer = asked.get();
                if (wanted.test(answer)) {
                    return answer;
                }
                last = answer;
            } catch (IOException notYet) {
                last = notYet;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        } while (System.nanoTime() < deadline);
        throw new AssertionError(what + ": last " + last);
    }

    private String serving(Path said) throws InterruptedException {
        Pattern line = Pattern.compile("quartic: serving (http://\\S+)");
        Matcher found = line
                .matcher(await("the daemon", () -> Files.readString(said), text -> line.matcher(text).find()));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private JsonNode query(String prometheus, String expression) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(
                get(prometheus + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .path("data").path("result");
    }

    @Test
    void shouldHaveFilesThatPrometheusTakes() throws Exception {
        promtool("", "check", "config", FILES.resolve("prometheus.yml").toString());
        promtool("", "check", "config", "--syntax-only",
                FILES.resolveSibling("container").resolve("prometheus.yml").toString());
        promtool("", "check", "rules", FILES.resolve("alerts.yml").toString());
        promtool("", "test", "rules", FILES.resolve("alerts-test.yml").toString());
    }

    @Test
    void shouldBeReadByPrometheus() throws Exception {
        Path said = start("daemon", Path.of("ops", "quartic").toAbsolutePath().toString(), "daemon", "--data-dir",
                folder.resolve("data").toString(), "--port", "0");
        String daemon = serving(said);
        String id = post(daemon + "/runs", SPEC).get("id").asText();
        String prometheus = startPrometheus(URI.create(daemon).getPort());

        JsonNode left = await("the time left", () -> query(prometheus, "quartic_run_left_seconds"),
                result -> !result.isEmpty());
        assertThat(left.get(0).get("metric").get("run").asText()).isEqualTo(id);
        assertThat(left.get(0).get("metric").get("name").asText()).isEqualTo("watched");
        assertThat(query(prometheus, "quartic_stage_service_seconds{stage=\"evaluator\", quantile=\"0.99\"}"))
                .hasSize(1);
        assertThat(query(prometheus, "quartic_runs{status=\"running\"} == 1")).hasSize(1);
        assertThat(query(prometheus, "up{job=\"quartic\"} == 1")).hasSize(1);
        await("the rules", () -> get(prometheus + "/api/v1/rules"),
                rules -> rules.contains("QuarticRunStalled") && !rules.contains("\"health\":\"unknown\""));
        assertThat(get(prometheus + "/api/v1/rules")).doesNotContain("\"health\":\"err\"");
        promtool(get(daemon + "/metrics"), "check", "metrics");

        assertThat(post(daemon + "/runs/" + id + "/stop", "").get("status").asText()).isEqualTo("stopped");
        await("no series of a run that has ended", () -> query(prometheus, "{run=\"" + id + "\"}"), JsonNode::isEmpty);
        assertThat(query(prometheus, "quartic_runs{status=\"stopped\"} == 1")).hasSize(1);

        List<JsonNode> log = json(Files.readAllLines(said));
        assertThat(log).anySatisfy(message -> {
            assertThat(message.path("run").asText()).isEqualTo(id);
            assertThat(message.path("message").asText()).contains("running");
        }).allSatisfy(message -> assertThat(message.path("level").asText()).isIn("INFO", "WARN", "ERROR"));
    }

    /** As it comes with the daemon, but for where that is and how often it is read. */
    private String startPrometheus(int daemonPort) throws IOException {
        String own = Files.readString(FILES.resolve("prometheus.yml"));
        assertThat(own).contains("127.0.0.1:8420", "15s");
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(config, own.replace("127.0.0.1:8420", "127.0.0.1:" + daemonPort).replace("15s", "1s"));
        Files.copy(FILES.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        int port = freePort();
        start("prometheus", "prometheus", "--config.file=" + config, "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port);
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<JsonNode> json(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("{")).map(line -> {
            try {
                return new ObjectMapper().readTree(line);
            } catch (JacksonException malformed) {
                throw new AssertionError(line, malformed);
            }
        }).toList();
    }
}
