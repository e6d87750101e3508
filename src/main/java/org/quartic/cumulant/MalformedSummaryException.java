package org.quartic.cumulant;

/** Bytes that are not the binary form of a summary, or not of the expected layout; the message says what was expected and found. */
public final class MalformedSummaryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedSummaryException(String field, Object expected, Object found) {
        super("not a summary: expected " + field + " " + expected + ", found " + found);
    }
}
