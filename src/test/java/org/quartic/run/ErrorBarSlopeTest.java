package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.stopping.ConfidenceSequence;

class ErrorBarSlopeTest {

    /** Looks up to so many draws, each a tenth further than the one before. */
    private static List<ErrorBarSlope.Point> looks(long first, long last, LongToDoubleFunction bound) {
        return LongStream.iterate(first, draws -> draws <= last, draws -> draws + draws / 10)
                .mapToObj(draws -> new ErrorBarSlope.Point(draws, bound.applyAsDouble(draws))).toList();
    }

    @Test
    void shouldBeMinusAHalfForAStandardError() {
        assertThat(ErrorBarSlope.of(looks(1000, 1_000_000, draws -> 7.0 / Math.sqrt(draws)))).isCloseTo(-0.5,
                within(1e-12));
    }

    @Test
    void shouldBeZeroWhereMoreDrawsDoNotHelp() {
        assertThat(ErrorBarSlope.of(looks(1000, 1_000_000, _ -> 3.0))).isCloseTo(0.0, within(1e-12));
    }

    /** What it was like before is forgotten: the tail of a distribution was found only now. */
    @Test
    void shouldLookAtTheLastDecadeAlone() {
        assertThat(ErrorBarSlope.of(looks(1000, 10_000_000, draws -> draws < 900_000 ? 1.0 / Math.sqrt(draws) : 5.0)))
                .isCloseTo(0.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 100_000, 1_000_000, 5_000_000, 30_000_000, 1_000_000_000, 1_000_000_000_000L})
    void shouldBeNearMinusAHalfForAnAnytimeBound(long draws) {
        for (double alpha : new double[]{0.05, 0.05 / 100}) {
            ConfidenceSequence sequence = ConfidenceSequence.tightestAt(1L << 20, alpha);
            double slope = ErrorBarSlope
                    .of(looks(draws / 10, draws, each -> sequence.halfWidth(1.0 / Math.sqrt(each), each)));
            assertThat(slope).isBetween(-1.0, -0.455);
            if (draws >= 1 << 20) {
                assertThat(slope).isBetween(-0.6, -0.455);
            }
        }
    }

    @Test
    void shouldNotBeKnownFromFewLooks() {
        assertThat(ErrorBarSlope.of(List.of())).isNaN();
        assertThat(ErrorBarSlope.of(looks(1000, 1900, draws -> 1.0 / draws))).isNaN();
        assertThat(ErrorBarSlope.of(looks(1000, 1_000_000, draws -> draws < 600_000 ? Double.NaN : 1.0))).isNaN();
        assertThat(ErrorBarSlope.of(looks(1000, 1_000_000, _ -> 0.0))).isNaN();
        assertThat(ErrorBarSlope.of(looks(1000, 1_000_000, _ -> Double.POSITIVE_INFINITY))).isNaN();
    }

    @Test
    void shouldLeaveOutWhatIsNoErrorBar() {
        assertThat(ErrorBarSlope.of(looks(1000, 100_000, draws -> draws % 3 == 0 ? Double.NaN : 1.0 / draws)))
                .isCloseTo(-1.0, within(1e-12));
    }
}
