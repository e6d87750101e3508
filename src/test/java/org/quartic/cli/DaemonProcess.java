package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged daemon as a process, and what may be asked of it. */
final class DaemonProcess {
    private static final Path LAUNCHER = Path.of("ops", "quartic").toAbsolutePath();
    private static final Pattern SERVING = Pattern.compile("serving (http://[^\\s\"]+)");
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Process process;
    private final Path err;
    private String url;

    private DaemonProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /**
     * Starts one; it may take a while to serve.
     *
     * @param err
     *            where its standard error goes
     * @param javaOptions
     *            one string
     */
    static DaemonProcess start(Path err, String javaOptions, Map<String, String> environment, String... arguments)
            throws IOException {
        var line = new ArrayList<String>(List.of(LAUNCHER.toString(), "daemon", "--port", "0", "--threads", "2"));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARTIC_JAVA_OPTS", javaOptions);
        return new DaemonProcess(builder.start(), err);
    }

    /** Waits until it answers. */
    DaemonProcess awaitServing() throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (url == null) {
            Matcher serving = SERVING.matcher(said());
            if (serving.find()) {
                url = serving.group(1);
            } else {
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).as(said()).isFalse();
                assertThat(System.nanoTime()).as(said()).isLessThan(deadline);
            }
        }
        return this;
    }

    String said() throws IOException {
        return Files.readString(err);
    }

    /** Lets it go on for so long; it is not to end by itself. */
    void live(long millis) throws Exception {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).as(said()).isFalse();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; its exit code. */
    int stop() throws Exception {
        process.toHandle().destroy();
        return ended();
    }

    /** The exit code of one that ends by itself. */
    int ended() throws Exception {
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
    }

    HttpResponse<String> get(String path, String accept) throws Exception {
        return client.send(to(path).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(to(path).header("Content-Type", "application/hocon")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path, "application/json");
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }
}
