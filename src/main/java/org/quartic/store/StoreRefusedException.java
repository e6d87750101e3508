package org.quartic.store;

/** A database that cannot be used, with the reason in words for whoever configured it. */
public final class StoreRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
