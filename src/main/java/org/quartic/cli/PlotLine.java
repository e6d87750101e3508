package org.quartic.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of {@code plot}: what it takes is only found out, by its annotations, where it is asked for. */
record PlotLine() {
    static final String NAME = "plot";

    /**
     * Its command line.
     *
     * @param arguments
     *            of the whole process
     */
    static CommandLine commandLine(List<String> arguments) {
        // What a file of arguments holds is not known yet.
        boolean asked = arguments.stream().anyMatch(each -> each.equals(NAME) || each.startsWith("@"));
        var commandLine = asked ? new CommandLine(new PlotCommand())
                : new CommandLine(CommandSpec.wrapWithoutInspection(new PlotLine()));
        commandLine.getCommandSpec().name(NAME).usageMessage()
                .description("Plots results, sweeps or histories as SVG or PNG, fit for a journal.");
        return commandLine;
    }
}
