package org.quartic.run;

/**
 * Something the reader of a result should know.
 *
 * @param code
 *            a stable word for programs, such as {@code heavy-tail}
 * @param message
 *            a sentence for people
 */
public record Warning(String code, String message) {}
