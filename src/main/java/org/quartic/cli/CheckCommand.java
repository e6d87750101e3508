package org.quartic.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quartic check}: validates a spec and forecasts its run. */
@Command(name = "check", //
        description = "Validates a spec, shows it with its defaults filled in, and forecasts draws and time from a pilot.", //
        footer = "%nExit codes: 0 the spec is valid, 1 failure, 2 bad usage or spec.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private AnswerFormat format;

    private final Engine engine;

    CheckCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        ResolvedSpec resolved = spec.read(engine);
        int threads = Runtime.getRuntime().availableProcessors();
        var report = new CheckReport(resolved, engine.forecast(resolved, threads), threads);
        command.commandLine().getOut().print(format.isJson() ? report.json() : report.table());
        command.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
