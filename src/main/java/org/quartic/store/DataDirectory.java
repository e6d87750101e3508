package org.quartic.store;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory in which runs are remembered: a lock, so that one process has it at a time, and a database. To be closed after whatever uses
 * {@link #configuration}.
 */
public final class DataDirectory implements RunStore {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private static final String STATEMENT = "; SQL statement";

    private final DirectoryLock lock;
    private final RunDatabase database;

    private DataDirectory(DirectoryLock lock, RunDatabase database) {
        this.lock = lock;
        this.database = database;
    }

    /**
     * Opens a directory, and makes it if there is none.
     *
     * @throws DataDirectoryException
     *             if it cannot be made, written or read, or is in use
     */
    public static DataDirectory open(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        if (directory.toString().indexOf(';') >= 0) {
            throw new DataDirectoryException(path, "cannot be used: a semicolon in its name ends the name for H2",
                    null);
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException fault) {
            throw new DataDirectoryException(path, "cannot be made or is no directory: " + fault, fault);
        }
        DirectoryLock lock = locked(path, directory);
        try {
            return new DataDirectory(lock, RunDatabase.open(directory));
        } catch (SQLException | RuntimeException fault) {
            close(lock);
            throw new DataDirectoryException(path, "has a database that cannot be opened: " + reason(fault), fault);
        }
    }

    private static DirectoryLock locked(Path path, Path directory) {
        try {
            return DirectoryLock.take(directory);
        } catch (IOException fault) {
            throw new DataDirectoryException(path, "cannot be written: " + fault, fault);
        }
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstWords(fault) + (cause == fault ? "" : " (" + firstWords(cause) + ")");
    }

    /** H2 says behind them what it was asked, which is nobody's business. */
    private static String firstWords(Throwable fault) {
        String line = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        int end = line.indexOf(STATEMENT);
        return end < 0 ? line : line.substring(0, end);
    }

    @Override
    public Config configuration() {
        return ConfigFactory.defaultOverrides()
                .withFallback(ConfigFactory
                        .parseMap(Map.of("akka-persistence-jdbc.shared-databases.slick.db.url", database.url())))
                .withFallback(ConfigFactory.parseResources("memory.conf"));
    }

    @Override
    public List<String> names(String kind) {
        try (Connection connection = database.connect()) {
            return RunTables.names(connection, kind);
        } catch (SQLException fault) {
            throw unavailable("what is remembered cannot be listed", fault);
        }
    }

    @Override
    public Map<String, Life> newest(String kind) {
        try (Connection connection = database.connect()) {
            return RunTables.newest(connection, kind);
        } catch (SQLException fault) {
            throw unavailable("what is remembered cannot be read", fault);
        }
    }

    @Override
    public void forget(String kind, String name) {
        try (Connection connection = database.connect()) {
            RunTables.forget(connection, kind, name);
        } catch (SQLException fault) {
            throw unavailable(name + " cannot be forgotten", fault);
        }
    }

    @Override
    public void settle() {
        try (Connection connection = database.connect()) {
            RunDatabase.settle(connection);
        } catch (SQLException fault) {
            throw unavailable("the data directory cannot be written", fault);
        }
    }

    @Override
    public void check() {
        try {
            database.check();
        } catch (SQLException fault) {
            throw unavailable("the data directory cannot be written", fault);
        }
    }

    private static StoreUnavailableException unavailable(String what, SQLException fault) {
        return new StoreUnavailableException(what + ": " + reason(fault), fault);
    }

    /** Closes the database and lets others have the directory. What goes wrong is logged: all that was said to be saved is. */
    @Override
    public void close() {
        try (lock) {
            database.close();
        } catch (SQLException | IOException fault) {
            LOG.warn("the data directory did not close well", fault);
        }
    }

    private static void close(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException fault) {
            LOG.warn("a lock that nobody needs did not close well", fault);
        }
    }
}
