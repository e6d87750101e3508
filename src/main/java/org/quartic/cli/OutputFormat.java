package org.quartic.cli;

import java.util.Locale;

/** How a result is written. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** Everything, for programs. */
    JSON,
    /** One row per correlator. */
    CSV;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the words of the command line. */
    static final class Converter extends WordConverter<OutputFormat> {
        Converter() {
            super(values(), OutputFormat::word);
        }
    }
}
