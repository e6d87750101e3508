package org.quartic.http;

import akka.http.javadsl.model.HttpRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which page a request comes from. Browsers say so with whatever could change something, and no page can have them say otherwise; other
 * programs say nothing.
 */
final class Origins {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    private Origins() {}

    /** Whether it is a page of somebody else's. */
    static boolean isForeign(HttpRequest request) {
        Optional<String> site = Call.header(request, "sec-fetch-site");
        if (site.isPresent()) {
            return !OURS.contains(site.get().toLowerCase(Locale.ROOT));
        }
        return Call.header(request, "origin").filter(origin -> !isOurs(origin, request)).isPresent();
    }

    /** Whoever ends TLS before us changes the scheme, so that it does not count; host and port do. */
    private static boolean isOurs(String origin, HttpRequest request) {
        try {
            var uri = URI.create(origin);
            if (uri.getHost() == null) {
                return false;
            }
            int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
            String host = Hosts.bare(request.getUri().host().address());
            int asked = Call.header(request, "host").filter(text -> text.matches(".*:\\d+")).isPresent()
                    ? request.getUri().port()
                    : standard;
            return Hosts.bare(uri.getHost()).equals(host)
                    && (uri.getPort() >= 0 ? uri.getPort() : standard) == asked;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
