package org.quartic.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quartic completion}: a script by which a shell completes commands and options. */
@Command(footer = {"%nOf bash: source <(ops/quartic completion bash)",
        "Of zsh: the same, after autoload -U +X bashcompinit && bashcompinit",
        "%nExit codes: 0 done, 2 bad usage."})
final class CompletionCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("completion",
            "Prints a script by which bash or zsh completes commands and options.", CompletionCommand::new);

    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell;

    @Mixin
    private CommonOptions common;

    private final Surroundings surroundings;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new UsageFault("found '" + shell + "'; allowed: " + String.join(" or ", SHELLS));
        }
        // The script is the same: it knows by itself which of the two reads it.
        command.commandLine().getOut().print(AutoComplete.bash("quartic", Quartic.whole(surroundings)));
        command.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
