package org.quartic.cli;

import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        String first = unmatched.getUnmatched().getFirst();
        boolean group = !fault.getCommandLine().getSubcommands().isEmpty();
        String kind = first.startsWith("-") ? "unknown option" : group ? "unknown command" : "one argument too many,";
        List<String> suggestions = unmatched.getSuggestions();
        return kind + " '" + first + "'"
                + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?");
    }
}
