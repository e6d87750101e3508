package org.quartic.cli;

import java.util.Locale;
import java.util.Optional;
import org.quartic.table.TableFormat;

/** How a result is written. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** Everything, for programs. */
    JSON,
    /** One row per correlator. */
    CSV,
    /** The same rows, for programs that read Apache Parquet. */
    PARQUET,
    /** The same rows, for NumPy. */
    NPZ;

    /** Its word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is for files alone. */
    boolean isBinary() {
        return this == PARQUET || this == NPZ;
    }

    /** What rows of it are written by, if it has any. */
    Optional<TableFormat> rows() {
        return switch (this) {
            case TABLE, JSON -> Optional.empty();
            case CSV -> Optional.of(TableFormat.CSV);
            case PARQUET -> Optional.of(TableFormat.PARQUET);
            case NPZ -> Optional.of(TableFormat.NPZ);
        };
    }

    /**
     * Lets the format pass where its output goes.
     *
     * @throws UsageFault
     *             if that is standard output and the format no text
     */
    void refuseStandardOutput(boolean toFile) {
        if (isBinary() && !toFile) {
            throw new UsageFault("--format " + word() + " needs --out FILE: it is not text");
        }
    }

    /** Reads the words of the command line. */
    static final class Converter extends WordConverter<OutputFormat> {
        Converter() {
            super(values(), OutputFormat::word);
        }
    }
}
