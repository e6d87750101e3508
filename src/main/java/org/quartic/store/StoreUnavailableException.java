package org.quartic.store;

/** What is remembered cannot be read or written now; later it may. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
