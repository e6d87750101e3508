package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.DataDirectory;
import org.slf4j.LoggerFactory;

/** Rows of a database that were torn or have changed while the daemon was down: said, passed over, and without effect on any number. */
class DamagedMemoryTest {

    private static final RunSpec SPEC = LiveService.some(7);
    private static final UnaryOperator<byte[]> FLIP = bytes -> {
        byte[] flipped = bytes.clone();
        flipped[bytes.length * 2 / 3] ^= 0x04;
        return flipped;
    };
    private static final UnaryOperator<byte[]> TEAR = bytes -> Arrays.copyOf(bytes, bytes.length / 2);
    private static final String NEWEST = " WHERE \"sequence_number\" = (SELECT MAX(\"sequence_number\") FROM \"%s\")";

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("org.quartic.actor");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getFormattedMessage());
        }
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        appender.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(appender);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:async:" + folder.resolve("runs"));
    }

    private void damage(String table, String column, String where, UnaryOperator<byte[]> change) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT \"sequence_number\", \"" + column + "\" FROM \"" + table + "\""
                                + where.formatted(table));
                var update = connection.prepareStatement(
                        "UPDATE \"" + table + "\" SET \"" + column + "\" = ? WHERE \"sequence_number\" = ?")) {
            int changed = 0;
            while (rows.next()) {
                update.setBytes(1, change.apply(rows.getBytes(2)));
                update.setLong(2, rows.getLong(1));
                changed += update.executeUpdate();
            }
            assertThat(changed).isPositive();
        }
    }

    private void damageEvents(String where, UnaryOperator<byte[]> change) throws SQLException {
        damage("event_journal", "event_payload", where, change);
    }

    private void damageSnapshots(String where, UnaryOperator<byte[]> change) throws SQLException {
        damage("snapshot", "snapshot_payload", where, change);
    }

    private interface Damage {
        void happen() throws SQLException;
    }

    /** Under way, stopped in order, damaged, and gone on with. */
    private void assertSameBytesAfter(Damage damage, String... expected) throws SQLException {
        try (var live = new LiveService(() -> DataDirectory.open(folder), LiveService.IMPATIENT)) {
            String id = live.submit(SPEC);
            live.awaitInfo(id, info -> info.standing().draws() > 2_000_000);
            live.halt();
            damage.happen();
            said.clear();
            live.open();
            live.awaitStatus(id, Status.EXHAUSTED);
            assertThat(live.csv(id)).isEqualTo(LiveService.undisturbed(SPEC));
            assertThat(said).anySatisfy(line -> assertThat(line).contains(expected));
        }
    }

    @Test
    void shouldPassOverABitThatFlippedInTheNewestRows() throws SQLException {
        assertSameBytesAfter(() -> {
            damageSnapshots(NEWEST, FLIP);
            damageEvents(NEWEST, FLIP);
        }, "of run ", "an event is damaged", "CRC-32C");
    }

    @Test
    void shouldPassOverTornSnapshots() throws SQLException {
        assertSameBytesAfter(() -> damageSnapshots("", TEAR), "without its snapshots", "a snapshot is damaged");
    }

    @Test
    void shouldPassOverTheNewestRowsTorn() throws SQLException {
        assertSameBytesAfter(() -> {
            damageSnapshots("", TEAR);
            damageEvents(NEWEST, TEAR);
        }, "of run ", "an event is damaged", "expected total length");
    }

    @Test
    void shouldShowARunOfWhichNothingCanBeReadAndLetItBeDeleted() throws SQLException {
        try (var live = new LiveService(() -> DataDirectory.open(folder), LiveService.IMPATIENT)) {
            String id = live.submit(SPEC);
            live.awaitInfo(id, info -> info.standing().draws() > 0);
            live.halt();
            damageSnapshots("", FLIP);
            damageEvents("", FLIP);
            live.open();
            RunInfo failed = live.awaitStatus(id, Status.FAILED);
            assertThat(failed.error().orElseThrow()).contains("an event is damaged");
            LiveService.await(live.service().delete(id));
            live.halt();
            live.open();
            assertThat(LiveService.await(live.service().list(9, java.util.Optional.empty(), java.util.Optional.empty()))
                    .runs()).isEmpty();
        }
    }
}
