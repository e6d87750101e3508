package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final List<Integer> run = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private Schema upTo(int version) {
        return new Schema(version, next -> {
            run.add(next);
            return "CREATE TABLE IF NOT EXISTS \"of_" + next + "\" (\"a\" INTEGER); INSERT INTO \"of_" + next
                    + "\" VALUES (1)";
        });
    }

    @Test
    void shouldGoFromEveryVersionToTheNewestOnce() throws SQLException {
        upTo(1).migrate(connection);
        upTo(1).migrate(connection);
        assertThat(run).containsExactly(1);
        upTo(3).migrate(connection);
        assertThat(run).containsExactly(1, 2, 3);
        upTo(3).migrate(connection);
        assertThat(run).hasSize(3);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void shouldLeaveTheTablesOfANewerVersionAlone() throws SQLException {
        upTo(3).migrate(connection);
        run.clear();
        assertThatThrownBy(() -> upTo(2).migrate(connection)).isInstanceOf(SQLException.class).hasMessage(
                "its tables are of version 3, of a newer Quartic: this one knows them up to version 2");
        assertThat(run).isEmpty();
    }

    @Test
    void shouldGoOnWhereAScriptFailed() throws SQLException {
        var failing = new Schema(2, next -> next == 1 ? "CREATE TABLE \"first\" (\"a\" INTEGER)" : "CREATE NONSENSE");
        assertThatThrownBy(() -> failing.migrate(connection)).isInstanceOf(SQLException.class);
        upTo(2).migrate(connection);
        assertThat(run).containsExactly(2);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*), MAX(\"version\") FROM \"quartic_schema\"")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getInt(2)).isEqualTo(2);
        }
    }
}
