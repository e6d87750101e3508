package org.quartic.store;

/** Another process has taken the place where runs are remembered: this one is to write nothing more. */
public final class StoreLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreLostException(String reason) {
        super(reason, null, false, false);
    }
}
