package org.quartic.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.quartic.run.ResultReader;
import org.quartic.run.RunResult;
import org.quartic.run.Priority;
import org.quartic.run.Status;

/**
 * Asks a daemon over HTTP. Whatever it is asked, it throws {@link DaemonFailure} where the daemon cannot be reached or does not do it, and
 * {@link UsageFault} with every fault of a spec. Thread-safe.
 */
final class DaemonClient {
    /** A spec that cannot be run: as bad as one with faults. */
    private static final int UNPROCESSABLE = 422;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** Longer than a daemon takes to give up by itself, with a reason. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(65);
    private static final int MOST_PAGE = 1000;
    private static final String ACCEPT = "Accept";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final Optional<String> token;
    private final HttpClient http;

    private DaemonClient(URI base, Optional<String> token, HttpClient http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /**
     * A client of the daemon there.
     *
     * @param base
     *            without a slash at its end
     * @param token
     *            that the daemon wants to be shown, if it does
     */
    static DaemonClient of(URI base, Optional<String> token, SSLContext trust) {
        return new DaemonClient(base, token, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT).sslContext(trust).build());
    }

    /** Hands a spec over; answers id, name and status of the new run. */
    JsonNode submit(JsonNode spec, Priority priority) {
        return json(post("/runs?priority=" + priority.word(), "application/json", spec.toString()));
    }

    /** Runs, the newest first. */
    List<DaemonRun> list(Optional<Status> status, int limit) {
        var runs = new ArrayList<DaemonRun>();
        String wanted = status.map(each -> "&status=" + each.word()).orElse("");
        Optional<String> after = Optional.of("");
        while (after.isPresent() && runs.size() < limit) {
            JsonNode page = json(get("/runs?limit=" + Math.min(limit - runs.size(), MOST_PAGE) + wanted + after.get()));
            page.path("runs").forEach(run -> runs.add(run(run)));
            after = Optional.of(page.path("next")).filter(JsonNode::isTextual).map(next -> "&after=" + next.asText());
        }
        return runs;
    }

    /** A run at a glance. */
    DaemonRun show(String id) {
        return run(json(get("/runs/" + id)));
    }

