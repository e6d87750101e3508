package org.quartic.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A directory for a report and what it refers to. Nothing is there before all of it is known, and the report comes last. */
final class ReportDirectory {
    /** The name of the file that comes last. */
    static final String REPORT = "report.md";

    private final Path directory;

    private ReportDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * The directory at this path, which may be missing. Nothing is written yet.
     *
     * @param force
     *            whether files that are there may be replaced
     * @throws UsageFault
     *             where a report could not be put there: known before anything is computed
     */
    static ReportDirectory at(Path path, boolean force) {
        Path directory = path.toAbsolutePath().normalize();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UsageFault("--out: " + path + " is not a directory");
        }
        if (Files.isDirectory(directory) && !force && !isEmpty(directory)) {
            throw new UsageFault("--out: " + path
                    + " is not empty: choose another directory, or let files in it be replaced with --force");
        }
        Path existing = directory;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new UsageFault("--out: " + path + " cannot be made: " + existing + " is not a writable directory");
        }
        return new ReportDirectory(directory);
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UsageFault("--out: " + directory + " cannot be read: " + e.getMessage());
        }
    }

    /** Puts these texts there, by their paths within the directory, each whole or not at all, the report last. */
    void write(Map<String, String> files) throws IOException {
        var inOrder = new LinkedHashMap<>(files);
        inOrder.putLast(REPORT, files.get(REPORT));
        for (var file : inOrder.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            OutputFile.at(path).write(file.getValue());
        }
    }

    /** Where the report is. */
    Path report() {
        return directory.resolve(REPORT);
    }
}
