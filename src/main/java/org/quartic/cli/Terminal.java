package org.quartic.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Who is watching.
 *
 * @param live
 *            whether standard error is a terminal, where a line can be written over
 * @param charset
 *            that standard output is read in
 */
public record Terminal(boolean live, Charset charset) {
    // Set by the launcher: Java itself only knows whether standard input and output are both a terminal.
    private static final String PROPERTY = "quartic.terminal";

    /** That of this process. */
    public static Terminal current() {
        String said = System.getProperty(PROPERTY);
        return new Terminal(said == null ? consoleIsTerminal() : Boolean.parseBoolean(said), System.out.charset());
    }

    private static boolean consoleIsTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The text as it can be read there. */
    String legible(String text) {
        return charset.equals(StandardCharsets.UTF_8) ? text : text.replace("±", "+-");
    }
}
