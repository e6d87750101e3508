package org.quartic.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.quartic.run.ResultCsv;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.theory.Theory;

/** {@code quartic run}: estimates in the foreground until the stop rule holds. */
@Command(name = "run", description = "Estimates the correlators of a spec until its stop rule holds.", footer = {
        "%nExit codes: 0 converged, 1 failure, 2 bad usage or spec, 3 a budget ended the run before its target,",
        "130 interrupted (the partial result is printed; with --data-dir its state is saved)."})
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions spec;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private CommonOptions common;

    @Option(names = "--format", paramLabel = "FORMAT", converter = OutputFormat.Converter.class, description = {
            "How the result is written: table (default), json, csv, parquet or npz."})
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = {
            "Writes the result to this file, whole or not at all, instead of standard output."})
    private Path out;

    @Option(names = "--history", paramLabel = "FILE", description = {
            "Writes what was known at every look of the stop rule to this file: csv, json, parquet or npz by its ending."})
    private Path historyOut;

    @Option(names = "--covariance", description = "Adds the covariance matrix of all estimates to the json result.")
    private boolean covariance;

    @Option(names = "--quiet", description = "No progress line.")
    private boolean quiet;

    @Option(names = "--compare-theory", description = "Sets known values beside the estimates, where there are any.")
    private boolean compareTheory;

    @Option(names = "--data-dir", paramLabel = "DIR", description = {
            "Keeps the run there: the same command goes on where it was interrupted, or shows the result of a run"
                    + " that has ended; with another stop section it goes on with the same draws."})
    private Path dataDirectory;

    private final Engine engine;
    private final Interruption interruption;
    private final Terminal terminal;

    RunCommand(Engine engine, Interruption interruption, Terminal terminal) {
        this.engine = engine;
        this.interruption = interruption;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        refuseWhatHasNoRoom();
        if (common.verbose()) {
            Logging.tellMore();
        }
        Optional<OutputFile> file = Optional.ofNullable(out).map(OutputFile::at);
        Optional<HistoryFile> history = Optional.ofNullable(historyOut).map(HistoryFile::at);
        if (file.isPresent() && history.isPresent() && file.get().isSameAs(history.get().file())) {
            throw new UsageFault("--history: " + historyOut + " is where the result goes");
        }
        ResolvedSpec resolved = spec.read(engine);
        Estimated estimated = run(resolved);
        RunResult result = estimated.result();
        Optional<TheoryComparison> comparison = compareTheory
                ? Optional.of(new TheoryComparison(result, Theory.of(resolved.given())))
                : Optional.empty();
        if (format.isBinary()) {
            file.orElseThrow()
                    .write(stream -> ResultRows.write(format.rows().orElseThrow(), result, comparison, stream));
        } else {
            write(comparison.map(this::compared).orElseGet(() -> rendered(result)), file);
        }
        if (history.isPresent()) {
            history.get().write(estimated.history(), result.spec());
        }
        estimated.unsaved().ifPresent(reason -> command.commandLine().getErr().println("quartic: " + reason));
        return estimated.unsaved().isPresent() ? ExitCode.FAILURE : ExitCode.of(result.status());
    }

    private void refuseWhatHasNoRoom() {
        format.refuseStandardOutput(out != null);
        if (covariance && format != OutputFormat.JSON) {
            throw new UsageFault("--covariance needs --format json: a table or csv has no room for a matrix");
        }
    }

    private Estimated run(ResolvedSpec resolved) {
        var settings = new RunSettings(threads.threads(), covariance, common.verbose(),
                Optional.ofNullable(dataDirectory));
        PrintWriter err = command.commandLine().getErr();
        if (quiet || !terminal.live()) {
            return engine.run(resolved, settings, progress -> {
            }, interruption);
        }
        try (var line = new ProgressLine(err, System::nanoTime, resolved.given().stop())) {
            return engine.run(resolved, settings, line, interruption);
        }
    }

    private String rendered(RunResult result) {
        return switch (format) {
            case TABLE -> ResultTable.text(result);
            case JSON -> ResultJson.text(result);
            case CSV -> ResultCsv.text(result);
            case PARQUET, NPZ -> throw new IllegalStateException(format.word() + " is not text");
        };
    }

    private String compared(TheoryComparison comparison) {
        return switch (format) {
            case TABLE -> comparison.table();
            case JSON -> comparison.json();
            case CSV -> comparison.csv();
            case PARQUET, NPZ -> throw new IllegalStateException(format.word() + " is not text");
        };
    }

    private void write(String text, Optional<OutputFile> file) throws IOException {
        if (file.isPresent()) {
            file.get().write(text);
        } else {
            print(format == OutputFormat.TABLE ? terminal.legible(text) : text);
        }
    }

    private void print(String text) throws IOException {
        PrintWriter results = command.commandLine().getOut();
        results.print(text);
        if (results.checkError()) {
            throw new IOException("the result could not be written to standard output");
        }
    }
}
