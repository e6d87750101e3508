package org.quartic.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.quartic.plot.SweepFigure;
import org.quartic.plot.SweepFile;
import org.quartic.plot.Wishes;
import org.quartic.run.Priority;
import org.quartic.spec.SweepSpec;
import org.quartic.sweep.SweepJson;
import org.quartic.sweep.SweepResult;

/** {@code quartic sweep}: many runs that differ in some keys, and the curves through what they find. */
@Command(footer = {
        "%nAll runs share the machine: the one whose error bar is furthest from its target goes on.",
        "%nExit codes: 0 all runs converged, 1 failure, 2 bad usage or sweep, 3 a budget ended a run before its target,",
        "130 interrupted (what is known is printed; with --data-dir its state is saved)."})
final class SweepCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("sweep",
            "Runs a base spec at many values of some of its keys, and fits curves to what is found.",
            SweepCommand::new);

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "The sweep, a HOCON or JSON file.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = {
            "Takes the place of a value of the base, such as stop.target.relative=0.1. Repeatable."})
    private List<String> overrides = List.of();

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private CommonOptions common;

    @Option(names = "--format", paramLabel = "FORMAT", converter = OutputFormat.Converter.class, description = {
            "How the results are written: table (default), json or csv; with --out also parquet or npz."})
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = {
            "Writes the results to this file, whole or not at all, instead of standard output."})
    private Path out;

    @Option(names = "--plot", paramLabel = "FILE", description = {
            "Plots G4c over the first key with numbers, and its fits, to this file: FILE.svg or FILE.png."
                    + " 'quartic plot' makes other plots of the json results."})
    private Path plot;

    @Option(names = "--quiet", description = "No progress line.")
    private boolean quiet;

    @Option(names = "--data-dir", paramLabel = "DIR", description = {
            "Keeps every run there: the same command goes on where it was interrupted, and runs that have ended are not"
                    + " repeated when values are added to the sweep."})
    private Path dataDirectory;

    @Option(names = "--submit", description = {
            "Hands all runs to a daemon, which divides its processors among them, and gathers what it finds. The same"
                    + " command goes on with runs the daemon has already."})
    private boolean submit;

    @Option(names = "--priority", paramLabel = "PRIORITY", converter = SubmitCommand.PriorityConverter.class, description = {
            "With --submit: low, normal (default) or high."})
    private Priority priority = Priority.NORMAL;

    @Mixin
    private final DaemonOptions daemon;

    private final Surroundings surroundings;

    SweepCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        daemon = new DaemonOptions(surroundings.environment());
    }

    @Override
    public Integer call() throws IOException {
        if (common.verbose()) {
            Logging.tellMore();
        }
        if (submit && dataDirectory != null) {
            throw new UsageFault("--data-dir with --submit: the daemon keeps its runs itself");
        }
        format.refuseStandardOutput(out != null);
        Optional<OutputFile> destination = Optional.ofNullable(out).map(OutputFile::at);
        SpecOptions.refuseUnreadable(file);
        Optional<PlotFile> picture = Optional.ofNullable(plot).map(path -> PlotFile.at("--plot", path));
        if (destination.isPresent() && picture.isPresent() && destination.get().isSameAs(picture.get().file())) {
            throw new UsageFault("--plot: " + plot + " is where the results go");
        }
        SweepSpec sweep = surroundings.engine().readSweep(file, SpecOptions.keyed(overrides));
        if (picture.isPresent()) {
            refuseWithoutNumbers(sweep);
        }
        Swept swept = submit ? submitted(sweep) : sweep(sweep);
        write(swept.result(), destination);
        Optional<String> missing = picture.isPresent() ? plotted(swept.result(), picture.get()) : Optional.empty();
        Stream.concat(swept.unsaved().stream(), missing.stream())
                .forEach(reason -> command.commandLine().getErr().println("quartic: " + reason));
        return swept.unsaved().isPresent() || missing.isPresent() ? ExitCode.FAILURE
                : ExitCode.of(swept.result().status());
    }

    /** Known before anything is computed. */
    private void refuseWithoutNumbers(SweepSpec sweep) {
        if (sweep.keys().stream().noneMatch(key -> sweep.points().stream().map(point -> point.at().get(key))
                .anyMatch(value -> value != null && value.isNumber()))) {
            throw new UsageFault("--plot: " + file + " sweeps no key of numbers to plot against");
        }
    }

    /** Plots it, or says why it cannot be: the results have been written by then. */
    private static Optional<String> plotted(SweepResult result, PlotFile picture) throws IOException {
        try {
            picture.write(SweepFigure.of(List.of(SweepFile.read(SweepJson.tree(result))), Wishes.NONE));
            return Optional.empty();
        } catch (IllegalArgumentException nothingToPlot) {
            return Optional.of("--plot: " + nothingToPlot.getMessage());
        }
    }

    private Swept submitted(SweepSpec sweep) {
        if (sweep.maxWallTime().isPresent()) {
            throw new UsageFault(file + ": max-wall-time bounds a sweep in the foreground: a daemon's runs have"
                    + " stop.max-wall-time");
        }
        return new Swept(new SubmittedSweep(daemon.client(), surroundings, command.commandLine().getErr()).run(sweep,
                priority), Optional.empty());
    }

    private Swept sweep(SweepSpec sweep) {
        var settings = new RunSettings(threads.threads(), false, common.verbose(), Optional.ofNullable(dataDirectory));
        PrintWriter err = command.commandLine().getErr();
        if (quiet || !surroundings.terminal().live()) {
            return surroundings.engine().sweep(sweep, settings, progress -> {
            }, surroundings.interruption());
        }
        try (var line = new LiveLine(err, System::nanoTime)) {
            return surroundings.engine().sweep(sweep, settings,
                    progress -> line.show(() -> SweepTable.progress(progress)), surroundings.interruption());
        }
    }

    private void write(SweepResult result, Optional<OutputFile> destination) throws IOException {
        OutputFile.Content content = stream -> {
            if (format.rows().isPresent()) {
                SweepRows.write(format.rows().get(), result, stream);
            } else {
                stream.write(text(result, destination.isPresent()).getBytes(StandardCharsets.UTF_8));
            }
        };
        if (destination.isPresent()) {
            destination.get().write(content);
        } else {
            var bytes = new ByteArrayOutputStream();
            content.writeTo(bytes);
            print(bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private String text(SweepResult result, boolean toFile) {
        if (format == OutputFormat.JSON) {
            return SweepJson.text(result);
        }
        String table = SweepTable.text(result);
        return toFile ? table : surroundings.terminal().legible(table);
    }

    private void print(String text) throws IOException {
        PrintWriter results = command.commandLine().getOut();
        results.print(text);
        if (results.checkError()) {
            throw new IOException("the results could not be written to standard output");
        }
    }
}
