package org.quartic.ensemble;

/** A valid spec whose ensemble cannot be computed here: too large to hold, or beyond the range of doubles. The message is for the user. */
public final class UnsupportedEnsembleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refused for this reason. */
    public UnsupportedEnsembleException(String reason) {
        super(reason);
    }
}
