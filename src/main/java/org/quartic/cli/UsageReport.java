package org.quartic.cli;

import java.io.PrintWriter;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import org.quartic.spec.Misspelling;

/** Tells what is wrong with a command line, what may have been meant, and where to read on. */
final class UsageReport implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("quartic: " + message(fault));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException fault) {
        if (!(fault instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return fault.getMessage();
        }
        CommandSpec command = fault.getCommandLine().getCommandSpec();
        String argument = unmatched.getUnmatched().getFirst();
        if (argument.startsWith("-")) {
            return "unknown option '" + argument + "'" + suggestion(argument, command.optionsMap().keySet());
        }
        if (command.subcommands().isEmpty()) {
            return "one argument too many: '" + argument + "'";
        }
        return "unknown command '" + argument + "'" + suggestion(argument, command.subcommands().keySet());
    }

    private static String suggestion(String argument, Set<String> known) {
        return Misspelling.meant(argument, known).map(word -> "; did you mean '" + word + "'?").orElse("");
    }
}
