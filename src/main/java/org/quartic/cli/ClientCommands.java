package org.quartic.cli;

import java.util.List;

/** The commands that speak to a daemon. */
final class ClientCommands {

    /** All there are, in the order in which one needs them. */
    static final List<CommandOnDemand> ALL = List.of(
            new CommandOnDemand("submit", "Hands a spec over to a daemon, which runs it.", SubmitCommand::new),
            new CommandOnDemand("list", "Lists the runs of a daemon, the newest first.", ListCommand::new),
            new CommandOnDemand("show", "Shows one run of a daemon, with its result by now.", ShowCommand::new),
            new CommandOnDemand("watch",
                    "Follows runs of a daemon to their end. Ctrl-C ends the watching, not the runs.",
                    WatchCommand::new),
            new CommandOnDemand("pause", "Has running runs hold still; what they have drawn is kept.",
                    surroundings -> new ActCommand(surroundings, "pause")),
            new CommandOnDemand("resume", "Has paused runs go on.",
                    surroundings -> new ActCommand(surroundings, "resume")),
            new CommandOnDemand("stop", "Ends runs where they are; their results by then are kept.",
                    surroundings -> new ActCommand(surroundings, "stop")),
            new CommandOnDemand("extend", "Has runs that have ended go on with their own draws towards another end.",
                    ExtendCommand::new),
            new CommandOnDemand("export", "Writes a run's result by now, as 'quartic run' would.", ExportCommand::new),
            new CommandOnDemand("delete", "Removes runs that have ended, for ever.", DeleteCommand::new));

    private ClientCommands() {}
}
