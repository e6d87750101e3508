package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.quartic.actor.RunService;
import org.quartic.run.Provenance;
import org.quartic.store.DataDirectory;

/** A daemon within the test: runs, served over HTTP, which can be ended and started again. */
final class RestartedRuns implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String BASE = """
            points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
            ensemble { width = 4 }
            sampling = pseudo-random
            correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0]] }
            stop { target = { absolute = 1.0e-3 } }
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final String configuration;
    private int port;
    private DataDirectory directory;
    private RunService runs;
    private HttpServer server;

    /**
     * @param configuration
     *            in the daemon's language
     */
    RestartedRuns(Path folder, String configuration) {
        this.folder = folder;
        this.configuration = configuration;
        start();
    }

    /** Answers again, where it answered before. */
    void start() {
        directory = DataDirectory.open(folder);
        // Machines that test much at once are slow.
        runs = RunService.start(ConfigFactory.parseString("quartic.http.port = " + port
                + "\nquartic.memory.save-deadline = 60s\nquartic.daemon.answer-deadline = 60s\n" + configuration), 2,
                directory, new Provenance("0.1.0", "0123456789abcdef", "25", "a processor", 2));
        server = HttpServer.start(runs, HttpSettings.of(runs.configuration().getConfig("quartic.http")));
        port = URI.create(server.url()).getPort();
    }

    /** Answers no more; what it knows is kept. */
    void end() {
        server.close();
        runs.close();
        directory.close();
    }

    String url() {
        return server.url();
    }

    /** A new run: a small one, with these lines put over it. Its id. */
    String submit(String... lines) {
        return ask(request("/runs").header("Content-Type", "application/hocon")
                .POST(HttpRequest.BodyPublishers.ofString(BASE + String.join("\n", lines))), 201).get("id").asText();
    }

    JsonNode act(String id, String action) {
        return ask(request("/runs/" + id + "/" + action).POST(HttpRequest.BodyPublishers.noBody()), 200);
    }

    /** Waits until a run is in some state, by its own events. */
    void await(String id, String status) {
        boolean seen = CompletableFuture.supplyAsync(() -> {
            try (Stream<String> lines = send(request("/runs/" + id + "/events").build(),
                    HttpResponse.BodyHandlers.ofLines()).body()) {
                return lines.anyMatch(line -> line.startsWith("data: ")
                        && line.contains("\"status\":\"" + status + "\""));
            }
        }).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(seen).as("%s is %s before it ends", id, status).isTrue();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private JsonNode ask(HttpRequest.Builder request, int wanted) {
        HttpResponse<String> response = send(request.build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(wanted);
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        end();
        client.close();
    }
}
