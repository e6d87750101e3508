package org.quartic.cli;

import picocli.CommandLine.Option;

/** What every command knows. */
final class CommonOptions {
    /** Asks for stack traces and times. */
    static final String VERBOSE = "--verbose";

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    private boolean help;

    @Option(names = VERBOSE, description = "Tells more on standard error: the stages' times, the stack trace of a failure.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }
}
