package org.quartic.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor of this machine. */
final class Processor {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Its model as the system names it, or else its architecture. */
    static String model() {
        try (Stream<String> lines = Files.lines(CPUINFO, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1))
                    .map(String::strip).findFirst().orElseGet(Processor::architecture);
        } catch (IOException e) {
            // Not every system has the file, and a result is as good without it.
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }
}
