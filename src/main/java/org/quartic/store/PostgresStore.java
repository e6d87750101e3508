package org.quartic.store;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database in which runs are remembered. One daemon has it at a time: as long as the connection lives that holds its
 * {@link PostgresLock}. Where the server ends and comes back, the lock is taken again, unless another has it by then.
 */
public final class PostgresStore implements RunStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
    /** Classes of SQL states: connection, resources, and what whoever runs the server does to it. */
    private static final List<String> PASSING = List.of("08", "53", "57");
    /** The server may take a while to notice that the one before has ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final PostgresSettings settings;
    private final PostgresLock lock;
    private Connection holding;
    private boolean closed;

    private PostgresStore(PostgresSettings settings, PostgresLock lock, Connection holding) {
        this.settings = settings;
        this.lock = lock;
        this.holding = holding;
    }

    /**
     * Takes the database and makes or migrates its tables.
     *
     * @throws StoreRefusedException
     *             if it cannot be had, is in use or of a newer Quartic
     * @throws StoreUnavailableException
     *             if the server is away
     */
    public static PostgresStore open(PostgresSettings settings) {
        return open(settings, PATIENCE);
    }

    static PostgresStore open(PostgresSettings settings, Duration patience) {
        var lock = new PostgresLock(
                "quartic daemon " + ProcessHandle.current().pid() + " since " + Instant.now());
        try {
            Connection connection = connect(settings, lock.owner());
            try {
                awaitLock(settings, lock, connection, patience);
                Schema.of("postgresql").migrate(connection);
                RunTables.tidy(connection);
                return new PostgresStore(settings, lock, connection);
            } catch (SQLException | RuntimeException fault) {
                connection.close();
                throw fault;
            }
        } catch (SQLException fault) {
            String reason = "the database " + settings + " cannot be used: " + fault.getMessage();
            throw passes(fault) ? new StoreUnavailableException(reason, fault)
                    : new StoreRefusedException(reason, fault);
        }
    }

    /** Whether the server is away, full or just starting, rather than of another mind. */
    private static boolean passes(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return PASSING.stream().anyMatch(state::startsWith);
    }

    private static void awaitLock(PostgresSettings settings, PostgresLock lock, Connection connection,
            Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!lock.take(connection)) {
            if (System.nanoTime() > deadline) {
                throw new StoreRefusedException("the database " + settings + " is in use by another daemon"
                        + lock.holder(connection).map(holder -> " (" + holder + ")").orElse(""), null);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreRefusedException("interrupted while waiting for the database", interrupted);
        }
    }

    private static Connection connect(PostgresSettings settings, String name) throws SQLException {
        var properties = settings.properties();
        properties.setProperty("ApplicationName", name);
        Connection connection = new org.postgresql.Driver().connect(settings.url(), properties);
        if (connection == null) {
            throw new SQLException("not a URL of PostgreSQL");
        }
        return connection;
    }

    @Override
    public Config configuration() {
        var database = new HashMap<String, Object>(Map.of("driver", "org.postgresql.Driver", "url", settings.url(),
                "connectionPool", "HikariCP", "numThreads", settings.connections(), "maxConnections",
                settings.connections(), "minConnections", 1, "keepAliveConnection", false));
        if (!settings.user().isEmpty()) {
            database.put("user", settings.user());
        }
        settings.password().ifPresent(password -> database.put("password", password));
        // Better refused than late: what could not be kept is tried again anyway.
        database.putAll(Map.of("connectionTimeout", 3000, "validationTimeout", 2000, "initializationFailTimeout", -1));
        var properties = new HashMap<>(PostgresSettings.timeouts());
        properties.put("ApplicationName", lock.owner());
        database.put("properties", properties);
        return ConfigFactory.defaultOverrides()
                .withFallback(ConfigFactory.parseMap(Map.of("akka-persistence-jdbc.shared-databases.slick",
                        Map.of("profile", "slick.jdbc.PostgresProfile$", "db", database))))
                .withFallback(ConfigFactory.parseResources("memory.conf"));
    }

    /** Something asked of the database over a connection of its own. */
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(String fault, Question<T> question) {
        try (Connection connection = connect(settings, lock.owner())) {
            return question.ask(connection);
        } catch (SQLException cause) {
            throw new StoreUnavailableException(fault + ": " + cause.getMessage(), cause);
        }
    }

    @Override
    public List<String> names(String kind) {
        return ask("what is remembered cannot be listed", connection -> RunTables.names(connection, kind));
    }

    @Override
    public Map<String, Life> newest(String kind) {
        return ask("what is remembered cannot be read", connection -> RunTables.newest(connection, kind));
    }

    @Override
    public void forget(String kind, String name) {
        ask(name + " cannot be forgotten", connection -> {
            RunTables.forget(connection, kind, name);
            return name;
        });
    }

    /** The server does so at every commit. */
    @Override
    public void settle() {}

    @Override
    public synchronized void check() {
        if (closed) {
            throw new StoreUnavailableException("closed", null);
        }
        try {
            if (!isHeld()) {
                holdAgain();
            }
            RunTables.touch(holding);
        } catch (SQLException fault) {
            throw new StoreUnavailableException(
                    "the database " + settings + " cannot be written: " + fault.getMessage(),
                    fault);
        }
    }

    /** Its lock is as old as the connection. */
    private boolean isHeld() throws SQLException {
        return holding.isValid(2);
    }

    private void holdAgain() throws SQLException {
        close(holding);
        Connection connection = connect(settings, lock.owner());
        try {
            if (!lock.take(connection)) {
                String holder = lock.holder(connection).orElse(lock.owner());
                if (!holder.startsWith(lock.owner())) {
                    throw new StoreLostException("the database " + settings + " was taken by another daemon (" + holder
                            + ") while this one could not reach it");
                }
                // The network was gone, and the server does not know yet.
                lock.endOwn(connection);
                throw new SQLException("a connection that is no more still has the lock");
            }
            // Before anything is remembered in tables that may be other ones now.
            Schema.of("postgresql").migrate(connection);
        } catch (SQLException | RuntimeException fault) {
            close(connection);
            throw fault;
        }
        holding = connection;
        LOG.info("the database {} is reached again", settings);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException fault) {
            LOG.debug("a connection did not close well", fault);
        }
    }

    /** Lets others have it. */
    @Override
    public synchronized void close() {
        closed = true;
        close(holding);
    }
}
