package org.quartic.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads compute. */
final class ThreadsOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--threads", paramLabel = "N", description = {
            "How many threads compute; results do not depend on it. Default: the processors there are."})
    private void setThreads(int asked) {
        if (asked < 1) {
            throw new ParameterException(command.commandLine(),
                    "Invalid value for option '--threads': at least 1 is needed, found " + asked);
        }
        threads = asked;
    }

    int threads() {
        return threads;
    }
}
