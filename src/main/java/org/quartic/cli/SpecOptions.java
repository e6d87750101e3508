package org.quartic.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The spec a command is about, and what takes the place of its values. */
final class SpecOptions {
    @Parameters(paramLabel = "SPEC", description = "The run spec, a HOCON or JSON file.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = {
            "Takes the place of a value of the spec, such as ensemble.width=128 or stop.target.absolute=1e-6. Repeatable."})
    private List<String> overrides = List.of();

    /** The spec read by the engine. */
    ResolvedSpec read(Engine engine) {
        return read(engine, List.of());
    }

    /** The spec with these overrides after those of the command line. */
    ResolvedSpec read(Engine engine, List<String> further) {
        refuseUnreadable(file);
        return engine.read(file, Stream.concat(keyed(overrides).stream(), further.stream()).toList());
    }

    /** Whoever names a file that cannot be read is told so. */
    static void refuseUnreadable(Path file) {
        if (!Files.exists(file)) {
            throw new UsageFault("there is no file " + file);
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new UsageFault(file + " is not a file that can be read");
        }
    }

    /** The values of {@code --set}, each of which has a key. */
    static List<String> keyed(List<String> overrides) {
        for (String override : overrides) {
            if (override.indexOf('=') < 1) {
                throw new UsageFault("--set: '" + override + "' is not KEY=VALUE");
            }
        }
        return List.copyOf(overrides);
    }
}
