package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.util.List;
import org.quartic.run.Priority;
import org.quartic.run.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quartic submit}: reads and checks a spec as {@code run} does and hands it over. */
@Command(footer = {"%nThe spec is read and checked here, so that it may include files and use the environment.",
        "%nExit codes: 0 the daemon has it (with --watch: as watch), 1 failure, 2 bad usage or spec."})
final class SubmitCommand extends ClientCommand {
    @Mixin
    private SpecOptions spec;

    @Mixin
    private AnswerFormat format;

    @Option(names = "--priority", paramLabel = "PRIORITY", converter = PriorityConverter.class, description = {
            "low, normal (default) or high: how much it is given of the processors beside others."})
    private Priority priority = Priority.NORMAL;

    @Option(names = "--name", paramLabel = "NAME", description = {
            "What the run is called. Default: as the spec says, or else the file's name."})
    private String name;

    @Option(names = "--watch", description = "Follows the run to its end, as 'quartic watch' does.")
    private boolean watch;

    SubmitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        ResolvedSpec resolved = spec.read(surroundings().engine(),
                name == null ? List.of() : List.of("name=" + ConfigUtil.quoteString(name)));
        JsonNode answer = client.submit(resolved.json(), priority);
        String id = answer.path("id").asText();
        if (format.isJson()) {
            // What follows is an event a line.
            print(watch ? answer + "\n" : ResultJson.pretty(answer));
        } else {
            printText("submitted " + resolved.spec().name() + " as " + id + "\n");
            if (!watch) {
                tell("'quartic watch " + id + "' follows it, 'quartic show " + id + "' tells what is known");
            }
        }
        return watch ? new Watch(client, surroundings(), out(), err(), format.isJson()).follow(List.of(client.show(id)))
                : ExitCode.DONE;
    }

    /** Reads the words of the command line. */
    static final class PriorityConverter extends WordConverter<Priority> {
        PriorityConverter() {
            super(Priority.values(), Priority::word);
        }
    }
}
