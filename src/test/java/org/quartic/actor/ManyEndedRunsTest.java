package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Status;
import org.quartic.spec.Specs;
import org.quartic.store.DataDirectory;

/** A daemon that has served thousands of runs starts without recalling them one by one, and hardly needs more memory for them. */
class ManyEndedRunsTest {

    private static final int COPIES = 2000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 100L << 20;

    @TempDir
    private Path folder;

    private void copy(String table, String columns, String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:async:" + folder.resolve("runs"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"" + table + "\" (\"persistence_id\", " + columns
                    + ") SELECT 'served-run|copy-' || x, "
                    + columns + " FROM SYSTEM_RANGE(1, " + COPIES + "), \"" + table
                    + "\" WHERE \"persistence_id\" = 'served-run|"
                    + id + "'");
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void shouldStartWithThousandsOfThem() throws SQLException {
        try (var live = new LiveService(() -> DataDirectory.open(folder), LiveService.IMPATIENT)) {
            String id = live
                    .submit(Specs.resolved(Specs.with("stop { target = { absolute = 1.5e-3 }, min-draws = 64 }")));
            live.awaitStatus(id, Status.CONVERGED);
            String csv = live.csv(id);
            live.halt();
            copy("event_journal",
                    "\"sequence_number\", \"writer\", \"write_timestamp\", \"adapter_manifest\", \"event_payload\","
                            + " \"event_ser_id\", \"event_ser_manifest\"",
                    id);
            copy("snapshot",
                    "\"sequence_number\", \"created\", \"snapshot_ser_id\", \"snapshot_ser_manifest\", \"snapshot_payload\"",
                    id);
            long before = usedBytes();
            long started = System.nanoTime();
            live.open();
            var page = LiveService
                    .await(live.service().list(COPIES + 10, Optional.empty(), Optional.of(Status.CONVERGED)));
            assertThat(page.runs()).hasSize(COPIES + 1);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LIMIT);
            assertThat(usedBytes() - before).isLessThan(MOST_BYTES);
            assertThat(live.csv("copy-" + COPIES)).isEqualTo(csv);
            assertThat(live.csv(id)).isEqualTo(csv);
        }
    }
}
