package org.quartic.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file a result goes to, whole or not at all: what stood there stays until the new one is complete on disk. */
final class OutputFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;

    /** What goes into a file. */
    interface Content {
        /** Writes all of it to a stream, which stays open. */
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile(Path file) {
        this.file = file;
    }

    /**
     * The file at this path, which may exist. Nothing is written yet.
     *
     * @throws UsageFault
     *             where a file could not be put there: known before anything is computed
     */
    static OutputFile at(Path path) {
        return at(path, "--out");
    }

    /** The same for a path that an option of this name gives. */
    static OutputFile at(Path path, String option) {
        Path file = destination(path, option);
        Path directory = file.getParent();
        if (!Files.isDirectory(directory)) {
            throw new UsageFault(option + ": there is no directory " + directory);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageFault(option + ": " + path + " is not a file");
        }
        if (!Files.isWritable(directory)) {
            throw new UsageFault(option + ": directory " + directory + " is not writable");
        }
        return new OutputFile(file);
    }

    /** Whether both would be put in the same place. */
    boolean isSameAs(OutputFile other) {
        return file.equals(other.file);
    }

    // A symbolic link stays one: it is the file it points to that is replaced.
    private static Path destination(Path path, String option) {
        try {
            return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UsageFault(option + ": " + path + " cannot be reached: " + e.getMessage());
        }
    }

    /** Puts this text, as UTF-8, in the file's place. */
    void write(String text) throws IOException {
        write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts this content in the file's place, if all of it can be written; else what stood there stays. */
    void write(Content content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
                content.writeTo(out);
                out.flush();
                // Renamed before its bytes are on disk, the file could be found empty after a power cut.
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
