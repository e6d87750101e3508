package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import org.quartic.run.Figures;

/**
 * Does the same with one run after the other. What is refused of one is told, and does not keep the others from it.
 *
 * @param command
 *            on whose behalf
 * @param json
 *            whether answers are for programs
 */
record RunByRun(ClientCommand command, boolean json) {

    /**
     * Tells what became of each; answers the exit code.
     *
     * @param action
     *            answers the run as it is then
     */
    int each(List<DaemonRun> runs, UnaryOperator<DaemonRun> action) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode done = answer.putArray("runs");
        int code = ExitCode.DONE;
        for (DaemonRun run : runs) {
            try {
                DaemonRun after = action.apply(run);
                if (json) {
                    done.add(after.json());
                } else {
                    command.printText(line(after));
                }
            } catch (DaemonFailure failure) {
                command.tell(runs.size() == 1 ? failure.getMessage() : run.called() + ": " + failure.getMessage());
                code = worse(code,
                        failure.kind() == DaemonFailure.Kind.UNKNOWN_RUN ? ExitCode.USAGE : ExitCode.FAILURE);
            } catch (UsageFault fault) {
                fault.lines().forEach(line -> command.tell(runs.size() == 1 ? line : run.called() + ": " + line));
                code = worse(code, ExitCode.USAGE);
            }
        }
        if (json) {
            command.printJson(answer);
        }
        return code;
    }

    /** A failure counts for more than what was asked in vain. */
    static int worse(int code, int other) {
        return code == ExitCode.FAILURE || other == ExitCode.DONE ? code : other;
    }

    /** A run in one line, with a line end. */
    static String line(DaemonRun run) {
        return run.called() + ": " + run.status().word() + run.error().map(error -> ": " + error).orElse("") + ", "
                + Figures.count(run.draws()) + " draws" + run.worst().map(worst -> ", " + worst.told()).orElse("")
                + "\n";
    }
}
