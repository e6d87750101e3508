package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Status;

/** Over a server of its own. */
class PostgresStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void empty() throws SQLException {
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static PostgresStore open() {
        return PostgresStore.open(server.settings(), PATIENCE);
    }

    private static void insert(String name, long number, byte[] event) throws SQLException {
        try (Connection connection = server.connect();
                var insert = connection
                        .prepareStatement("INSERT INTO event_journal (persistence_id, sequence_number, writer,"
                                + " event_ser_id, event_ser_manifest, event_payload) VALUES (?, ?, '', 84200, 'checkpointed/1', ?)")) {
            insert.setString(1, name);
            insert.setLong(2, number);
            insert.setBytes(3, event);
            insert.executeUpdate();
        }
    }

    @Test
    void shouldMakeItsTablesAndFindThemAgain() throws SQLException {
        byte[] older = new MemorySerializer().toBinary(Checkpoints.checkpointed(2, Status.RUNNING));
        byte[] newer = new MemorySerializer().toBinary(Checkpoints.checkpointed(3, Status.EXHAUSTED));
        try (PostgresStore store = open()) {
            store.check();
            assertThat(store.names("run")).isEmpty();
        }
        for (int number = 1; number < 10; number++) {
            insert("run|a", number, older);
        }
        insert("run|a", 10, newer);
        insert("run|torn", 1, new byte[]{1, 2});
        insert("walk|b", 1, older);
        try (PostgresStore store = open()) {
            assertThat(store.names("run")).containsExactlyInAnyOrder("a", "torn");
            assertThat(store.newest("run")).containsOnlyKeys("a");
            assertThat(store.newest("run").get("a").status()).isEqualTo(Status.EXHAUSTED);
            store.forget("run", "a");
            assertThat(store.names("run")).containsExactly("torn");
            assertThat(store.names("walk")).containsExactly("b");
        }
    }

    @Test
    void shouldBeHadByOneAtATime() {
        try (PostgresStore _ = open()) {
            assertThatExceptionOfType(StoreRefusedException.class).isThrownBy(PostgresStoreTest::open)
                    .withMessageContaining("in use by another daemon (quartic daemon "
                            + ProcessHandle.current().pid() + " since ");
        }
        open().close();
    }

    @Test
    void shouldRefuseTheTablesOfANewerQuartic() throws SQLException {
        open().close();
        execute("UPDATE quartic_schema SET version = 99");
        assertThatExceptionOfType(StoreRefusedException.class).isThrownBy(PostgresStoreTest::open)
                .withMessageContaining("tables are of version 99, of a newer Quartic");
    }

    @Test
    void shouldTakeItsLockAgainWhenTheServerIsBack() throws Exception {
        try (PostgresStore store = open()) {
            server.stopAtOnce();
            assertThatThrownBy(store::check).isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("cannot be written");
            assertThatThrownBy(() -> store.names("run")).isInstanceOf(StoreUnavailableException.class);
            server.startAgain();
            store.check();
            assertThatExceptionOfType(StoreRefusedException.class).isThrownBy(PostgresStoreTest::open)
                    .withMessageContaining("in use by another daemon");
        }
    }

    @Test
    void shouldSayThatAnotherHasTakenItMeanwhile() throws Exception {
        try (PostgresStore store = open()) {
            server.stopAtOnce();
            server.startAgain();
            try (PostgresStore _ = open()) {
                assertThatThrownBy(store::check).isInstanceOf(StoreLostException.class)
                        .hasMessageContaining("was taken by another daemon (quartic daemon");
            }
        }
    }

    @Test
    void shouldEndAConnectionOfItsOwnThatTheServerStillHas() throws Exception {
        var lock = new PostgresLock("quartic daemon 1 since 2026");
        try (Connection lost = server.connect(); Connection next = server.connect()) {
            try (Statement statement = lost.createStatement()) {
                statement.execute("SET application_name = '" + lock.owner() + "'");
            }
            assertThat(lock.take(lost)).isTrue();
            assertThat(lock.take(next)).isFalse();
            assertThat(lock.holder(next).orElseThrow()).startsWith(lock.owner());
            lock.endOwn(next);
            while (!lock.take(next)) {
                LockSupport.parkNanos(2_000_000);
            }
            assertThat(lost.isValid(5)).isFalse();
        }
    }

    @Test
    void shouldSayWhyItCannotBeHadButNotThePassword() {
        var wrong = new PostgresSettings(server.url(), "quartic", Optional.of("wrong-but-secret"), 4);
        var nowhere = new PostgresSettings("jdbc:postgresql://127.0.0.1:1/x", "quartic",
                Optional.of("wrong-but-secret"), 4);
        assertThatThrownBy(() -> PostgresStore.open(wrong)).isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining("authentication failed").satisfies(PostgresStoreTest::keepsTheSecret);
        assertThatThrownBy(() -> PostgresStore.open(nowhere)).isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("//127.0.0.1:1/x").satisfies(PostgresStoreTest::keepsTheSecret);
        assertThat(wrong.toString()).doesNotContain("secret");
    }

    private static void keepsTheSecret(Throwable fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain("wrong-but-secret");
    }

    @Test
    void shouldReadItsSettings(@TempDir Path directory) throws Exception {
        assertThat(settings("", Map.of())).isEmpty();
        String url = "jdbc:postgresql://db/quartic?sslmode=verify-full";
        assertThat(
                settings("url = \"" + url + "\", user = me", Map.of("QUARTIC_POSTGRESQL_PASSWORD", "p")).orElseThrow())
                .isEqualTo(new PostgresSettings(url, "me", Optional.of("p"), 4)).hasToString("//db/quartic");
        Path file = Files.writeString(directory.resolve("password"), " from a file\n");
        assertThat(settings("url = \"" + url + "\", password-file = \"" + file + "\"",
                Map.of("QUARTIC_POSTGRESQL_PASSWORD", "p")).orElseThrow().password()).hasValue("from a file");
        assertRefused("url = \"jdbc:h2:mem:x\"", "allowed is jdbc:postgresql:");
        assertRefused("url = \"jdbc:postgresql://db/x?password=p\"", "does not belong in it");
        assertRefused("url = \"" + url + "\", connections = 0", "found 0");
        assertRefused("url = \"" + url + "\", password-file = \"" + directory.resolve("none") + "\"", "cannot be read");
    }

    private static Optional<PostgresSettings> settings(String text, Map<String, String> environment) {
        Config defaults = ConfigFactory.parseString("url = \"\", user = \"\", password-file = \"\", connections = 4");
        return PostgresSettings.of(ConfigFactory.parseString(text).withFallback(defaults), environment);
    }

    private static void assertRefused(String text, String reason) {
        assertThatExceptionOfType(StoreRefusedException.class).isThrownBy(() -> settings(text, Map.of()))
                .withMessageContaining(reason);
    }
}
