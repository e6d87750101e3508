package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.actor.RunService;

class DaemonConfigTest {

    private static final Path PAGE = Path.of("src", "site", "markdown", "operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(quartic\\.[\\w.-]+)` \\| ([^|]+) \\|");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("daemon.conf"), text);
    }

    /** Every key of our own with its default, as the page writes them. */
    private static Map<String, String> packaged() {
        var defaults = new TreeMap<String, String>();
        Config quartic = RunService.packaged().getConfig("quartic");
        quartic.entrySet().stream().filter(entry -> !entry.getKey().matches("(compute|pilot)-dispatcher.*"))
                .filter(entry -> !entry.getValue().origin().description().contains("system properties"))
                .forEach(entry -> {
                    String text = entry.getValue().unwrapped().toString();
                    defaults.put("quartic." + entry.getKey(), text.isEmpty() ? "none" : text);
                });
        return defaults;
    }

    @Test
    void shouldHaveEveryKeyOnTheOperationsPageWithItsDefault() throws IOException {
        var rows = new TreeMap<String, String>();
        ROW.matcher(Files.readString(PAGE)).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        assertThat(rows).isEqualTo(packaged());
    }

    @Test
    void shouldTakeTheExample() {
        Config config = DaemonConfig.of(Optional.of(Path.of("config", "daemon.conf")), Map.of());
        assertThat(config.getInt("quartic.http.port")).isEqualTo(8420);
    }

    @Test
    void shouldPutTheCommandLineBeforeTheFile() throws IOException {
        Config config = DaemonConfig.of(Optional.of(file("quartic.http { port = 1, host = here }")),
                Map.of("quartic.http.port", 2));
        assertThat(config.getInt("quartic.http.port")).isEqualTo(2);
        assertThat(config.getString("quartic.http.host")).isEqualTo("here");
    }

    @Test
    void shouldRefuseEveryKeyThereIsNot() throws IOException {
        Path file = file("quartic.daemon.max-runing = 3\nakka.loglevel = INFO\n\nquartik.http.port = 1\n");
        assertThatThrownBy(() -> DaemonConfig.of(Optional.of(file), Map.of())).isInstanceOfSatisfying(UsageFault.class,
                fault -> assertThat(fault.lines()).hasSize(2).anySatisfy(
                        text -> assertThat(text).contains("line 1").contains("quartic.daemon.max-runing"))
                        .anySatisfy(text -> assertThat(text).contains("line 4").contains("quartik.http.port")));
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> DaemonConfig.of(Optional.of(folder.resolve("none.conf")), Map.of()))
                .isInstanceOf(UsageFault.class).hasMessageContaining("none.conf");
    }
}
