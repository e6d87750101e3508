package org.quartic.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of {@code reproduce}: what it takes is only found out, by its annotations, where it is asked for. */
record ReproduceLine() {
    static final String NAME = "reproduce";

    /**
     * Its command line.
     *
     * @param arguments
     *            of the whole process
     */
    static CommandLine commandLine(Surroundings around, List<String> arguments) {
        // What a file of arguments holds is not known yet.
        boolean asked = arguments.stream().anyMatch(each -> each.equals(NAME) || each.startsWith("@"));
        var commandLine = asked
                ? new CommandLine(new ReproduceCommand(around.engine(), around.interruption(), around.terminal()))
                : new CommandLine(CommandSpec.wrapWithoutInspection(new ReproduceLine()));
        commandLine.getCommandSpec().name(NAME).usageMessage()
                .description("Tries out arXiv:2602.10209, equation by equation, and writes a report.");
        return commandLine;
    }
}