    /** The result by now as JSON; empty before the first look. */
    Optional<JsonNode> result(String id) {
        try {
            return Optional.of(json(get("/runs/" + id + "/result")));
        } catch (DaemonFailure failure) {
            if (failure.kind() == DaemonFailure.Kind.CONFLICT) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The result by now as the daemon writes it: in this media type. */
    String result(String id, String mediaType) {
        return send(get("/runs/" + id + "/result").setHeader(ACCEPT, mediaType));
    }

    /** The resolved spec of a run. */
    JsonNode spec(String id) {
        return json(get("/runs/" + id + "/spec"));
    }

    /** What was known at every look. */
    JsonNode history(String id) {
        return json(get("/runs/" + id + "/history"));
    }

    /** Has something done about a run: {@code pause}, {@code resume} or {@code stop}. */
    DaemonRun act(String id, String action) {
        return run(json(request("/runs/" + id + "/" + action).POST(BodyPublishers.noBody())));
    }

    /**
     * Has a run go on.
     *
     * @param changes
     *            JSON with what is to be different of {@code stop}
     */
    DaemonRun extend(String id, String changes) {
        return run(json(post("/runs/" + id + "/extend", "application/json", changes)));
    }

    /** Removes a run. */
    void delete(String id) {
        send(request("/runs/" + id).DELETE());
    }

    /**
     * What happens to a run after an event, as server-sent events; empty where nothing will any more.
     *
     * @param last
     *            the id of the last event known
     */
    Optional<InputStream> events(String id, Optional<String> last) {
        HttpRequest.Builder request = request("/runs/" + id + "/events").setHeader(ACCEPT, "text/event-stream");
        last.ifPresent(event -> request.setHeader("Last-Event-ID", event));
        HttpResponse<InputStream> response = stream(request);
        if (response.statusCode() == 200) {
            return Optional.of(response.body());
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() == 204) {
                return Optional.empty();
            }
            throw refusal(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return request(path).setHeader(CONTENT_TYPE, type)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).setHeader(ACCEPT,
                "application/json");
        token.ifPresent(text -> request.setHeader("Authorization", "Bearer " + text));
        return request;
    }

    private JsonNode json(HttpRequest.Builder request) {
        String text = send(request);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException strange) {
            throw stranger("an answer that is not JSON");
        }
    }

    private DaemonRun run(JsonNode json) {
        try {
            return DaemonRun.of(json);
        } catch (IllegalArgumentException strange) {
            throw stranger(strange.getMessage());
        }
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> response = respond(request);
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw refusal(response, response.body());
    }

    /** The limit is for the beginning of a stream: it goes on for as long as the run does. */
    private HttpResponse<InputStream> stream(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<InputStream>> begun = http.sendAsync(request.build(),
                BodyHandlers.ofInputStream());
        try {
            return begun.get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            begun.cancel(true);
            throw unreachable(new HttpTimeoutException("no stream"));
        } catch (ExecutionException fault) {
            throw unreachable(fault.getCause() instanceof IOException broken ? broken : new IOException(fault));
        } catch (InterruptedException interrupted) {
            begun.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(new InterruptedIOException("interrupted"));
        }
    }

    private HttpResponse<String> respond(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(ANSWER_LIMIT).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw unreachable(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable(new InterruptedIOException("interrupted"));
        }
    }

    /** Why there was no answer. */
    private DaemonFailure unreachable(IOException fault) {
        String message = switch (fault) {
            case HttpConnectTimeoutException _ ->
                "no connection to " + base + " within " + CONNECT_LIMIT.toSeconds() + " s";
            case HttpTimeoutException _ -> "the daemon at " + base + " did not answer within "
                    + ANSWER_LIMIT.toSeconds() + " s; what was asked for may still be done";
            case ConnectException _ -> isUnresolved(fault) ? "there is no host " + base.getHost()
                    : "no daemon at " + base + ": start one with 'quartic daemon'";
            case SSLException _ -> "the daemon at " + base + " cannot be trusted: " + Cells.plain(fault.getMessage())
                    + " (--ca-file names a certificate to trust)";
            default -> "the connection to " + base + " broke before there was an answer: "
                    + Optional.ofNullable(fault.getMessage()).map(Cells::plain).orElse("closed")
                    + "; is it a daemon, and is it " + base.getScheme() + "?";
        };
        return new DaemonFailure(DaemonFailure.Kind.UNREACHABLE, message);
    }

    private static boolean isUnresolved(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    /** A result as the daemon has it. */
    static RunResult read(JsonNode json) {
        try {
            return ResultReader.read(json);
        } catch (IllegalArgumentException strange) {
            throw new DaemonFailure(DaemonFailure.Kind.REFUSED, "the daemon has " + strange.getMessage());
        }
    }

    /** What the daemon said instead of doing it. */
    private RuntimeException refusal(HttpResponse<?> response, String body) {
        String type = response.headers().firstValue(CONTENT_TYPE).orElse("nothing");
        if (!type.startsWith("application/problem+json")) {
            return stranger("HTTP " + response.statusCode() + " and " + Cells.plain(type));
        }
        try {
            JsonNode problem = JSON.readTree(body);
            List<String> faults = faults(problem.path("faults"));
            if (!faults.isEmpty()) {
                return new UsageFault(faults);
            }
            if (response.statusCode() == UNPROCESSABLE) {
                return new UsageFault(Cells.plain(problem.path("detail").asText()));
            }
            return refusal(response.statusCode(), Cells.plain(problem.path("detail").asText()));
        } catch (JsonProcessingException malformed) {
            return stranger("HTTP " + response.statusCode() + " and broken JSON");
        }
    }

    private DaemonFailure refusal(int status, String detail) {
        return switch (status) {
            case 401 -> new DaemonFailure(DaemonFailure.Kind.REFUSED, token.isPresent()
                    ? "the daemon at " + base + " does not know this token"
                    : "the daemon at " + base + " wants a token: --token-file or QUARTIC_TOKEN_FILE");
            case 404 -> new DaemonFailure(DaemonFailure.Kind.UNKNOWN_RUN, detail);
            case 409 -> new DaemonFailure(DaemonFailure.Kind.CONFLICT, detail);
            case 429, 503 -> new DaemonFailure(DaemonFailure.Kind.BUSY, "the daemon cannot do this now: " + detail);
            case 500 -> new DaemonFailure(DaemonFailure.Kind.REFUSED, "the daemon failed: " + detail);
            default -> new DaemonFailure(DaemonFailure.Kind.REFUSED, "the daemon refuses: " + detail);
        };
    }

    private DaemonFailure stranger(String answer) {
        return new DaemonFailure(DaemonFailure.Kind.REFUSED,
                "what answers at " + base + " is not a Quartic daemon of this version: " + answer);
    }

    /** Each as a spec's are told, but for the line: it would be one of the request. */
    private static List<String> faults(JsonNode list) {
        var lines = new ArrayList<String>();
        UnaryOperator<String> ending = text -> text.isEmpty() ? "" : "; did you mean " + text + "?";
        for (JsonNode fault : list) {
            String path = fault.path("path").asText();
            lines.add(Cells.plain((path.isEmpty() ? "" : path + ": ") + "found " + fault.path("found").asText()
                    + "; allowed: " + fault.path("allowed").asText()
                    + ending.apply(fault.path("suggestion").asText(""))));
        }
        return lines;
    }

    /** Where the daemon is. */
    URI base() {
        return base;
    }
}
