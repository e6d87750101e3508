package org.quartic.cli;

import java.util.List;

/**
 * What the user asked for cannot be done: a bad spec, a file that is not there. Ends a command with {@link
 * ExitCode#USAGE}.
 */
public final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault told in these lines, at least one. */
    public UsageFault(List<String> lines) {
        this(String.join("\n", lines));
    }

    /** A fault told in one line. */
    public UsageFault(String line) {
        super(line);
    }

    /** What to tell the user, line by line. */
    public List<String> lines() {
        return getMessage().lines().toList();
    }
}
