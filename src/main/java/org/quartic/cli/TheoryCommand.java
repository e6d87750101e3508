package org.quartic.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import org.quartic.spec.RunSpec;
import org.quartic.theory.Theory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private AnswerFormat format;

    private final Engine engine;
    private final Terminal terminal;

    TheoryCommand(Engine engine, Terminal terminal) {
        this.engine = engine;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        // How a spec is drawn makes no difference to what is known of it.
        RunSpec given = spec.read(engine).given();
        var report = new TheoryReport(given.name(), Theory.of(given));
        PrintWriter out = command.commandLine().getOut();
        out.print(format.isJson() ? report.json() : terminal.legible(report.table()));
        if (out.checkError()) {
            throw new IOException("what is known could not be written to standard output");
        }
        return ExitCode.DONE;
    }
}
