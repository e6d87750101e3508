package org.quartic.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask for what. A page of somebody else's, open in a browser on this machine, may not: neither by a name of its own that leads here
 * nor by sending what browsers send without asking. What those between say of who asked ({@code X-Forwarded-For} and its kin) is heard by
 * nobody, since anybody can say it. Immutable.
 */
final class Gate {

    private static final String BEARER = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Optional<String> served;
    private final Optional<byte[]> token;

    private Gate(Optional<String> served, Optional<String> token) {
        this.served = served;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Only this machine can reach us, and by no name but those of loopback and its own.
     *
     * @param served
     *            host that is served
     */
    static Gate ofLoopback(String served, Optional<String> token) {
        return new Gate(Optional.of(Hosts.bare(served)), token);
    }

    /** Anybody may reach us, by whatever name, who knows the token. */
    static Gate ofNetwork(String token) {
        return new Gate(Optional.empty(), Optional.of(token));
    }

    /**
     * Lets a request through.
     *
     * @throws Problem
     *             if it is not to be answered
     */
    void admit(HttpRequest request, Endpoint endpoint) {
        String host = request.getUri().host().address();
        if (served.isPresent() && !Hosts.isLoopbackName(host) && !Hosts.bare(host).equals(served.get())) {
            throw Problem.of(403, "this daemon is called localhost or 127.0.0.1, not " + Call.quoted(host));
        }
        if (!endpoint.open() && token.isPresent() && !knowsToken(request)) {
            throw Problem.of(401, "a token is needed: Authorization: Bearer ...",
                    RawHeader.create("WWW-Authenticate", "Bearer"));
        }
        if (!READING.contains(request.method().value()) && Origins.isForeign(request)) {
            throw Problem.of(403, "a page from elsewhere may not change anything here");
        }
    }

    private boolean knowsToken(HttpRequest request) {
        String given = Call.header(request, "authorization").orElse("");
        return given.toLowerCase(Locale.ROOT).startsWith(BEARER) && MessageDigest.isEqual(token.orElseThrow(),
                given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
