package org.quartic.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.List;
import java.util.Optional;

/**
 * Counts requests by what they asked for and how they were answered. What asked for nothing there is counts as one thing, so that whoever
 * tries many paths makes no more series. Thread-safe.
 */
final class RequestCounts {

    private static final String OTHER = "other";

    private final Counter counter = Counter.builder().name("quartic_http_requests_total")
            .help("Requests answered, by method, template of the path, and first digit of the status.")
            .labelNames("method", "route", "status").withoutExemplars().build();

    /** To be registered. */
    Counter counter() {
        return counter;
    }

    /**
     * One was answered.
     *
     * @param endpoints
     *            all there are
     */
    void count(List<Endpoint> endpoints, HttpRequest request, HttpResponse response) {
        String method = request.method().value().equals("HEAD") ? "GET" : request.method().value();
        List<String> path = path(request);
        Optional<Endpoint> found = endpoints.stream()
                .filter(each -> each.method().value().equals(method) && each.match(path).isPresent()).findFirst();
        counter.labelValues(found.map(each -> each.method().value()).orElse(OTHER),
                found.map(Endpoint::template).orElse(OTHER), response.status().intValue() / 100 + "xx").inc();
    }

    /** What has no path that can be read is among the others. */
    private static List<String> path(HttpRequest request) {
        try {
            return Endpoint.parts(request.getUri().path());
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }
}
