package org.quartic.cli;

import com.typesafe.config.Config;

/** How a daemon writes its log. */
enum LogFormat {
    /** An object of JSON a line, for programs. */
    JSON,
    /** A line of text, for people. */
    TEXT;

    private static final String KEY = "quartic.log-format";

    /**
     * As configured: what is not said is text where people read it.
     *
     * @throws UsageFault
     *             if it is configured to be none of them
     */
    static LogFormat of(Config config, Terminal terminal) {
        String word = config.getValue(KEY).unwrapped().toString();
        return switch (word) {
            case "json" -> JSON;
            case "text" -> TEXT;
            case "auto" -> terminal.live() ? TEXT : JSON;
            default -> throw new UsageFault(KEY + ": found \"" + word + "\"; allowed: json, text, auto");
        };
    }
}
