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

import org.quartic.spec.RunSpec;
import org.quartic.table.TableFormat;
import org.quartic.table.TableWriter;

/** {@code quartic sample}: field configurations, draw by draw. */
@Command(footer = {
        "%nThe first draws of a longer sample are those of a shorter one.",
        "%nExit codes: 0 done, 1 failure, 2 bad usage or spec, 130 interrupted."})
final class SampleCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("sample",
            "Draws field configurations: phi at the points of a spec, draw by draw.", SampleCommand::new);

    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions spec;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private CommonOptions common;

    @Option(names = "--count", paramLabel = "N", required = true, converter = WholeNumber.class, description = {
            "How many to draw, such as 1000 or 1e6."})
    private long count;

    @Option(names = "--format", paramLabel = "FORMAT", converter = TableFormatConverter.class, description = {
            "csv, json, parquet or npz; by default what the ending of --out says, and csv on standard output."})
    private TableFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = {
            "Writes to this file, whole or not at all, instead of standard output."})
    private Path out;

    @Option(names = "--quiet", description = "No progress line.")
    private boolean quiet;

    private final Engine engine;
    private final Interruption interruption;
    private final Terminal terminal;

    private volatile boolean interrupted;

    SampleCommand(Surroundings surroundings) {
        engine = surroundings.engine();
        interruption = surroundings.interruption();
        terminal = surroundings.terminal();
    }

    @Override
    public Integer call() throws IOException {
        TableFormat chosen = TableFormatConverter.chosen(format, Optional.ofNullable(out));
        Optional<OutputFile> file = Optional.ofNullable(out).map(OutputFile::at);
        // How a run draws and when it ends makes no difference to its fields.
        RunSpec given = spec.read(engine).given();
        var sampling = new FieldSampling(given, threads.threads());
        interruption.onStop(() -> interrupted = true);
        try {
            if (file.isPresent()) {
                file.get().write(stream -> {
                    try (TableWriter rows = chosen.open(SampleTable.of(given, count), stream)) {
                        write(sampling, rows, false);
                    }
                });
            } else {
                try (TableWriter rows = chosen.open(SampleTable.of(given, count), command.commandLine().getOut())) {
                    write(sampling, rows, true);
                }
                refuseLoss();
            }
            return ExitCode.DONE;
        } catch (SamplingInterrupted early) {
            command.commandLine().getErr().println("quartic: interrupted after " + early.draws() + " draws"
                    + file.map(none -> ": nothing is written to " + out).orElse(""));
            return ExitCode.INTERRUPTED;
        }
    }

    private void write(FieldSampling sampling, TableWriter rows, boolean printed) throws IOException {
        PrintWriter err = command.commandLine().getErr();
        try (var line = new SampleProgress(new LiveLine(err, System::nanoTime), System::nanoTime, count,
                !quiet && terminal.live())) {
            sampling.draw(count, (first, drawn) -> {
                for (int i = 0; i < drawn.length; i++) {
                    SampleTable.refuseOverflow(first + i, drawn[i]);
                    rows.row(drawn[i]);
                }
                if (printed) {
                    refuseLoss();
                }
                long draws = first + drawn.length;
                line.show(draws);
                if (interrupted && draws < count) {
                    throw new SamplingInterrupted(draws);
                }
            });
        } finally {
            if (printed) {
                // Also of a sample that ends early: whole rows, as many as it says.
                rows.flush();
            }
        }
    }

    private void refuseLoss() throws IOException {
        if (command.commandLine().getOut().checkError()) {
            throw new IOException("the sample could not be written to standard output");
        }
    }

    /** Somebody would rather have no sample. */
    private static final class SamplingInterrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long draws;

        SamplingInterrupted(long draws) {
            this.draws = draws;
        }

        long draws() {
            return draws;
        }
    }
}
