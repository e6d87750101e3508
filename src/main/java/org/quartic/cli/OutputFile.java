package org.quartic.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file a result goes to, whole or not at all: what stood there stays until the new one is complete on disk. */
final class OutputFile {
    private final Path file;

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
        Path file = destination(path);
        Path directory = file.getParent();
        if (!Files.isDirectory(directory)) {
            throw new UsageFault("--out: there is no directory " + directory);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageFault("--out: " + path + " is not a file");
        }
        if (!Files.isWritable(directory)) {
            throw new UsageFault("--out: directory " + directory + " is not writable");
        }
        return new OutputFile(file);
    }

    // A symbolic link stays one: it is the file it points to that is replaced.
    private static Path destination(Path path) {
        try {
            return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UsageFault("--out: " + path + " cannot be reached: " + e.getMessage());
        }
    }

    /** Puts this text, as UTF-8, in the file's place. */
    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts these bytes in the file's place. */
    void write(byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                var rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                // Renamed before its bytes are on disk, the file could be found empty after a power cut.
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
