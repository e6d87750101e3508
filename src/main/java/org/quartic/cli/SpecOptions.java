package org.quartic.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        if (!Files.exists(file)) {
            throw new UsageFault("there is no file " + file);
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new UsageFault(file + " is not a file that can be read");
        }
        return engine.read(file, byKey());
    }

    private Map<String, String> byKey() {
        var values = new LinkedHashMap<String, String>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("--set: '" + override + "' is not KEY=VALUE");
            }
            // The last one said counts, and keeps its place among the others.
            values.putLast(override.substring(0, equals), override.substring(equals + 1));
        }
        return values;
    }
}
