package org.quartic.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import org.quartic.theory.Theory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quartic theory}: what is known of a spec's correlators without a draw. */
@Command(name = "theory", //
        description = "Tells exact values, or values by quadrature with their accuracy, where they are known.", //
        footer = "%nExit codes: 0 done, also where nothing is known, 1 failure, 2 bad usage or spec.")
final class TheoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--format", paramLabel = "FORMAT", converter = OutputFormat.Converter.class, description = {
            "How it is written: table (default) or json."})
    private OutputFormat format = OutputFormat.TABLE;

    private final Engine engine;
    private final Terminal terminal;

    TheoryCommand(Engine engine, Terminal terminal) {
        this.engine = engine;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (format == OutputFormat.CSV) {
            throw new ParameterException(command.commandLine(),
                    "Invalid value for option '--format': csv is for results");
        }
        ResolvedSpec resolved = spec.read(engine);
        var report = new TheoryReport(resolved.spec().name(), Theory.of(resolved.spec()));
        PrintWriter out = command.commandLine().getOut();
        out.print(format == OutputFormat.JSON ? report.json() : terminal.legible(report.table()));
        if (out.checkError()) {
            throw new IOException("what is known could not be written to standard output");
        }
        return ExitCode.DONE;
    }
}
