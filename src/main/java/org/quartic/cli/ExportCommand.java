package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quartic export}. */
@Command(footer = "%nExit codes: 0 done, 1 failure or no result yet, 2 bad usage or unknown run.")
final class ExportCommand extends ClientCommand {
    @Parameters(paramLabel = "RUN", description = RunsParameter.DESCRIPTION)
    private String meant;

    @Option(names = "--format", paramLabel = "FORMAT", converter = OutputFormat.Converter.class, description = {
            "How it is written: json (default), csv, parquet, npz or table."})
    private OutputFormat format = OutputFormat.JSON;

    @Option(names = "--out", paramLabel = "FILE", description = {
            "Writes to this file, whole or not at all, instead of standard output."})
    private Path out;

    @Option(names = "--history", description = "Writes what was known at every look of the stop rule, instead of the result.")
    private boolean history;

    ExportCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        format.refuseStandardOutput(out != null);
        Optional<OutputFile> file = Optional.ofNullable(out).map(OutputFile::at);
        DaemonRun run = new RunFinder(client).find(meant);
        if (format.isBinary()) {
            OutputFile.Content rows = history ? historyRows(client, run) : resultRows(client, run);
            file.orElseThrow().write(rows);
            return ExitCode.DONE;
        }
        String text = history ? history(client, run) : result(client, run);
        if (file.isPresent()) {
            file.get().write(text);
        } else if (format == OutputFormat.TABLE) {
            printText(text);
        } else {
            print(text);
        }
        return ExitCode.DONE;
    }

    private OutputFile.Content resultRows(DaemonClient client, DaemonRun run) {
        RunResult result = DaemonClient.read(known(client, run));
        return stream -> ResultRows.write(format.rows().orElseThrow(), result, Optional.empty(), stream);
    }

    private OutputFile.Content historyRows(DaemonClient client, DaemonRun run) {
        var rows = new HistoryRows(client.history(run.id()), known(client, run).path("spec"));
        return stream -> rows.write(format.rows().orElseThrow(), stream);
    }

    private String result(DaemonClient client, DaemonRun run) {
        return switch (format) {
            case JSON -> client.result(run.id(), "application/json");
            case CSV -> client.result(run.id(), "text/csv");
            case TABLE -> ResultTable.text(DaemonClient.read(known(client, run)));
            case PARQUET, NPZ -> throw new IllegalStateException(format.word() + " is not text");
        };
    }

    private String history(DaemonClient client, DaemonRun run) throws IOException {
        JsonNode looks = client.history(run.id());
        if (format == OutputFormat.JSON) {
            return ResultJson.pretty(looks);
        }
        var history = new HistoryRows(looks, known(client, run).path("spec"));
        return format == OutputFormat.CSV ? history.csv() : history.table();
    }

    private static JsonNode known(DaemonClient client, DaemonRun run) {
        return client.result(run.id()).orElseThrow(() -> new DaemonFailure(DaemonFailure.Kind.CONFLICT,
                run.called() + " is " + run.status().word() + " and has no result before its first look"));
    }
}
