package org.quartic.cli;

import java.nio.file.Path;
import java.util.Optional;

import org.quartic.table.TableFormat;

/** Reads the words for the formats of tables, and finds out which is meant where there is none. */
final class TableFormatConverter extends WordConverter<TableFormat> {
    TableFormatConverter() {
        super(TableFormat.values(), TableFormat::word);
    }

    /**
     * The format asked for, or else that of the file's ending, or on standard output CSV.
     *
     * @param asked
     *            null if none is
     * @throws UsageFault
     *             if that is none, or not fit for standard output
     */
    static TableFormat chosen(TableFormat asked, Optional<Path> out) {
        TableFormat format = asked != null ? asked : out.map(file -> ofEnding("--out", file)).orElse(TableFormat.CSV);
        if (!format.isText() && out.isEmpty()) {
            throw new UsageFault("--format " + format.word() + " needs --out FILE: it is not text");
        }
        return format;
    }

    /**
     * The format of a file's ending.
     *
     * @param option
     *            that names the file
     * @throws UsageFault
     *             if there is none of that ending
     */
    static TableFormat ofEnding(String option, Path file) {
        return TableFormat.ofEnding(file).orElseThrow(() -> new UsageFault(option + ": the ending of " + file
                + " says no format; allowed: .csv, .json, .parquet, .npz"));
    }
}
