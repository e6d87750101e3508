package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.quartic.spec.Quadruple;
import org.quartic.spec.StopSpec;
import org.quartic.spec.Target;

class ProgressLineTest {
    private static final Quadruple POINTS = new Quadruple(0, 1, 2, 3);
    private static final StopSpec STOP = new StopSpec(List.of(new Target.Absolute(1e-5)), StopSpec.Rule.ANYTIME, 0.95,
            16_384L, 1_000_000_000L, OptionalLong.empty(), Optional.empty());
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-5L * SECOND);
    private final StringWriter shown = new StringWriter();
    private final ProgressLine line = new ProgressLine(new PrintWriter(shown), now::get, STOP);

    @Test
    void shouldTellDrawsRateWorstErrorBarAndTimeLeft() {
        // At twice the target four times the draws are needed: three times as many again.
        assertThat(line.text(new ProgressReport(1_200_000L, 2.0, POINTS), 100_000.0))
                .isEqualTo("1.2 M draws, 100 k/s, error bar 2 x target (0 1 2 3), about 36 s left");
    }

    @Test
    void shouldReckonWithTheLeastAndTheMostDraws() {
        assertThat(line.text(new ProgressReport(8_384L, 0.5, POINTS), 1_000.0)).endsWith(", about 8 s left");
        assertThat(line.text(new ProgressReport(500_000_000L, 100.0, POINTS), 5e6)).endsWith(", about 1.7 min left");
        assertThat(line.text(new ProgressReport(20_000L, 0.5, POINTS), 1_000.0)).endsWith("(0 1 2 3)");
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        assertThat(line.text(new ProgressReport(0L, Double.NaN, POINTS), Double.NaN)).isEqualTo("0 draws");
        assertThat(line.text(new ProgressReport(8L, Double.NaN, POINTS), 8.0)).isEqualTo("8 draws, 8/s");
    }

    @Test
    void shouldNotCountWhatWasDrawnBeforeTheRunWasResumed() {
        line.accept(new ProgressReport(1_000_000L, Double.NaN, POINTS));
        now.addAndGet(2L * SECOND);
        line.accept(new ProgressReport(1_006_000L, Double.NaN, POINTS));
        assertThat(shown.toString()).endsWith("\r1.01 M draws, 3 k/s");
    }

    @Test
    void shouldWriteOverTheLineAndTakeItAway() {
        line.accept(new ProgressReport(123_456L, Double.NaN, POINTS));
        now.addAndGet(SECOND);
        line.accept(new ProgressReport(123_456L, Double.NaN, POINTS));
        line.close();
        assertThat(shown).hasToString("\r123 k draws\r123 k draws\r           \r");
    }

    @Test
    void shouldWriteBlanksOverWhatIsLeftOfALongerLine() {
        line.accept(new ProgressReport(123_456L, Double.NaN, POINTS));
        now.addAndGet(SECOND);
        line.accept(new ProgressReport(123_456L + 876_544L, Double.NaN, POINTS));
        assertThat(shown.toString()).endsWith("\r1 M draws, 877 k/s");
        now.addAndGet(SECOND / 2L);
        line.close();
        assertThat(shown.toString()).endsWith("\r" + " ".repeat("1 M draws, 877 k/s".length()) + "\r");
    }

    @Test
    void shouldRedrawOnlyAFewTimesASecond() {
        for (int report = 0; report < 1000; report++) {
            line.accept(new ProgressReport(8L * report, Double.NaN, POINTS));
            now.addAndGet(SECOND / 1000L);
        }
        assertThat(shown.toString().chars().filter(c -> c == '\r').count()).isBetween(5L, 10L);
    }

    @Test
    void shouldLeaveATerminalAloneThatNeverSawALine() {
        line.close();
        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void shouldFitEightyColumnsHoweverLongTheRun() {
        String longest = line.text(new ProgressReport(123_456_789_012L, 12_345.6, new Quadruple(10, 11, 12, 13)),
                1234.5);
        assertThat(longest.length()).isLessThan(80);
    }
}
