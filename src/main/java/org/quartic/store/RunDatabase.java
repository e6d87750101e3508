package org.quartic.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.h2.Driver;

/**
 * The H2 database of a data directory, held open by a connection of its own. What was committed is on its way to the disk at once; it is not
 * closed by the JVM's end but by {@link #close}, so that a run that is interrupted can still save its state. Not thread-safe.
 */
final class RunDatabase implements AutoCloseable {

    private static final int SCHEMA_VERSION = 1;

    /** As many as the journal keeps of a run by itself; snapshots are two numbers apart. */
    private static final int KEPT_EVENTS = 4;
    private static final int KEPT_SEQUENCE_NUMBERS_OF_SNAPSHOTS = 4;

    /**
     * Rows are deleted as runs go on, but a process may end before it comes to that. Every event holds all there is to know, so that the
     * newest few are enough.
     */
    private static final String TIDY = """
            DELETE FROM "%1$s" AS old WHERE "sequence_number" <= %2$d +
            (SELECT MAX("sequence_number") FROM "%1$s" AS newer WHERE newer."persistence_id" = old."persistence_id")
            """;

    private static final List<String> TABLES = List.of("event_journal", "snapshot");
    /** Between the kind of what is remembered and its name: as Akka has it. */
    private static final String SEPARATOR = "|";
    private static final String NAMES = """
            SELECT "persistence_id" FROM "event_journal" WHERE "persistence_id" LIKE ?
            UNION SELECT "persistence_id" FROM "snapshot" WHERE "persistence_id" LIKE ?
            """;

    private final String url;
    private final Connection connection;

    private RunDatabase(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    /**
     * Opens the database, and makes it and its tables if there are none.
     *
     * @throws SQLException
     *             if it cannot be had, or is of a newer Quartic
     */
    static RunDatabase open(Path directory) throws SQLException, IOException {
        // "async", as with "file" H2 loses the database when a thread that writes is interrupted, as at the end of an engine.
        String url = "jdbc:h2:async:" + directory.resolve("runs")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        Connection connection = new Driver().connect(url, new Properties());
        try {
            makeTables(connection);
            tidy(connection);
            return new RunDatabase(url, connection);
        } catch (SQLException | IOException | RuntimeException fault) {
            connection.close();
            throw fault;
        }
    }

    private static void makeTables(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                InputStream script = RunDatabase.class.getResourceAsStream("h2-schema-1.sql")) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            try (ResultSet row = statement.executeQuery("SELECT \"version\" FROM \"quartic_schema\"")) {
                row.next();
                if (row.getInt(1) != SCHEMA_VERSION) {
                    throw new SQLException(
                            "expected tables of version " + SCHEMA_VERSION + ", found " + row.getInt(1));
                }
            }
        }
    }

    private static void tidy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TIDY.formatted("event_journal", -KEPT_EVENTS));
            statement.execute(TIDY.formatted("snapshot", -KEPT_SEQUENCE_NUMBERS_OF_SNAPSHOTS));
        }
    }

    /** Names of this kind under which anything is remembered. */
    List<String> names(String kind) throws SQLException {
        var names = new ArrayList<String>();
        String prefix = kind + SEPARATOR;
        try (Connection own = connect();
                PreparedStatement select = own.prepareStatement(NAMES)) {
            select.setString(1, prefix + "%");
            select.setString(2, prefix + "%");
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1).substring(prefix.length()));
                }
            }
        }
        return names;
    }

    /** Removes all that is remembered under a name. */
    void forget(String kind, String name) throws SQLException {
        try (Connection own = connect()) {
            own.setAutoCommit(false);
            for (String table : TABLES) {
                try (PreparedStatement delete = own
                        .prepareStatement("DELETE FROM \"" + table + "\" WHERE \"persistence_id\" = ?")) {
                    delete.setString(1, kind + SEPARATOR + name);
                    delete.executeUpdate();
                }
            }
            own.commit();
        }
    }

    private Connection connect() throws SQLException {
        return new Driver().connect(url, new Properties());
    }

    /** Where others in this process find it. */
    String url() {
        return url;
    }

    /** Closes it for all. */
    @Override
    public void close() throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
