package org.quartic.cli;

/** A failure whose message says all there is to say of it, in one line for people. Ends a command with {@link ExitCode#FAILURE}. */
abstract class ExplainedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExplainedFailure(String message) {
        super(message);
    }
}
