package org.quartic.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask for what. A page of somebody else's, open in a browser on this machine, may not: neither by a name of its own that leads here
 * nor by sending what browsers send without asking. Immutable.
 */
final class Gate {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String BEARER = "bearer ";

    private final boolean loopback;
    private final Optional<byte[]> token;

    /**
     * @param loopback
     *            whether only this machine can reach us: then by such a name alone
     */
    Gate(boolean loopback, Optional<String> token) {
        this.loopback = loopback;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Lets a request through.
     *
     * @throws Problem
     *             if it is not to be answered
     */
    void admit(HttpRequest request, Endpoint endpoint) {
        String host = request.getUri().host().address();
        if (loopback && !isLoopback(host)) {
            throw Problem.of(403, "this daemon is called localhost or 127.0.0.1, not " + Call.quoted(host));
        }
        if (!endpoint.open() && token.isPresent() && !knowsToken(request)) {
            throw Problem.of(401, "a token is needed: Authorization: Bearer ...",
                    RawHeader.create("WWW-Authenticate", "Bearer"));
        }
        boolean changes = !Set.of("GET", "HEAD").contains(request.method().value());
        if (changes && isForeign(request)) {
            throw Problem.of(403, "a page from elsewhere may not change anything here");
        }
    }

    private boolean knowsToken(HttpRequest request) {
        String given = header(request, "authorization").orElse("");
        return given.toLowerCase(Locale.ROOT).startsWith(BEARER) && MessageDigest.isEqual(token.orElseThrow(),
                given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    /** Programs send no origin; browsers do with whatever could change something. */
    private static boolean isForeign(HttpRequest request) {
        if (header(request, "sec-fetch-site").filter(site -> !Set.of("same-origin", "none").contains(site))
                .isPresent()) {
            return true;
        }
        return header(request, "origin").filter(origin -> !isOurs(origin, request)).isPresent();
    }

    private static boolean isOurs(String origin, HttpRequest request) {
        try {
            var uri = URI.create(origin);
            int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return uri.getHost() != null && uri.getHost().equalsIgnoreCase(request.getUri().host().address())
                    && port == request.getUri().port() && uri.getScheme().equals(request.getUri().getScheme());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
