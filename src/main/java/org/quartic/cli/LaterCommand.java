package org.quartic.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that has its name and not yet its work.
 *
 * @param name
 *            what it is called
 */
record LaterCommand(String name) implements Callable<Integer> {
    /** Their names. */
    static final List<String> NAMES = List.of("sample", "init");

    /** The command line of this name: whatever follows it is not looked at. */
    static CommandLine commandLine(String name) {
        // There are many and they have no options: looking for annotations would take longer than all the others together.
        CommandSpec command = CommandSpec.wrapWithoutInspection(new LaterCommand(name));
        command.usageMessage().hidden(true);
        return new CommandLine(command).setUnmatchedArgumentsAllowed(true)
                .setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        throw new UsageFault("'" + name + "' is not supported yet");
    }
}
