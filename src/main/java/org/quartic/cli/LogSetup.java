package org.quartic.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.nio.charset.StandardCharsets;

/**
 * Sets up the log, found by Logback as a service. Standard output is for results alone: the log goes to standard error. The system property
 * {@code quartic.log} says from which level on, {@code WARN} where it is not set. In Java and not in Logback's XML, since reading that takes
 * longer than reading a spec.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** From which level on everything is logged. */
    static final String PROPERTY = "quartic.log";
    private static final String APPENDER = "standard-error";
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n%ex{full}";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // What Logback thinks of its own set-up is nobody's business.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = root(context);
        root.setLevel(Level.toLevel(System.getProperty(PROPERTY), Level.WARN));
        root.addAppender(appender(context, text(context)));
        // An address that cannot be had is told by the command, in one line.
        context.getLogger("akka.io.TcpListener").setLevel(Level.OFF);
        context.addTurboFilter(new ChunksByOldVersion());
        // The pool tells of every connection of a server that is away, with the whole stack; what follows from that is told once by us.
        if (!root.getLevel().isGreaterOrEqual(Level.ERROR)) {
            context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on every message is an object of JSON on a line of its own. */
    static void writeJson(LoggerContext context) {
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        var layout = new JsonLayout();
        layout.setContext(context);
        layout.start();
        encoder.setLayout(layout);
        encoder.start();
        Logger root = root(context);
        root.detachAppender(APPENDER);
        root.addAppender(appender(context, encoder));
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName(APPENDER);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
