package org.quartic.http;

/** A daemon cannot be served as it is to be; the message is one line for people. */
public final class CannotServeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotServeException(String message) {
        super(message);
    }
}
