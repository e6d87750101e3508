package org.quartic.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;

/**
 * The H2 database of a data directory, held open by a connection of its own. What was committed is with the
 * operating system at once, and on the disk when it is {@linkplain #settle settled}; the database is not closed by the JVM's end but by {@link #close}, so that a run that is interrupted can still save its state. Thread-safe.
 */
final class RunDatabase implements AutoCloseable {

    private final String url;
    private Connection holding;
    private boolean closed;

    private RunDatabase(String url, Connection holding) {
        this.url = url;
        this.holding = holding;
    }

    /**
     * Opens the database, and makes it and its tables if there are none.
     *
     * @throws SQLException
     *             if it cannot be had, or is of a newer Quartic
     */
    static RunDatabase open(Path directory) throws SQLException {
        // "async", as with "file" H2 loses the database when a thread that writes is interrupted, as at the end of an engine.
        String url = "jdbc:h2:async:" + directory.resolve("runs")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        Connection connection = new Driver().connect(url, new Properties());
        try {
            Schema.of("h2").migrate(connection);
            RunTables.tidy(connection);
            return new RunDatabase(url, connection);
        } catch (SQLException | RuntimeException fault) {
            connection.close();
            throw fault;
        }
    }

    /** Another connection, for one thread and one purpose. */
    Connection connect() throws SQLException {
        return new Driver().connect(url, new Properties());
    }

    /** Where others in this process find it. */
    String url() {
        return url;
    }

    /**
     * Writes. After a fault of its file, H2 has closed the database for all or holds it in a state of no use: then it is opened once more.
     *
     * @throws SQLException
     *             if that is of no avail
     */
    synchronized void check() throws SQLException {
        if (closed) {
            throw new SQLException("closed");
        }
        try {
            RunTables.touch(holding);
            settle(holding);
        } catch (SQLException fault) {
            giveUp();
            holding = connect();
            RunTables.touch(holding);
            settle(holding);
        }
    }

    /** Waits for the disk. */
    static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /** Lets go of the file without writing it. */
    private void giveUp() {
        try (Connection old = holding; Statement statement = old.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException gone) {
            // It was what was wanted.
        }
    }

    /** Closes it for all. */
    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        try (Connection last = holding; Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
