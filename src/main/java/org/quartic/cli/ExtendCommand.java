package org.quartic.cli;

import java.io.IOException;
import java.util.List;
import org.quartic.spec.SpecChanges;
import org.quartic.spec.SpecFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quartic extend}. */
@Command(footer = {"%nWhat is not set of the stop section stays as it was.",
        "%nExit codes: 0 done, 1 failure or refused, 2 bad usage, values or unknown run."})
final class ExtendCommand extends ClientCommand {
    private static final String STOP = "stop.";

    @Mixin
    private RunsParameter runs;

    @Mixin
    private AnswerFormat format;

    @Option(names = "--set", paramLabel = "stop.KEY=VALUE", required = true, description = {
            "Takes the place of a value of the stop section, such as stop.target.absolute=1e-6. Repeatable."})
    private List<String> overrides = List.of();

    ExtendCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int ask(DaemonClient client) throws IOException {
        String changes = changes();
        return new RunByRun(this, format.isJson()).each(runs.find(client), run -> client.extend(run.id(), changes));
    }

    private String changes() {
        for (String override : overrides) {
            if (!override.strip().startsWith(STOP) || override.indexOf('=') <= STOP.length()) {
                throw new UsageFault("--set: '" + override
                        + "' is not stop.KEY=VALUE: nothing else of a run can be changed");
            }
        }
        SpecChanges changes = SpecChanges.of(overrides);
        if (!changes.faults().isEmpty()) {
            throw new UsageFault(changes.faults().stream().map(SpecFault::describe).map(fault -> "--set: " + fault)
                    .toList());
        }
        return changes.json();
    }
}
