package org.quartic.store;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How a PostgreSQL database is reached. It never says its password in words.
 *
 * @param url
 *            for JDBC
 * @param user
 *            empty for the driver's own choice
 * @param connections
 *            for runs; one more is held for the daemon itself
 */
public record PostgresSettings(String url, String user, Optional<String> password, int connections) {

    /** Where a password may stand instead of in a file. */
    public static final String PASSWORD_VARIABLE = "QUARTIC_POSTGRESQL_PASSWORD";

    private static final String PREFIX = "jdbc:postgresql:";
    /** In seconds: a server that has gone without a word is noticed. */
    private static final int CONNECT_TIMEOUT = 5;
    private static final int SOCKET_TIMEOUT = 20;

    /**
     * As configured, if it is.
     *
     * @param section
     *            {@code quartic.postgresql}
     * @param environment
     *            of this process
     * @throws StoreRefusedException
     *             if that cannot be
     */
    public static Optional<PostgresSettings> of(Config section, Map<String, String> environment) {
        String url = section.getString("url").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!url.startsWith(PREFIX)) {
            throw new StoreRefusedException("quartic.postgresql.url: allowed is " + PREFIX + "//HOST:PORT/DATABASE",
                    null);
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new StoreRefusedException(
                    "quartic.postgresql.url: a password does not belong in it: use password-file or the"
                            + " environment variable " + PASSWORD_VARIABLE,
                    null);
        }
        int connections = section.getInt("connections");
        if (connections < 1) {
            throw new StoreRefusedException(
                    "quartic.postgresql.connections: found " + connections + ", allowed: 1 or more",
                    null);
        }
        String file = section.getString("password-file").strip();
        return Optional.of(new PostgresSettings(url, section.getString("user").strip(),
                file.isEmpty() ? Optional.ofNullable(environment.get(PASSWORD_VARIABLE)) : Optional.of(read(file)),
                connections));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException fault) {
            throw new StoreRefusedException("quartic.postgresql.password-file: " + file + " cannot be read: " + fault,
                    fault);
        }
    }

    /** For the driver. */
    Properties properties() {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        password.ifPresent(text -> properties.setProperty("password", text));
        timeouts().forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
        return properties;
    }

    /** What every connection has; what the URL says goes before it. */
    static Map<String, Object> timeouts() {
        return Map.of("connectTimeout", CONNECT_TIMEOUT, "loginTimeout", CONNECT_TIMEOUT, "socketTimeout",
                SOCKET_TIMEOUT,
                "tcpKeepAlive", true);
    }

    /** Without what follows a question mark, where secrets of TLS may stand. */
    String place() {
        return url.substring(PREFIX.length()).split("\\?", 2)[0];
    }

    @Override
    public String toString() {
        return place();
    }
}
