package org.quartic.cli;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells why a command ended before its work was done: every fault of the user's, or one line for a failure. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof UsageFault fault) {
            fault.lines().forEach(line -> err.println("quartic: " + line));
            return ExitCode.USAGE;
        }
        Throwable reason = failure instanceof ExecutionException && failure.getCause() instanceof Error error ? error
                : failure;
        err.println("quartic: " + oneLine(told(reason)));
        if (command.getParseResult().hasMatchedOption(CommonOptions.VERBOSE)) {
            reason.printStackTrace(err);
        } else if (!(reason instanceof ExplainedFailure)) {
            err.println("'" + CommonOptions.VERBOSE + "' shows where it happened.");
        }
        return ExitCode.FAILURE;
    }

    /** A class that could not be set up says nothing itself. */
    private static Throwable told(Throwable reason) {
        return reason instanceof ExceptionInInitializerError && reason.getCause() != null ? reason.getCause() : reason;
    }

    private static String oneLine(Throwable failure) {
        if (failure instanceof ExplainedFailure) {
            return failure.getMessage();
        }
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? "failed: " + name
                : "failed: " + message.lines().findFirst().orElse(name) + " (" + name + ")";
    }
}
