package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonLayoutTest {
    private final LoggerContext context = new LoggerContext();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();
    private final JsonLayout layout = new JsonLayout();

    @BeforeEach
    void start() {
        context.setMDCAdapter(mdc);
        layout.setContext(context);
        layout.start();
    }

    private JsonNode laidOut(String message, Throwable fault, Object... arguments) throws IOException {
        Logger logger = context.getLogger("org.quartic.Some");
        String line = layout.doLayout(new LoggingEvent("", logger, Level.WARN, message, fault, arguments));
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        return new ObjectMapper().readTree(line);
    }

    @Test
    void shouldTellWhatThereIsToBeTold() throws IOException {
        JsonNode json = laidOut("run {} is at {}", null, "x", 3);
        assertThat(json.get("message").asText()).isEqualTo("run x is at 3");
        assertThat(json.get("level").asText()).isEqualTo("WARN");
        assertThat(json.get("logger").asText()).isEqualTo("org.quartic.Some");
        assertThat(json.get("thread").asText()).isEqualTo(Thread.currentThread().getName());
        assertThat(Instant.parse(json.get("time").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(json.has("run")).isFalse();
        assertThat(json.has("error")).isFalse();
    }

    @Test
    void shouldNameTheRunItIsAbout() throws IOException {
        mdc.put("run", "20260102-030405-abcd");
        assertThat(laidOut("holds still", null).get("run").asText()).isEqualTo("20260102-030405-abcd");
    }

    @Test
    void shouldStayOnOneLineWhateverIsSaid() throws IOException {
        String message = "two\nlines, \"quotes\", \u0007 and \u2028 \uD835\uDF11";
        assertThat(laidOut(message, null).get("message").asText()).isEqualTo(message);
    }

    @Test
    void shouldTellAFaultWithItsCause() throws IOException {
        String error = laidOut("went wrong", new IllegalStateException("outer", new IOException("inner"))).get("error")
                .asText();
        assertThat(error).startsWith("java.lang.IllegalStateException: outer")
                .contains("Caused by: java.io.IOException: inner")
                .contains("at org.quartic.cli.JsonLayoutTest");
    }
}
