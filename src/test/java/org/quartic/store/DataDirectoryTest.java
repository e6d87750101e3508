package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path temporary;

    @Test
    void shouldMakeTheDirectoryAndBeHadByOneAtATime() {
        Path path = temporary.resolve("a").resolve("b c");
        try (DataDirectory directory = DataDirectory.open(path)) {
            assertThat(directory.configuration().getString("akka-persistence-jdbc.shared-databases.slick.db.url"))
                    .contains("b c");
            assertThatExceptionOfType(DataDirectoryException.class).isThrownBy(() -> DataDirectory.open(path))
                    .withMessage(path + " is in use by another process (" + ProcessHandle.current().pid() + ")");
        }
        DataDirectory.open(path).close();
    }

    @Test
    void shouldSayWhyADirectoryCannotBeUsed() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertRefused(file, "cannot be made or is no directory");
        assertRefused(file.resolve("below"), "cannot be made or is no directory");
        assertRefused(temporary.resolve("a;b"), "semicolon");
        Files.createDirectories(temporary.resolve("taken").resolve("lock"));
        assertRefused(temporary.resolve("taken"), "cannot be written");
        Path broken = Files.createDirectories(temporary.resolve("broken"));
        Files.write(broken.resolve("runs.mv.db"), new byte[10_000]);
        assertRefused(broken, "has a database that cannot be opened");
        Files.delete(broken.resolve("runs.mv.db"));
        DataDirectory.open(broken).close();
    }

    @Test
    void shouldRefuseTheTablesOfAnotherVersion() throws Exception {
        DataDirectory.open(temporary).close();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + temporary.resolve("runs"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE \"quartic_schema\" SET \"version\" = 2");
        }
        assertRefused(temporary,
                "its tables are of version 2, of a newer Quartic: this one knows them up to version 1");
    }

    @Test
    void shouldOpenItsDatabaseAgainAfterH2HasClosedIt() throws Exception {
        try (DataDirectory directory = DataDirectory.open(temporary)) {
            directory.check();
            String url = directory.configuration().getString("akka-persistence-jdbc.shared-databases.slick.db.url");
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            } catch (SQLException closed) {
                assertThat((Throwable) closed).hasMessageContaining("closed");
            }
            directory.check();
            assertThat(directory.names("run")).isEmpty();
        }
        DataDirectory.open(temporary).close();
    }

    private static void assertRefused(Path path, String reason) {
        assertThatExceptionOfType(DataDirectoryException.class).isThrownBy(() -> DataDirectory.open(path))
                .withMessageStartingWith(path.toString()).withMessageContaining(reason);
    }
}
