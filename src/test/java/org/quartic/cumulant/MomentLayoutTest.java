package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Correlators;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

class MomentLayoutTest {

    private static final Quadruple DISTINCT = new Quadruple(0, 1, 2, 3);
    private static final Quadruple PAIRED = new Quadruple(0, 0, 1, 1);
    private static final long IDENTITY = 0xf48590af4351b79fL;

    @Test
    void shouldPutPairsBeforeMomentsBeforeCrossMoments() {
        MomentLayout layout = Sample.layout(2, false, DISTINCT, PAIRED);
        assertThat(layout.variables()).isEqualTo(14);
        assertThat(layout.pairVariable(new Pair(1, 0))).isEqualTo(1);
        assertThat(layout.moment(1)).isEqualTo(11);
        assertThat(layout.crossMoment(1)).isEqualTo(13);
    }

    @Test
    void shouldKeepWhatOneFourPointNeedsAndNoMore() {
        // Ten pairs and S: every entry belongs to the one four-point.
        assertThat(Sample.layout(1, false, DISTINCT).entries()).isEqualTo(66);
        // Pairs 00, 01, 11 and S of the second are 10 entries, of which 6 are the first one's too.
        MomentLayout two = Sample.layout(1, false, DISTINCT, PAIRED);
        assertThat(two.entries()).isEqualTo(70);
        assertThat(Sample.layout(1, true, DISTINCT, PAIRED).entries()).isEqualTo(78);
        assertThatIllegalArgumentException().isThrownBy(() -> two.entry(two.moment(0), two.moment(1)))
                .withMessageContaining("four-point [0,1,2,3]").withMessageContaining("four-point [0,0,1,1]");
    }

    @Test
    void shouldFollowWhatSplitsOfSixPointsLeaveAfterTheFourPoints() {
        var six = new Sextuple(0, 0, 0, 0, 1, 1);
        MomentLayout layout = Sample.layout(3, false, List.of(six), DISTINCT, PAIRED);
        // 00|0011, 01|0001 and 11|0000; the first is asked for as a four-point too.
        assertThat(layout.quadruples()).containsExactly(DISTINCT, PAIRED, new Quadruple(0, 0, 0, 1),
                new Quadruple(0, 0, 0, 0));
        assertThat(layout.variables()).isEqualTo(10 + 2 * 4 + 3);
        assertThat(layout.moment(3)).isEqualTo(13);
        assertThat(layout.crossMoment(3)).isEqualTo(17);
        assertThat(layout.sixthMoment(0, 1)).isEqualTo(18);
        assertThat(layout.sixthMoment(0, 3)).isEqualTo(20);
        assertThat(layout.name(11)).isEqualTo("four-point [0,0,1,1]");
        assertThat(layout.name(12)).isEqualTo(layout.name(17)).isEqualTo(layout.name(19))
                .isEqualTo("six-point [0,0,0,0,1,1]");
        assertThatIllegalStateException()
                .isThrownBy(() -> Sample.layout(2, false, List.of(six), PAIRED).sixthMoment(0, 3));
    }

    @Test
    void shouldKeepWhatOneSixPointNeedsAndNoMore() {
        // Pairs 00, 01, 11; S of 0011, 0001 and 0000; the six-point itself: all among each other.
        assertThat(Sample.layout(1, false, List.of(new Sextuple(0, 0, 0, 0, 1, 1)), PAIRED).entries()).isEqualTo(28);
        // Fifteen pairs have six diagonals, and S as many as there are pairs.
        var points = List.of(new Sextuple(0, 1, 2, 3, 4, 5));
        var correlators = new Correlators(new Correlators.TwoPoint.None(), List.of(DISTINCT), points);
        assertThat(new MomentLayout(correlators.neededPairs(6), List.of(DISTINCT), points, 1, false).entries())
                .isEqualTo(37 * 38 / 2);
    }

    @Test
    void shouldFindEveryEntryFromEitherSide() {
        MomentLayout layout = Sample.layout(2, false, DISTINCT, PAIRED);
        for (int e = 0; e < layout.entries(); e++) {
            assertThat(layout.row(e)).isLessThanOrEqualTo(layout.column(e));
            assertThat(layout.entry(layout.row(e), layout.column(e))).isEqualTo(e);
            assertThat(layout.entry(layout.column(e), layout.row(e))).isEqualTo(e);
        }
    }

    @Test
    void shouldHaveOneIdentityPerLayout() {
        assertThat(List
                .of(Sample.layout(1, false, DISTINCT), Sample.layout(1, true, DISTINCT),
                        Sample.layout(2, false, DISTINCT),
                        Sample.layout(1, false, DISTINCT, PAIRED), Sample.layout(1, false, PAIRED))
                .stream().map(MomentLayout::identity).distinct())
                .hasSize(5);
        assertThat(Sample.layout(1, false, List.of(new Sextuple(0, 0, 0, 0, 1, 1)), DISTINCT).identity())
                .isNotEqualTo(Sample.layout(1, false, List.of(new Sextuple(0, 0, 0, 1, 1, 1)), DISTINCT).identity())
                .isNotEqualTo(IDENTITY);
        // Written down, for it is compared with what other processes stored.
        assertThat(Sample.layout(1, false, DISTINCT).identity())
                .isEqualTo(Sample.layout(1, false, new Quadruple(3, 1, 2, 0)).identity())
                .isEqualTo(IDENTITY);
    }

    @Test
    void shouldRefuseWhatIsNotALayout() {
        List<Pair> pairs = List.of(new Pair(0, 0));
        List<Quadruple> fourPoints = List.of(new Quadruple(0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MomentLayout(pairs, fourPoints, List.of(), 3, false))
                .withMessageContaining("copies");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MomentLayout(List.of(), fourPoints, List.of(), 1, false))
                .withMessageContaining("needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MomentLayout(List.of(new Pair(0, 1), new Pair(0, 0)), fourPoints, List.of(), 1,
                        false))
                .withMessageContaining("ascending");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MomentLayout(pairs, List.of(new Quadruple(0, 1, 0, 0)), List.of(), 1, false))
                .withMessageContaining("ascending");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MomentLayout(pairs, fourPoints, List.of(new Sextuple(0, 0, 1, 0, 0, 0)), 1, false))
                .withMessageContaining("ascending");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MomentLayout(pairs, fourPoints, List.of(new Sextuple(0, 0, 0, 0, 0, 1)), 1, false))
                .withMessageContaining("needed");
        assertThatIllegalStateException()
                .isThrownBy(() -> new MomentLayout(pairs, fourPoints, List.of(), 1, false).crossMoment(0));
    }
}
