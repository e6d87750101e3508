package org.quartic.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Target;

class TargetJudgementTest {

    private static final Target ABSOLUTE = new Target.Absolute(0.125);
    private static final Target RELATIVE = new Target.Relative(0.25);
    private static final Target SIGNIFICANCE = new Target.Significance(4);
    private static final List<Target> ALL = List.of(ABSOLUTE, RELATIVE, SIGNIFICANCE);

    @Test
    void shouldReachAtTheTargetAndNotAboveIt() {
        for (Target target : ALL) {
            for (double estimate : new double[]{0.5, -0.5}) {
                assertThat(TargetJudgement.of(target, estimate, 0.125, false))
                        .isEqualTo(new TargetJudgement(0.125, true));
                assertThat(TargetJudgement.of(target, estimate, Math.nextUp(0.125), false))
                        .isEqualTo(new TargetJudgement(0.125, false));
            }
        }
    }

    @Test
    void shouldNeverReachWithWhatIsNotANumber() {
        for (Target target : ALL) {
            for (boolean deterministic : new boolean[]{true, false}) {
                assertThat(TargetJudgement.of(target, 0.5, Double.NaN, deterministic).reached()).isFalse();
                assertThat(TargetJudgement.of(target, Double.NaN, 0.01, deterministic).reached()).isFalse();
                assertThat(TargetJudgement.of(target, Double.NaN, Double.NaN, deterministic).reached()).isFalse();
                assertThat(TargetJudgement.of(target, Double.POSITIVE_INFINITY, 0.01, deterministic).reached())
                        .isFalse();
                assertThat(TargetJudgement.of(target, 0.5, Double.POSITIVE_INFINITY, deterministic).reached())
                        .isFalse();
                assertThat(TargetJudgement.of(target, 0.5, -0.01, deterministic).reached()).isFalse();
            }
        }
        assertThat(TargetJudgement.of(RELATIVE, Double.NaN, 0.01, false).target()).isNaN();
    }

    @Test
    void shouldTakeABoundOfZeroOnlyOfWhatIsDeterministic() {
        for (Target target : ALL) {
            assertThat(TargetJudgement.of(target, 0.5, 0, false).reached()).isFalse();
            assertThat(TargetJudgement.of(target, 0.5, 0, true).reached()).isTrue();
            assertThat(TargetJudgement.of(target, 0, 0, false).reached()).isFalse();
        }
        assertThat(TargetJudgement.of(ABSOLUTE, 0, 0, true).reached()).isTrue();
        assertThat(TargetJudgement.of(RELATIVE, 0, 0, true).reached()).isTrue();
    }

    @Test
    void shouldNotFindZeroSignificant() {
        assertThat(TargetJudgement.of(SIGNIFICANCE, 0, 0, true)).isEqualTo(new TargetJudgement(0, false));
        assertThat(TargetJudgement.of(SIGNIFICANCE, -0.0, 0.1, false).reached()).isFalse();
    }
}
