package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({"two-heads, 9", "φ⁴, 2", "四点関数, 8", "ｶﾅ, 2", "Ａ, 2", "한글, 4", "e\u0301te\u0301, 3", "🚀, 2"})
    void shouldCountTheCellsOfATerminal(String text, int cells) {
        assertThat(Cells.width(text)).isEqualTo(cells);
    }

    @Test
    void shouldCutWhereACharacterEnds() {
        assertThat(Cells.cut("two-heads", 9)).isEqualTo("two-heads");
        assertThat(Cells.cut("two-heads", 8)).isEqualTo("two-hea…");
        assertThat(Cells.cut("四点関数", 8)).isEqualTo("四点関数");
        assertThat(Cells.cut("四点関数", 6)).isEqualTo("四点…");
        assertThat(Cells.cut("🚀🚀", 3)).isEqualTo("🚀…");
        assertThat(Cells.cut("ab", 1)).isEqualTo("…");
    }

    @Test
    void shouldPadToCells() {
        assertThat(Cells.padded("四点", 6)).isEqualTo("四点  ");
        assertThat(Cells.padded("too long", 3)).isEqualTo("too long");
    }

    @Test
    void shouldTakeAwayWhatMovesTheCursorOrTurnsTheText() {
        assertThat(Cells.plain("a\u001b[2Jb\r\nc\u202ed\u2028e\u0000")).isEqualTo("a[2Jbcde");
    }
}
