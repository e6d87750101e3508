package org.quartic.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.actor.RunRefusal;
import org.quartic.actor.RunService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: finds the endpoint, admits, reads the body within bounds, and turns whatever goes wrong into a problem document. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration UNBIND_LIMIT = Duration.ofSeconds(2);

    /** How long {@link #close} may take. */
    public static final Duration LONGEST_END = UNBIND_LIMIT.multipliedBy(2);

    private final HttpSettings settings;
    private final List<Endpoint> endpoints;
    private final Gate gate;
    private final RateLimit rate;
    private final Materializer materializer;
    private ServerBinding binding;

    private HttpServer(ActorSystem<?> system, HttpSettings settings, List<Endpoint> endpoints, Gate gate) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.gate = gate;
        rate = new RateLimit(settings.requestsPerSecond(), System::nanoTime);
        materializer = SystemMaterializer.get(system).materializer();
    }

    /**
     * Begins to answer.
     *
     * @throws CannotServeException
     *             if the settings are not safe or the address cannot be had
     */
    public static HttpServer start(RunService runs, HttpSettings settings) {
        boolean loopback = Gate.isLoopback(settings.host());
        Optional<String> token = Secrets.token(settings.tokenFile());
        if (!loopback && token.isEmpty()) {
            throw new CannotServeException("at " + settings.host() + " others can reach this daemon: it needs a token"
                    + " (quartic.http.token-file), or serves 127.0.0.1 alone");
        }
        var server = new HttpServer(runs.system(), settings, endpoints(runs, settings),
                new Gate(loopback, token));
        ServerBuilder builder = Http.get(runs.system()).newServerAt(settings.host(), settings.port());
        if (settings.keyStore().isPresent()) {
            builder = builder.enableHttps(ConnectionContext
                    .httpsServer(Secrets.tls(settings.keyStore().get(), settings.keyStorePasswordFile())));
        }
        try {
            server.binding = builder.bind(server::answer).toCompletableFuture().orTimeout(START_LIMIT.toMillis(),
                    java.util.concurrent.TimeUnit.MILLISECONDS).join();
        } catch (CompletionException fault) {
            throw new CannotServeException(
                    settings.host() + ":" + settings.port() + " cannot be served: " + rootMessage(fault));
        }
        return server;
    }

    private static List<Endpoint> endpoints(RunService runs, HttpSettings settings) {
        return Stream.of(new RunRoutes(runs, settings).endpoints(), new HealthRoutes(runs).endpoints())
                .flatMap(List::stream).toList();
    }

    private static String rootMessage(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    /** Where it answers. */
    public String url() {
        InetSocketAddress address = binding.localAddress();
        return (settings.keyStore().isPresent() ? "https" : "http") + "://" + settings.host() + ":" + address.getPort();
    }

    /** Answers no more; streams that are open end with the system. */
    @Override
    public void close() {
        try {
            binding.terminate(UNBIND_LIMIT).toCompletableFuture().orTimeout(LONGEST_END.toMillis(),
                    java.util.concurrent.TimeUnit.MILLISECONDS).join();
        } catch (CompletionException fault) {
            LOG.debug("connections did not end by themselves", fault);
        }
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) {
        CompletionStage<HttpResponse> response;
        try {
            response = route(request);
        } catch (RuntimeException fault) {
            response = CompletableFuture.failedFuture(fault);
        }
        return response.exceptionally(fault -> problem(request, fault).response())
                .thenApply(each -> each.addHeader(RawHeader.create("X-Content-Type-Options", "nosniff")));
    }

    private CompletionStage<HttpResponse> route(HttpRequest request) {
        String address = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(remote -> remote.getAddress()).map(inet -> inet.getHostAddress()).orElse("");
        if (!rate.allows(address)) {
            discard(request);
            throw Problem.of(429, "more than " + settings.requestsPerSecond() + " requests a second from one address",
                    RawHeader.create("Retry-After", "1"));
        }
        List<String> path = Endpoint.parts(request.getUri().path());
        Map<Endpoint, Map<String, String>> matching = endpoints.stream()
                .flatMap(endpoint -> endpoint.match(path).map(variables -> Map.entry(endpoint, variables)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (matching.isEmpty()) {
            discard(request);
            throw Problem.of(404, "there is nothing at " + Call.quoted(request.getUri().path()));
        }
        var method = request.method().equals(HttpMethods.HEAD) ? HttpMethods.GET : request.method();
        Optional<Endpoint> found = matching.keySet().stream().filter(each -> each.method().equals(method)).findFirst();
        if (found.isEmpty()) {
            discard(request);
            String allowed = matching.keySet().stream().map(each -> each.method().value())
                    .flatMap(each -> each.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(each)).sorted()
                    .collect(Collectors.joining(", "));
            throw Problem.of(405, request.method().value() + " is not among " + allowed,
                    RawHeader.create("Allow", allowed));
        }
        try {
            gate.admit(request, found.get());
        } catch (Problem refused) {
            discard(request);
            throw refused;
        }
        return body(request).thenCompose(
                body -> found.get().answer().to(new Call(request, matching.get(found.get()), body)));
    }

    private void discard(HttpRequest request) {
        request.discardEntityBytes(materializer);
    }

    private CompletionStage<String> body(HttpRequest request) {
        return request.entity().withSizeLimit(settings.mostBytes())
                .toStrict(settings.bodyDeadline().toMillis(), materializer).thenApply(HttpServer::text);
    }

    private static String text(HttpEntity.Strict body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(body.getData().asByteBuffer()).toString();
        } catch (CharacterCodingException malformed) {
            throw Problem.of(400, "the body is not UTF-8");
        }
    }

    private Problem problem(HttpRequest request, Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return switch (cause) {
            case Problem problem -> problem;
            case RunRefusal refusal -> Problem.of(status(refusal.kind()), refusal.getMessage());
            case EntityStreamSizeException tooLong ->
                Problem.of(413, "the body has more than " + settings.mostBytes() + " bytes");
            case TimeoutException late ->
                Problem.of(408, "the body did not come within " + settings.bodyDeadline().toSeconds() + " s");
            default -> {
                LOG.error("{} {} could not be answered", request.method().value(), request.getUri().path(), cause);
                yield Problem.of(500, "something went wrong here: the daemon's log has it");
            }
        };
    }

    private static int status(RunRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
            case FULL -> 429;
            case TOO_LARGE -> 422;
            case UNAVAILABLE -> 503;
        };
    }
}
