package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.quartic.actor.RunService;
import org.quartic.run.Provenance;
import org.quartic.store.DataDirectory;

/** A daemon without its command, for tests: runs of a directory, served on a port that is free. */
final class ServedRuns implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);

    /** Some tenths of a second of work. */
    static final String SHORT = spec("stop { target = { absolute = 1.5e-3 }, min-draws = 64 }");
    static final String ENDLESS = spec("stop { target = { absolute = 1e-12 } }");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataDirectory directory;
    private final RunService runs;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private ServedRuns(DataDirectory directory, RunService runs, HttpServer server) {
        this.directory = directory;
        this.runs = runs;
        this.server = server;
    }

    static String spec(String... lines) {
        return """
                points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
                ensemble { width = 4 }
                sampling = pseudo-random
                correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1]] }
                """ + String.join("\n", lines);
    }

    /**
     * @param lines
     *            of configuration
     */
    static ServedRuns start(Path folder, String... lines) {
        Config own = ConfigFactory.parseString(String.join("\n", lines))
                // A machine that is busy with other things is no fault of ours.
                .withFallback(ConfigFactory.parseString("""
                        quartic.http.port = 0
                        quartic.memory.save-deadline = 30s
                        quartic.memory.retry-interval = 10s
                        """));
        DataDirectory directory = DataDirectory.open(folder);
        RunService runs = RunService.start(own, 2, directory, new Provenance("test", "", "", "", 2));
        try {
            return new ServedRuns(directory, runs,
                    HttpServer.start(runs, HttpSettings.of(runs.configuration().getConfig("quartic.http"))));
        } catch (RuntimeException fault) {
            runs.close();
            directory.close();
            throw fault;
        }
    }

    HttpServer server() {
        return server;
    }

    String url() {
        return server.url();
    }

    int port() {
        return URI.create(url()).getPort();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(LIMIT);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = to(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = to(path).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path) {
        return send(to(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> delete(String path) {
        return send(to(path).DELETE());
    }

    String submit(String spec) {
        HttpResponse<String> response = post("/runs", "application/hocon", spec);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response).get("id").asText();
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The run, once it is as wanted. */
    JsonNode await(String id, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            HttpResponse<String> response = get("/runs/" + id);
            if (response.statusCode() == 200 && wanted.test(json(response))) {
                return json(response);
            }
            assertThat(response.statusCode()).isIn(200, 429, 503);
            assertThat(System.nanoTime()).as("waiting for %s, last %s", id, response.body()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    JsonNode await(String id, String status) {
        return await(id, run -> run.get("status").asText().equals(status));
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        runs.close();
        directory.close();
    }
}
