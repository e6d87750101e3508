package org.quartic.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The advisory lock that says that a schema of a PostgreSQL database is in use. The server gives it back when the connection ends that took
 * it, however it ends.
 *
 * @param owner
 *            what the connections of this process are called at the server; of no other process
 */
record PostgresLock(String owner) {

    /** Ours among all advisory locks: by chance alone. The other half is the schema. */
    private static final int KEY = 84_200;
    private static final String TAKE = "SELECT pg_try_advisory_lock(?, hashtext(current_schema()))";
    private static final String HOLDING = """
            FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid) WHERE held.locktype = 'advisory' AND held.granted
            AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND held.classid::bigint = ? AND held.objid::bigint = (hashtext(current_schema())::bigint & 4294967295)
            """;
    private static final String HOLDER = "SELECT COALESCE(activity.application_name, 'of another user of the server') "
            + "|| COALESCE(' at ' || host(activity.client_addr), '') "
            + HOLDING;
    private static final String END = "SELECT pg_terminate_backend(pid) " + HOLDING
            + " AND activity.application_name = ?";
    /** What the server keeps of a name. */
    private static final int LONGEST_NAME = 63;

    PostgresLock {
        if (owner.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the server would cut off " + owner);
        }
    }

    /** Takes it for as long as this connection lives, if nobody has it. */
    boolean take(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, KEY);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Who has it, in words; nothing if it was given back meanwhile. */
    Optional<String> holder(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HOLDER)) {
            select.setLong(1, KEY);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** Ends connections of this process that have it. */
    void endOwn(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setLong(1, KEY);
            end.setString(2, owner);
            end.executeQuery().close();
        }
    }
}
