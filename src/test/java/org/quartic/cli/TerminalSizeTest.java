package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {

    @Test
    void shouldReadWhatSttySays() {
        assertThat(TerminalSize.of("50 132\n")).isEqualTo(new TerminalSize(50, 132));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "stty: standard input: Inappropriate ioctl for device\n", "50", "-1 80",
            "9999999 80"})
    void shouldTakeTheUsualSizeWhereNoneIsTold(String said) {
        assertThat(TerminalSize.of(said)).isEqualTo(TerminalSize.USUAL);
    }

    @Test
    void shouldWriteWhatATerminalCanShow() {
        var ascii = new Terminal(true, StandardCharsets.US_ASCII);
        assertThat(ascii.legible("φ⁴ ± 1 four-poi…")).isEqualTo("?? +- 1 four-poi~");
        assertThat(new Terminal(true, StandardCharsets.ISO_8859_1).legible("Größe ± 1")).isEqualTo("Größe +- 1");
        assertThat(new Terminal(true, StandardCharsets.UTF_8).legible("φ⁴ ± 1…")).isEqualTo("φ⁴ ± 1…");
    }
}
