package org.quartic.cli;

/** A run that ended with a fault of its own, which the message names. */
final class RunFailed extends ExplainedFailure {
    private static final long serialVersionUID = 1L;

    RunFailed(String cause) {
        super("the run failed: " + cause);
    }
}
