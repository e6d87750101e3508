package org.quartic.actor;

/** Something asked of a daemon that it does not do. */
public final class RunRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Kind {
        /** There is no such run. */
        UNKNOWN,
        /** It makes no sense in the state the run is in. */
        CONFLICT,
        /** There are as many runs as may be. */
        FULL,
        /** It is more than this machine can hold. */
        TOO_LARGE,
        /** It could not be kept, or not be read: later it may. */
        UNAVAILABLE
    }

    private final Kind kind;

    /** A refusal with its reason in one line for people. */
    public RunRefusal(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    /** Why not. */
    public Kind kind() {
        return kind;
    }
}
