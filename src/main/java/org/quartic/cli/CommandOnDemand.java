package org.quartic.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that is only there to be listed unless it is asked for: to find out by its annotations what one of them takes needs a while, and
 * there are many.
 *
 * @param name
 *            what it is called
 * @param description
 *            what it does
 * @param make
 *            makes what does it
 */
record CommandOnDemand(String name, String description, Function<Surroundings, Callable<Integer>> make) {

    /**
     * Its command line.
     *
     * @param arguments
     *            of the whole process
     */
    CommandLine commandLine(Surroundings surroundings, List<String> arguments) {
        // What a file of arguments holds is not known yet.
        boolean asked = arguments.stream().anyMatch(each -> each.equals(name) || each.startsWith("@"));
        var commandLine = asked ? new CommandLine(make.apply(surroundings))
                : new CommandLine(CommandSpec.wrapWithoutInspection(this));
        commandLine.getCommandSpec().name(name).usageMessage().description(description);
        return commandLine;
    }
}
