package org.quartic.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Who is watching.
 *
 * @param live
 *            whether standard error is a terminal, where a line can be written over
 * @param printed
 *            whether standard output is a terminal, whose width bounds a line
 * @param charset
 *            that standard output is read in
 */
public record Terminal(boolean live, boolean printed, Charset charset) {
    // Set by the launcher: Java itself only knows whether standard input and output are both a terminal.
    private static final String LIVE = "quartic.terminal";
    private static final String PRINTED = "quartic.terminal.output";

    /** Standard output goes elsewhere. */
    public Terminal(boolean live, Charset charset) {
        this(live, false, charset);
    }

    /** That of this process. */
    public static Terminal current() {
        return new Terminal(isTerminal(LIVE), isTerminal(PRINTED), System.out.charset());
    }

    private static boolean isTerminal(String property) {
        String said = System.getProperty(property);
        return said == null ? consoleIsTerminal() : Boolean.parseBoolean(said);
    }

    private static boolean consoleIsTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The text as it can be read there. */
    String legible(String text) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return text;
        }
        String simpler = text.replace("±", "+-").replace("…", "~");
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode(simpler) ? simpler
                : simpler.codePoints().mapToObj(Character::toString).map(each -> encoder.canEncode(each) ? each : "?")
                        .collect(java.util.stream.Collectors.joining());
    }
}
