package org.quartic.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quartic watch}. */
@Command(footer = {"%nOn a terminal each run has a bar; elsewhere changes are written line by line.",
        "%nExit codes: 0 all converged, 1 failure or a failed run, 2 bad usage or unknown run,",
        "3 a budget ended a run, 130 a run was stopped or the watching interrupted."})
final class WatchCommand extends ClientCommand {
    @Mixin
    private RunsParameter runs;

    @Mixin
    private AnswerFormat format;

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int ask(DaemonClient client) {
        return new Watch(client, surroundings(), out(), err(), format.isJson()).follow(runs.find(client));
    }
}
