package org.quartic.http;

import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.model.headers.TimeoutAccess;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import java.net.InetAddress;
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
import java.util.concurrent.TimeUnit;
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
    private final RunRoutes routes;
    private final List<Endpoint> endpoints;
    private final Gate gate;
    private final RateLimit rate;
    private final Materializer materializer;
    private final RequestCounts requests = new RequestCounts();
    private ServerBinding binding;

    private HttpServer(RunService runs, HttpSettings settings, Gate gate) {
        this.settings = settings;
        this.gate = gate;
        routes = new RunRoutes(runs, settings);
        endpoints = Stream.of(routes.endpoints(), new HealthRoutes(runs).endpoints(),
                new MetricsRoutes(runs, requests, routes::openStreams).endpoints(),
                new DescriptionRoutes().endpoints(), new DashboardRoutes().endpoints()).flatMap(List::stream).toList();
        rate = new RateLimit(settings.requestsPerSecond(), System::nanoTime);
        materializer = SystemMaterializer.get(runs.system()).materializer();
    }

    /**
     * Begins to answer.
     *
     * @throws CannotServeException
     *             if the settings are not safe or the address cannot be had
     */
    public static HttpServer start(RunService runs, HttpSettings settings) {
        Optional<String> token = Secrets.token(settings.tokenFile());
        boolean loopback = Hosts.isLoopback(settings.host());
        if (!loopback && token.isEmpty()) {
            throw new CannotServeException("at " + settings.host() + " others can reach this daemon: it needs a token"
                    + " (quartic.http.token-file), or serves 127.0.0.1 alone");
        }
        var server = new HttpServer(runs, settings,
                loopback ? Gate.ofLoopback(settings.host(), token) : Gate.ofNetwork(token.orElseThrow()));
        ServerBuilder builder = Http.get(runs.system()).newServerAt(Hosts.bare(settings.host()), settings.port())
                .adaptSettings(akka -> akka.withTerminationDeadlineExceededResponse(
                        Protection.of(Problem.of(503, "the daemon is being stopped").response())));
        if (settings.keyStore().isPresent()) {
            builder = builder.enableHttps(ConnectionContext
                    .httpsServer(Secrets.tls(settings.keyStore().get(), settings.keyStorePasswordFile())));
        }
        try {
            server.binding = builder.bind(server::answer).toCompletableFuture()
                    .orTimeout(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException fault) {
            throw new CannotServeException(
                    settings.host() + ":" + settings.port() + " cannot be served: " + rootMessage(fault));
        }
        return server;
    }

    /** All that can be asked for. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Event streams that flow. */
    int openStreams() {
        return routes.openStreams();
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
        return (settings.keyStore().isPresent() ? "https" : "http") + "://" + Hosts.inUrl(settings.host()) + ":"
                + address.getPort();
    }

    /** Answers no more. */
    @Override
    public void close() {
        routes.close();
        try {
            binding.terminate(UNBIND_LIMIT).toCompletableFuture().orTimeout(LONGEST_END.toMillis(),
                    TimeUnit.MILLISECONDS).join();
        } catch (CompletionException fault) {
            LOG.debug("connections did not end by themselves", fault);
        }
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) {
        request.getHeader(TimeoutAccess.class).ifPresent(header -> header.timeoutAccess().updateHandler(
                _ -> Protection.of(Problem.of(503, "there was no answer in time").response())));
        CompletionStage<HttpResponse> response;
        try {
            response = route(request);
        } catch (RuntimeException fault) {
            response = CompletableFuture.failedFuture(fault);
        }
        return response.exceptionally(fault -> problem(request, fault).response()).thenApply(each -> {
            requests.count(endpoints, request, each);
            return Protection.of(each);
        });
    }

    private CompletionStage<HttpResponse> route(HttpRequest request) {
        Optional<InetAddress> address = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress);
        if (address.isPresent() && !rate.allows(address.get())) {
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

    /** Whoever sends more than may be is cut off. */
    private void discard(HttpRequest request) {
        request.entity().withSizeLimit(settings.mostBytes()).discardBytes(materializer);
    }

    private CompletionStage<String> body(HttpRequest request) {
        if (request.entity().getContentLengthOption().orElse(0) > settings.mostBytes()) {
            throw tooLong();
        }
        return request.entity().withSizeLimit(settings.mostBytes())
                .toStrict(settings.bodyDeadline().toMillis(), settings.mostBytes(), materializer)
                .exceptionally(fault -> {
                    throw unreadable(fault);
                }).thenApply(HttpServer::text);
    }

    /** What goes wrong while a body comes is the fault of whoever sends it. */
    private Problem unreadable(Throwable fault) {
        return switch (cause(fault)) {
            case EntityStreamSizeException _ -> tooLong();
            case TimeoutException _ ->
                Problem.of(408, "the body did not come within " + settings.bodyDeadline().toSeconds() + " s");
            default -> Problem.of(400, "the body broke off, or is not as HTTP/1.1 has it");
        };
    }

    private Problem tooLong() {
        return Problem.of(413, "the body has more than " + settings.mostBytes() + " bytes");
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
        Throwable cause = cause(fault);
        return switch (cause) {
            case Problem problem -> problem;
            case RunRefusal refusal -> refused(refusal);
            default -> {
                LOG.error("{} {} could not be answered", request.method().value(), request.getUri().path(), cause);
                yield Problem.of(500, "something went wrong here: the daemon's log has it");
            }
        };
    }

    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    private static Problem refused(RunRefusal refusal) {
        String reason = refusal.getMessage();
        return switch (refusal.kind()) {
            case UNKNOWN -> Problem.of(404, reason);
            case CONFLICT -> Problem.of(409, reason);
            case FULL -> Problem.of(429, reason);
            case TOO_LARGE -> Problem.of(422, reason);
            case UNAVAILABLE -> Problem.of(503, reason, RawHeader.create("Retry-After", "5"));
        };
    }
}
