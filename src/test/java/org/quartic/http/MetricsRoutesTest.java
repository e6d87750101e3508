package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.actor.RunService;
import org.quartic.run.Priority;
import org.quartic.run.Provenance;
import org.quartic.spec.Specs;
import org.quartic.store.DataDirectory;

class MetricsRoutesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private DataDirectory directory;
    private RunService runs;
    private HttpServer server;

    @BeforeEach
    void open() {
        directory = DataDirectory.open(folder);
        runs = RunService.start(ConfigFactory.parseString("quartic { http.port = 0, memory.save-deadline = 60s }"), 2,
                directory,
                new Provenance("test", "", "", "", 2));
        server = HttpServer.start(runs, HttpSettings.of(runs.configuration().getConfig("quartic.http")));
    }

    @AfterEach
    void close() {
        server.close();
        runs.close();
        directory.close();
        client.close();
    }

    private HttpResponse<String> scrape(String accept) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/metrics")).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<String> awaitLines(Predicate<List<String>> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            List<String> lines = scrape("text/plain").body().lines().toList();
            if (wanted.test(lines)) {
                return lines;
            }
            assertThat(System.nanoTime()).as("last %s", lines).isLessThan(deadline);
        }
    }

    @Test
    void shouldTellOfARunWhileItRuns() throws Exception {
        String id = runs.submit(Specs.resolved(Specs.with("stop.target = { absolute = 1e-12 }")), Priority.NORMAL)
                .toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS).id();
        List<String> lines = awaitLines(some -> some.stream()
                .anyMatch(line -> line.startsWith("quartic_run_left_seconds{") && line.contains(id)));
        assertThat(lines).contains("quartic_runs{status=\"running\"} 1.0", "quartic_database_reachable 1.0",
                "quartic_silent_runs 0.0");
        runs.stop(id).toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(awaitLines(some -> some.contains("quartic_runs{status=\"stopped\"} 1.0")))
                .noneMatch(line -> line.contains(id))
                .anyMatch(line -> line.startsWith(
                        "quartic_http_requests_total{method=\"GET\",route=\"/metrics\",status=\"2xx\"} "));
    }

    @Test
    void shouldSpeakTheFormatThatIsAskedFor() throws Exception {
        HttpResponse<String> text = scrape("text/plain;version=0.0.4");
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain")
                .contains("version=0.0.4");
        HttpResponse<String> open = scrape("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertThat(open.headers().firstValue("content-type").orElseThrow()).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }
}
