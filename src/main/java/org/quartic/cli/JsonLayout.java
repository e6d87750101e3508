package org.quartic.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A message as an object of JSON on a line of its own: {@code time} (ISO 8601, UTC), {@code level}, {@code logger}, {@code thread},
 * {@code message}, the {@code run} it is about if it is about one, and {@code error} with the stack trace if there is one.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
    /** What a message's run is known by where it is logged. */
    private static final String RUN = "run";

    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    @Override
    public void setContext(Context context) {
        super.setContext(context);
        traces.setContext(context);
    }

    @Override
    public void start() {
        traces.setOptionList(List.of("full"));
        traces.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName()).put("thread", event.getThreadName());
        String run = event.getMDCPropertyMap().get(RUN);
        if (run != null) {
            json.put("run", run);
        }
        json.put("message", event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            json.put("error", traces.convert(event).strip());
        }
        return json + "\n";
    }
}
