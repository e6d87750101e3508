package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.quartic.actor.RunUpdate;
import org.quartic.http.RunsJson;
import org.quartic.table.TableFormat;

/**
 * Where the looks of a run go to.
 *
 * @param format
 *            by the file's ending
 */
record HistoryFile(OutputFile file, TableFormat format) {
    private static final String OPTION = "--history";

    /**
     * The file at this path, which may exist. Nothing is written yet.
     *
     * @throws UsageFault
     *             where its ending says no format, or a file could not be put there
     */
    static HistoryFile at(Path path) {
        return new HistoryFile(OutputFile.at(path, OPTION), TableFormatConverter.ofEnding(OPTION, path));
    }

    /**
     * Writes all looks.
     *
     * @param spec
     *            of the run, as JSON
     */
    void write(List<RunUpdate.HistoryLook> looks, JsonNode spec) throws IOException {
        var rows = new HistoryRows(RunsJson.history(looks), spec);
        file.write(out -> rows.write(format, out));
    }
}
