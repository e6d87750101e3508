package org.quartic.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows at once.
 *
 * @param rows
 *            at least 1
 * @param columns
 *            at least 1
 */
record TerminalSize(int rows, int columns) {
    /** Where it cannot be found out. */
    static final TerminalSize USUAL = new TerminalSize(24, 80);

    private static final Pattern SAID = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})\\s*");
    private static final long LIMIT_SECONDS = 2;

    /** That of the terminal this process belongs to. Java itself does not know it. */
    static TerminalSize current() {
        try {
            Process process = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                return process.isAlive() ? USUAL
                        : of(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            } finally {
                process.destroy();
            }
        } catch (IOException noTerminal) {
            return USUAL;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** As {@code stty size} says it. */
    static TerminalSize of(String said) {
        Matcher size = SAID.matcher(said);
        return size.matches() ? new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                : USUAL;
    }
}
