package org.quartic.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quartic pause}, {@code resume} and {@code stop}. */
@Command(footer = "%nExit codes: 0 done, 1 failure or refused, 2 bad usage or unknown run.")
final class ActCommand extends ClientCommand {
    @Mixin
    private RunsParameter runs;

    @Mixin
    private AnswerFormat format;

    private final String action;

    ActCommand(Surroundings surroundings, String action) {
        super(surroundings);
        this.action = action;
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        return new RunByRun(this, format.isJson()).each(runs.find(client), run -> client.act(run.id(), action));
    }
}
