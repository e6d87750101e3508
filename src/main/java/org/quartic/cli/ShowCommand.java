package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.quartic.run.Figures;

/** {@code quartic show}. */
@Command(footer = "%nExit codes: 0 done, 1 failure, 2 bad usage or unknown run.")
final class ShowCommand extends ClientCommand {
    @Parameters(paramLabel = "RUN", description = RunsParameter.DESCRIPTION)
    private String meant;

    @Mixin
    private AnswerFormat format;

    ShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        DaemonRun run = new RunFinder(client).find(meant);
        Optional<JsonNode> result = client.result(run.id());
        if (format.isJson()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("run", run.json());
            json.set("result", result.orElse(null));
            printJson(json);
        } else {
            printText(glance(run) + result.map(DaemonClient::read).filter(each -> !each.fourPoint().isEmpty())
                    .map(each -> "\n" + ResultTable.text(each)).orElse(""));
        }
        return ExitCode.DONE;
    }

    private String glance(DaemonRun run) {
        var moments = new Moments(surroundings().clock());
        var text = new StringBuilder(run.called()).append('\n');
        line(text, "status", run.status().word() + (run.priority().isEmpty() ? "" : ", priority " + run.priority()));
        run.error().ifPresent(error -> line(text, "error", error));
        line(text, "submitted", time(run.submitted(), moments));
        line(text, "started", time(run.started(), moments));
        line(text, "finished", time(run.finished(), moments));
        line(text, "draws", Figures.count(run.draws()));
        run.worst().ifPresent(worst -> line(text, "furthest", worst.told()));
        return text.toString();
    }

    private static String time(Optional<Instant> time, Moments moments) {
        return time.map(moments::full).orElse("not yet");
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  ").append(Cells.padded(what, 11)).append(value).append('\n');
    }
}
