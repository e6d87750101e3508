package org.quartic.http;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a daemon is reached, and what it bears.
 *
 * @param tokenFile
 *            whose text every request has to know
 * @param keyStore
 *            PKCS #12, with the certificate and key for TLS
 * @param mostBytes
 *            of a request's body
 * @param mostStreams
 *            of events, at once
 * @param requestsPerSecond
 *            of one address, after a burst of ten seconds' worth
 */
public record HttpSettings(String host, int port, Optional<Path> tokenFile, Optional<Path> keyStore,
        Optional<Path> keyStorePasswordFile, long mostBytes, int mostStreams, int requestsPerSecond,
        Duration bodyDeadline, Duration heartbeat) {

    private static final int LARGEST_PORT = 65_535;
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(20);

    public HttpSettings {
        if (port < 0 || port > LARGEST_PORT) {
            throw new CannotServeException("quartic.http.port: found " + port + "; allowed: 0 to " + LARGEST_PORT);
        }
        if (heartbeat.compareTo(LONGEST_HEARTBEAT) > 0) {
            throw new CannotServeException("quartic.http.heartbeat: found " + heartbeat.toMillis()
                    + " ms; allowed: at most " + LONGEST_HEARTBEAT.toSeconds() + " s, or clients give a stream up");
        }
        if (mostBytes < 1 || mostStreams < 1 || requestsPerSecond < 1 || !bodyDeadline.isPositive()
                || !heartbeat.isPositive()) {
            throw new CannotServeException("quartic.http: no bound may be less than 1");
        }
    }

    /**
     * As configured.
     *
     * @param http
     *            the section {@code quartic.http}
     */
    public static HttpSettings of(Config http) {
        return new HttpSettings(http.getString("host"), http.getInt("port"), path(http, "token-file"),
                path(http, "tls.key-store"), path(http, "tls.password-file"), http.getBytes("max-body"),
                http.getInt("max-event-streams"), http.getInt("requests-per-second"),
                http.getDuration("body-deadline"), http.getDuration("heartbeat"));
    }

    private static Optional<Path> path(Config http, String key) {
        return http.getString(key).isBlank() ? Optional.empty() : Optional.of(Path.of(http.getString(key)));
    }
}
