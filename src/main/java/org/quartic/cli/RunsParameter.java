package org.quartic.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The runs a command is about. */
final class RunsParameter {
    /** How a run is named, for the help of every command that wants one. */
    static final String DESCRIPTION = "The run: its id, a beginning or the last letters of it that no other has, or its name"
            + " where only one run that has not ended, or else one in all, is called so.";

    @Parameters(paramLabel = "RUN", arity = "1..*", description = DESCRIPTION)
    private List<String> meant = List.of();

    /** Those that are meant. */
    List<DaemonRun> find(DaemonClient client) {
        return new RunFinder(client).find(meant);
    }
}
