package org.quartic.cli;

/** A daemon that was not reached, or did not do what it was asked for. */
final class DaemonFailure extends ExplainedFailure {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    enum Kind {
        /** There was no answer, or none that is a daemon's. */
        UNREACHABLE,
        /** Not now: later it may. */
        BUSY,
        /** It knows no such run. */
        UNKNOWN_RUN,
        /** It makes no sense in the state the run is in. */
        CONFLICT,
        /** It will not. */
        REFUSED
    }

    private final Kind kind;

    DaemonFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the same may go well a little later. */
    boolean passes() {
        return kind == Kind.UNREACHABLE || kind == Kind.BUSY;
    }
}
