package org.quartic.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/**
 * Keeps out of the log what Akka HTTP says of a request in chunks by HTTP/1.0, which has none: it takes that for a fault of its own, twice,
 * and answers an empty 500. Whoever can connect could fill the log with it.
 */
final class ChunksByOldVersion extends TurboFilter {

    private static final String FAULT = "HTTP/1.0 requests must not have a chunked entity";

    @Override
    public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] parameters,
            Throwable fault) {
        return fault instanceof IllegalArgumentException && String.valueOf(fault.getMessage()).contains(FAULT)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
