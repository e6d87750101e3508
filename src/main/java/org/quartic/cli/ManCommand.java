package org.quartic.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quartic man}: the manual as pages for {@code man}. */
@Command(footer = {"%nTo read: ops/quartic man run | man -l -", "%nExit codes: 0 done, 2 bad usage."})
final class ManCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("man",
            "Prints the manual page of Quartic or of one command, for man.", ManCommand::new);

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command; by default Quartic as a whole.")
    private String name;

    @Mixin
    private CommonOptions common;

    private final Surroundings surroundings;

    ManCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandLine whole = Quartic.whole(surroundings);
        if (name != null && !whole.getSubcommands().containsKey(name)) {
            throw new UsageFault("there is no command '" + name + "'; allowed: "
                    + whole.getSubcommands().keySet().stream().collect(Collectors.joining(", ")));
        }
        CommandLine asked = Optional.ofNullable(name).map(whole.getSubcommands()::get).orElse(whole);
        command.commandLine().getOut().print(ManualPage.of(asked));
        command.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
