package org.quartic.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands that speak to a daemon. There are many, and to find out by its annotations what one of them takes needs a while: that is done
 * where it is asked for, and the others are only there to be listed.
 *
 * @param name
 *            what it is called
 * @param description
 *            what it does
 * @param make
 *            makes what does it
 */
record ClientCommands(String name, String description, Function<Surroundings, ClientCommand> make) {

    /** All there are, in the order in which one needs them. */
    static final List<ClientCommands> ALL = List.of(
            new ClientCommands("submit", "Hands a spec over to a daemon, which runs it.", SubmitCommand::new),
            new ClientCommands("list", "Lists the runs of a daemon, the newest first.", ListCommand::new),
            new ClientCommands("show", "Shows one run of a daemon, with its result by now.", ShowCommand::new),
            new ClientCommands("watch",
                    "Follows runs of a daemon to their end. Ctrl-C ends the watching, not the runs.",
                    WatchCommand::new),
            new ClientCommands("pause", "Has running runs hold still; what they have drawn is kept.",
                    surroundings -> new ActCommand(surroundings, "pause")),
            new ClientCommands("resume", "Has paused runs go on.",
                    surroundings -> new ActCommand(surroundings, "resume")),
            new ClientCommands("stop", "Ends runs where they are; their results by then are kept.",
                    surroundings -> new ActCommand(surroundings, "stop")),
            new ClientCommands("extend", "Has runs that have ended go on with their own draws towards another end.",
                    ExtendCommand::new),
            new ClientCommands("export", "Writes a run's result by now, as 'quartic run' would.", ExportCommand::new),
            new ClientCommands("delete", "Removes runs that have ended, for ever.", DeleteCommand::new));

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
