package org.quartic.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is asked of the tables beside what Akka Persistence does with them, in SQL that H2 and PostgreSQL both speak. */
final class RunTables {

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
    private static final String NEWEST = """
            SELECT event."persistence_id", event."event_payload" FROM
            (SELECT "persistence_id" AS "run", MAX("sequence_number") AS "number" FROM "event_journal" WHERE "persistence_id" LIKE ?
            GROUP BY "persistence_id") AS newest JOIN "event_journal" AS event
            ON event."persistence_id" = newest."run" AND event."sequence_number" = newest."number"
            WHERE event."event_ser_manifest" = ?
            """;
    /** Rows that are fetched together: each may hold a checkpoint of some megabytes. */
    private static final int FETCHED = 16;
    private static final int DECODED = 64;
    private static final int MOST_ATTEMPTS = 5;

    private RunTables() {}

    static void tidy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TIDY.formatted("event_journal", -KEPT_EVENTS));
            statement.execute(TIDY.formatted("snapshot", -KEPT_SEQUENCE_NUMBERS_OF_SNAPSHOTS));
        }
    }

    /** Writes and changes nothing. */
    static void touch(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE \"quartic_schema\" SET \"version\" = \"version\"");
        }
    }

    /** Names of this kind under which anything is remembered. */
    static List<String> names(Connection connection, String kind) throws SQLException {
        var names = new ArrayList<String>();
        String prefix = kind + SEPARATOR;
        try (PreparedStatement select = connection.prepareStatement(NAMES)) {
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

    /** The life in the newest event of every name, where it can be read. */
    static Map<String, Life> newest(Connection connection, String kind) throws SQLException {
        var lives = new HashMap<String, Life>();
        var events = new HashMap<String, byte[]>();
        String prefix = kind + SEPARATOR;
        // PostgreSQL fetches bit by bit only within a transaction.
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setFetchSize(FETCHED);
            select.setString(1, prefix + "%");
            select.setString(2, MemorySerializer.CHECKPOINTED);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.put(rows.getString(1).substring(prefix.length()), rows.getBytes(2));
                    if (events.size() == DECODED) {
                        lives.putAll(lives(events));
                        events.clear();
                    }
                }
            }
        }
        connection.commit();
        lives.putAll(lives(events));
        return lives;
    }

    /** By all processors: reading a spec takes a millisecond, and nothing else is to be done yet. */
    private static Map<String, Life> lives(Map<String, byte[]> events) {
        var lives = new ConcurrentHashMap<String, Life>();
        events.entrySet().parallelStream()
                .forEach(event -> life(event.getValue()).ifPresent(life -> lives.put(event.getKey(), life)));
        return lives;
    }

    private static Optional<Life> life(byte[] event) {
        try {
            return MemoryCodec.decode(event).stream().map(Checkpointed::life).findFirst();
        } catch (MalformedBytesException damage) {
            // Whoever recalls all of it finds that too, and says it.
            return Optional.empty();
        }
    }

    /** Removes all that is remembered under a name; again where the journal happens to delete old rows of it at the same moment. */
    static void forget(Connection connection, String kind, String name) throws SQLException {
        connection.setAutoCommit(false);
        for (int attempt = 1;; attempt++) {
            try {
                delete(connection, kind + SEPARATOR + name);
                connection.commit();
                return;
            } catch (SQLException fault) {
                connection.rollback();
                if (attempt == MOST_ATTEMPTS || !isCollision(fault)) {
                    throw fault;
                }
            }
        }
    }

    private static void delete(Connection connection, String id) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement delete = connection
                    .prepareStatement("DELETE FROM \"" + table + "\" WHERE \"persistence_id\" = ?")) {
                delete.setString(1, id);
                delete.executeUpdate();
            }
        }
    }

    /** Whether it was given up for another transaction alone. */
    private static boolean isCollision(SQLException fault) {
        return fault.getSQLState() != null && fault.getSQLState().startsWith("40");
    }
}
