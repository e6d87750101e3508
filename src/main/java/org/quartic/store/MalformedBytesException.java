package org.quartic.store;

/** Bytes that are not what they should be; the message says what was expected and what was found. */
public final class MalformedBytesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedBytesException(String what, String field, Object expected, Object found) {
        super("not " + what + ": expected " + field + " " + expected + ", found " + found);
    }

    MalformedBytesException(String what, RuntimeException cause) {
        super("not " + what + ": " + cause.getMessage(), cause);
    }

    /** Throws where a field is not as expected. */
    static void expect(String what, String field, long expected, long found) {
        if (expected != found) {
            throw new MalformedBytesException(what, field, hex(expected), hex(found));
        }
    }

    private static String hex(long number) {
        return number + " (0x" + Long.toHexString(number) + ")";
    }
}
