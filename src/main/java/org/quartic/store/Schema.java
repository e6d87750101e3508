package org.quartic.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;

/**
 * The tables, by version: each version has a script that leads there from the one before. A script may be run again where its end was not
 * recorded, since not every database takes back what a transaction did to its tables.
 *
 * @param version
 *            the newest
 * @param script
 *            that leads to a version, from 1
 */
record Schema(int version, IntFunction<String> script) {

    private static final int VERSION = 1;
    private static final String TABLE = "CREATE TABLE IF NOT EXISTS \"quartic_schema\" (\"version\" INTEGER NOT NULL PRIMARY KEY)";

    /**
     * As it is packaged.
     *
     * @param database
     *            as its scripts name it
     */
    static Schema of(String database) {
        return new Schema(VERSION, version -> resource(database + "-schema-" + version + ".sql"));
    }

    private static String resource(String name) {
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(name + " of this build cannot be read", fault);
        }
    }

    /**
     * Brings the tables to the newest version. Nobody else may do so meanwhile.
     *
     * @throws SQLException
     *             if that cannot be done, or they are of a newer version already
     */
    void migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            int found = found(statement);
            if (found > version) {
                throw new SQLException(
                        "its tables are of version " + found + ", of a newer Quartic: this one knows them"
                                + " up to version " + version);
            }
            for (int next = found + 1; next <= version; next++) {
                statement.execute(script.apply(next));
                statement.execute("DELETE FROM \"quartic_schema\"");
                statement.execute("INSERT INTO \"quartic_schema\" VALUES (" + next + ")");
                connection.commit();
            }
            connection.commit();
        } catch (SQLException | RuntimeException fault) {
            try {
                connection.rollback();
            } catch (SQLException broken) {
                fault.addSuppressed(broken);
            }
            throw fault;
        }
        connection.setAutoCommit(true);
    }

    private static int found(Statement statement) throws SQLException {
        statement.execute(TABLE);
        try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(\"version\"), 0) FROM \"quartic_schema\"")) {
            row.next();
            return row.getInt(1);
        }
    }
}
