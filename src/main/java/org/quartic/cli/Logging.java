package org.quartic.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** How much is logged; where to is said by {@link LogSetup}. */
final class Logging {
    private static final String QUARTIC = "org.quartic";

    private Logging() {}

    /** What a daemon has to say of its runs is logged from now on, in this format; of the parts it is built from, only warnings. */
    static void forDaemon(LogFormat format) {
        if (format == LogFormat.JSON) {
            LogSetup.writeJson((LoggerContext) LoggerFactory.getILoggerFactory());
        }
        // Who has set the property has said how much is wanted.
        if (System.getProperty(LogSetup.PROPERTY) == null) {
            ((Logger) LoggerFactory.getLogger(QUARTIC)).setLevel(Level.INFO);
        }
    }

    /** From now on Quartic's own messages of every day are logged too. */
    static void tellMore() {
        var quartic = (Logger) LoggerFactory.getLogger(QUARTIC);
        // Who has set the property quartic.log may be told even more.
        if (!quartic.isDebugEnabled()) {
            quartic.setLevel(Level.DEBUG);
        }
    }
}
