package org.quartic.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that has its name and not yet its work. */
@Command(hidden = true)
final class LaterCommand implements Callable<Integer> {
    /** Their names. */
    static final List<String> NAMES = List.of("theory", "sweep", "plot", "sample", "init", "daemon", "submit", "list",
            "show", "watch", "pause", "resume", "stop", "extend", "export", "delete");

    @Spec
    private CommandSpec command;

    /** The command line of this name: whatever follows it is not looked at. */
    static CommandLine commandLine() {
        return new CommandLine(new LaterCommand()).setUnmatchedArgumentsAllowed(true)
                .setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        throw new UsageFault("'" + command.name() + "' is not supported yet");
    }
}
