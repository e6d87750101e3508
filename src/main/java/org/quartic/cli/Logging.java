package org.quartic.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged; where to is said by {@link LogSetup}. */
final class Logging {
    private static final String QUARTIC = "org.quartic";

    private Logging() {}

    /** From now on Quartic's own messages of every day are logged too. */
    static void tellMore() {
        var quartic = (Logger) LoggerFactory.getLogger(QUARTIC);
        // Who has set the property quartic.log may be told even more.
        if (!quartic.isDebugEnabled()) {
            quartic.setLevel(Level.DEBUG);
        }
    }
}
