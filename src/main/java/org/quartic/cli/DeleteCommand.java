package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quartic delete}. */
@Command(footer = "%nExit codes: 0 done, 1 failure or refused, 2 bad usage or unknown run.")
final class DeleteCommand extends ClientCommand {
    @Mixin
    private RunsParameter runs;

    @Mixin
    private AnswerFormat format;

    DeleteCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode deleted = answer.putArray("deleted");
        int code = ExitCode.DONE;
        List<DaemonRun> found = runs.find(client);
        for (DaemonRun run : found) {
            try {
                client.delete(run.id());
                deleted.add(run.id());
                if (!format.isJson()) {
                    printText(run.called() + ": deleted\n");
                }
            } catch (DaemonFailure failure) {
                tell(found.size() == 1 ? failure.getMessage() : run.called() + ": " + failure.getMessage());
                code = RunByRun.worse(code,
                        failure.kind() == DaemonFailure.Kind.UNKNOWN_RUN ? ExitCode.USAGE : ExitCode.FAILURE);
            }
        }
        if (format.isJson()) {
            printJson(answer);
        }
        return code;
    }
}
