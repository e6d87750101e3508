package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.actor.RunService;

class LogFormatTest {
    private static Config configured(String word) {
        return ConfigFactory.parseString("quartic.log-format = \"" + word + '"');
    }

    private static Terminal terminal(boolean live) {
        return new Terminal(live, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"json, true, JSON", "json, false, JSON", "text, true, TEXT", "text, false, TEXT", "auto, true, TEXT",
            "auto, false, JSON"})
    void shouldBeTextWherePeopleReadIt(String word, boolean live, LogFormat format) {
        assertThat(LogFormat.of(configured(word), terminal(live))).isEqualTo(format);
    }

    @Test
    void shouldBeLeftToTheTerminalUnlessSaidOtherwise() {
        assertThat(LogFormat.of(RunService.packaged(), terminal(true))).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of(RunService.packaged(), terminal(false))).isEqualTo(LogFormat.JSON);
    }

    @Test
    void shouldRefuseAnyOther() {
        assertThatThrownBy(() -> LogFormat.of(configured("xml"), terminal(true))).isInstanceOf(UsageFault.class)
                .hasMessageContaining("xml");
        Config section = ConfigFactory.parseString("quartic.log-format { json = true }");
        assertThatThrownBy(() -> LogFormat.of(section, terminal(true))).isInstanceOf(UsageFault.class);
    }
}
