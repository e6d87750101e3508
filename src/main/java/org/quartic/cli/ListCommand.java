package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.quartic.run.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quartic list}. */
@Command(footer = "%nExit codes: 0 done, 1 failure, 2 bad usage.")
final class ListCommand extends ClientCommand {
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private AnswerFormat format;

    private int limit = 50;

    @Option(names = "--status", paramLabel = "STATUS", converter = StatusConverter.class, description = {
            "Only runs that are queued, running, paused, converged, exhausted, stopped or failed."})
    private Status status;

    ListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Option(names = "--limit", paramLabel = "N", description = "How many at most. Default: 50.")
    private void setLimit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw new ParameterException(command.commandLine(),
                    "Invalid value for option '--limit': found " + asked + "; allowed: 1 to " + MOST);
        }
        limit = asked;
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        // One more than is shown tells whether there are more.
        List<DaemonRun> runs = client.list(Optional.ofNullable(status), limit + 1);
        List<DaemonRun> shown = runs.subList(0, Math.min(limit, runs.size()));
        if (format.isJson()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode list = json.putArray("runs");
            shown.forEach(run -> list.add(run.json()));
            printJson(json);
            return ExitCode.DONE;
        }
        if (shown.isEmpty()) {
            tell(status == null ? "no runs yet: 'quartic submit SPEC' makes one" : "no run is " + status.word());
        } else {
            printText(RunTable.text(shown, new Moments(surroundings().clock()), columns()));
        }
        if (runs.size() > limit) {
            tell("these are the newest " + limit + "; --limit shows more");
        }
        return ExitCode.DONE;
    }

    private int columns() {
        return surroundings().terminal().printed() ? surroundings().size().get().columns() : Integer.MAX_VALUE;
    }

    /** Reads the words of the command line. */
    static final class StatusConverter extends WordConverter<Status> {
        StatusConverter() {
            super(Status.values(), Status::word);
        }
    }
}
