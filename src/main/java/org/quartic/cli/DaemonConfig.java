package org.quartic.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quartic.actor.RunService;

/** Reads what a daemon is told of its configuration. */
final class DaemonConfig {

    /** What a file may hold; of the first every key has to be known. */
    private static final String OWN = "quartic";
    private static final Set<String> SECTIONS = Set.of(OWN, "akka", "akka-persistence-jdbc", "jdbc-journal",
            "jdbc-snapshot-store");

    /** Set by --threads alone. */
    private static final String THREADS = OWN + ".compute-dispatcher.";

    private DaemonConfig() {}

    /**
     * What goes before the packaged configuration: the command line, then system properties, then the file.
     *
     * @param options
     *            of the command line, by key
     * @throws UsageFault
     *             with everything that is wrong with the file
     */
    static Config of(Optional<Path> file, Map<String, Object> options) {
        Config commandLine = ConfigFactory.empty();
        for (var option : options.entrySet()) {
            commandLine = commandLine.withValue(option.getKey(), ConfigValueFactory.fromAnyRef(option.getValue()));
        }
        return commandLine.withFallback(ConfigFactory.defaultOverrides())
                .withFallback(file.map(DaemonConfig::read).orElse(ConfigFactory.empty()));
    }

    private static Config read(Path file) {
        try {
            Config config = ConfigFactory
                    .parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)).resolve();
            List<String> faults = faults(file, config);
            if (!faults.isEmpty()) {
                throw new UsageFault(faults);
            }
            return config;
        } catch (ConfigException malformed) {
            throw new UsageFault("--config: " + malformed.getMessage());
        }
    }

    private static List<String> faults(Path file, Config config) {
        Config known = RunService.packaged();
        var faults = new ArrayList<String>();
        for (var entry : config.entrySet()) {
            String section = ConfigUtil.splitPath(entry.getKey()).getFirst();
            if (!SECTIONS.contains(section)) {
                faults.add(at(file, entry.getValue().origin().lineNumber()) + entry.getKey()
                        + ": not a key of the daemon; allowed: keys of " + SECTIONS.stream().sorted().toList());
            } else if (section.equals(OWN)
                    && (!known.hasPath(entry.getKey()) || entry.getKey().startsWith(THREADS))) {
                faults.add(at(file, entry.getValue().origin().lineNumber()) + entry.getKey() + ": no such key");
            }
        }
        return faults.stream().sorted().toList();
    }

    private static String at(Path file, int line) {
        return file + (line > 0 ? ": line " + line + ": " : ": ");
    }
}
