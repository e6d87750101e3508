package org.quartic.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code quartic}. */
@Command(name = "quartic", synopsisSubcommandLabel = "COMMAND", versionProvider = Quartic.Version.class, //
        description = "A streaming estimator of connected correlators of neural-network quantum field theories.", //
        footer = "%n'quartic COMMAND --help' tells of one command.")
public final class Quartic implements Callable<Integer> {
    /** Beside those that work by themselves with a spec. */
    private static final List<CommandOnDemand> ON_DEMAND = List.of(SweepCommand.ON_DEMAND, PlotCommand.ON_DEMAND,
            SampleCommand.ON_DEMAND, ReproduceCommand.ON_DEMAND, InitCommand.ON_DEMAND, CompletionCommand.ON_DEMAND,
            ManCommand.ON_DEMAND);

    // A look that is under way ends well within it, and service managers wait as long before they kill.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Shows version, commit and JDK.")
    private boolean version;

    @Spec
    private CommandSpec command;

    private Quartic() {}

    /** Does what the arguments ask for and ends the process with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        var interruption = new Interruption(STOP_LIMIT);
        interruption.install();
        CommandLine commandLine = commandLine(Surroundings.current(new LocalEngine(), interruption), arguments);
        // Results are UTF-8 whatever the locale: JSON has no other encoding.
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true));
        interruption.exit(commandLine.execute(arguments));
    }

    /** Asked for nothing: shows what could be asked for. */
    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** The command line for these arguments, as yet with the process's own streams. */
    static CommandLine commandLine(Surroundings around, String... arguments) {
        var commandLine = new CommandLine(new Quartic())
                .addSubcommand(new RunCommand(around.engine(), around.interruption(), around.terminal()))
                .addSubcommand(new CheckCommand(around.engine()))
                .addSubcommand(new TheoryCommand(around.engine(), around.terminal()))
                .addSubcommand(new DaemonCommand(around.interruption(), around.terminal()));
        ON_DEMAND.forEach(
                each -> commandLine.addSubcommand(each.name(), each.commandLine(around, List.of(arguments))));
        ClientCommands.ALL.forEach(
                each -> commandLine.addSubcommand(each.name(), each.commandLine(around, List.of(arguments))));
        return commandLine.setParameterExceptionHandler(new UsageReport())
                .setExecutionExceptionHandler(new FailureReport()).setExecutionStrategy(Quartic::executeLast)
                .setUsageHelpWidth(100);
    }

    /** The command line with everything there is to know of every command: it takes a while. */
    static CommandLine whole(Surroundings around) {
        return commandLine(around, Stream.concat(ON_DEMAND.stream(), ClientCommands.ALL.stream())
                .map(CommandOnDemand::name).toArray(String[]::new));
    }

    // An error, such as too little memory, is told like any failure; left alone, it would pass for an interruption.
    private static int executeLast(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error error) {
            CommandLine last = parsed.asCommandLineList().getLast();
            throw new CommandLine.ExecutionException(last, "an error", error);
        }
    }

    /** Version, commit and JDK. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Build build = Build.current();
            return new String[]{"quartic " + build.version(), "commit " + build.commit(), "JDK " + build.jdk()};
        }
    }
}
