package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.plot.MathText.Place;
import org.quartic.plot.MathText.Span;

class MathTextTest {
    @Test
    void shouldSetASuperscriptOverTheSubscriptBeforeIt() {
        assertThat(MathText.of("*G*_4^c(*x*_{12})").spans()).containsExactly(new Span("G", true, Place.LINE),
                new Span("4", false, Place.SUBSCRIPT), new Span("c", false, Place.ABOVE),
                new Span("(", false, Place.LINE), new Span("x", true, Place.LINE),
                new Span("12", false, Place.SUBSCRIPT), new Span(")", false, Place.LINE));
        assertThat(MathText.of("10^{−3}").spans()).containsExactly(new Span("10", false, Place.LINE),
                new Span("−3", false, Place.SUPERSCRIPT));
    }

    @Test
    void shouldTakeWhatUsersCallThingsAsItIs() {
        assertThat(MathText.plain("a_b^*").spans()).containsExactly(new Span("a_b^*", false, Place.LINE));
    }

    @Test
    void shouldCountWhatStandsAboveOnlyWhereItIsWider() {
        assertThat(MathText.of("G_4^c").width()).isEqualTo(MathText.of("G_4").width());
        assertThat(MathText.of("G_4^{www}").width()).isEqualTo(MathText.of("G_{www}").width());
        // Capital G and a digit of Helvetica are 778 and 556 thousandths wide.
        assertThat(MathText.of("G_4").width()).isEqualTo(0.778 + 0.7 * 0.556);
    }

    @Test
    void shouldCutWhatIsTooWide() {
        MathText cut = MathText.plain("a run of a long name").within(5.0);
        assertThat(cut.characters()).startsWith("a run").endsWith("…");
        assertThat(cut.width()).isBetween(4.0, 5.0);
        assertThat(MathText.plain("short").within(5.0)).isEqualTo(MathText.plain("short"));
    }

    @ParameterizedTest
    @CsvSource({"-0.99213, 0.0123, −0.992(12)", "12.34, 1.5, 12.3(1.5)", "1234, 150, 1234(150)", "2.5, NaN, 2.5",
            "0.5, 0.0999, 0.50(10)"})
    void shouldWriteTheErrorOfTheLastDigitsInBrackets(double value, double error, String text) {
        assertThat(Concise.of(value, error)).isEqualTo(text);
    }
}
