package org.quartic.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quartic.ensemble.Ensemble;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Specs;

class DeterminismTest {

    @Test
    void shouldTakeRandomAttentionForRandom() {
        assertThat(isDeterministic(0, 1)).isFalse();
        assertThat(isDeterministic(0, 1, "estimator = field", "ensemble.sigma.query = 0.0")).isFalse();
    }

    @Test
    void shouldKnowKernelsWithoutScores() {
        assertThat(isDeterministic(0, 1, "ensemble.sigma.query = 0.0")).isTrue();
        assertThat(isDeterministic(0, 1, "ensemble.mixing = none")).isTrue();
        assertThat(isDeterministic(0, 1, "ensemble.width = infinite", "ensemble.score-scaling = width")).isTrue();
        assertThat(isDeterministic(0, 1, "ensemble.mixing = none",
                "ensemble.embedding = { cos-net { features = 2, momentum { gaussian { sigma = 1.0 } }, profile { constant { value = 1.0 } } } }"))
                .isFalse();
        assertThat(isDeterministic(0, 1, "ensemble.mixing = none",
                "ensemble.embedding = { cos-net { features = 2, momentum { gaussian { sigma = 1.0 } }, profile { constant { value = 1.0 } }, "
                        + "scope = frozen } }"))
                .isTrue();
    }

    @Test
    void shouldKnowAttentionThatCannotVary() {
        assertThat(isDeterministic(0, 1, "points = [[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [1.0, 2.0]]")).isTrue();
        assertThat(isDeterministic(0, 2, "points = [[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [1.0, 2.0]]")).isFalse();
        assertThat(isDeterministic(0, 1, "ensemble.sequence = { context { points = [[1.0, 2.0], [1.0, 2.0]] } }"))
                .isTrue();
        assertThat(isDeterministic(0, 1, "ensemble.sequence = { context { points = [[1.0, 2.0], [1.0, 2.5]] } }"))
                .isFalse();
        assertThat(isDeterministic(0, 1,
                "ensemble.sequence = { context { points = [[1.0, 2.0]], include-query = true } }")).isFalse();
    }

    @Test
    void shouldKnowThatOneFactorZeroMakesAProductZero() {
        String zeros = "ensemble.sequence = { context { points = [[0.0, 0.0]], include-query = true } }";
        String origin = "points = [[0.0, 0.0], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]";
        for (String estimator : new String[]{"field", "kernel", "collapsed"}) {
            assertThat(isDeterministic(0, 1, origin, zeros, "estimator = " + estimator)).isTrue();
            assertThat(isDeterministic(1, 2, origin, zeros, "estimator = " + estimator)).isFalse();
            assertThat(isDeterministic(0, 1, "ensemble.sigma.value = 0.0", "estimator = " + estimator)).isTrue();
            assertThat(isDeterministic(0, 1, "ensemble.sigma.readout = 0.0", "estimator = " + estimator)).isTrue();
            assertThat(isDeterministic(1, 2, "estimator = " + estimator,
                    "ensemble.embedding = { cos-net { features = 2, momentum { gaussian { sigma = 1.0 } }, profile { constant { value = 0.0 } } } }"))
                    .isTrue();
        }
        assertThat(isDeterministic(0, 1, origin, "ensemble.mixing = none", "estimator = field")).isTrue();
    }

    private static boolean isDeterministic(int a, int b, String... choices) {
        return Determinism.of(Ensemble.of(Specs.resolved(Specs.with(choices)))).of(new Quadruple(a, a, b, b));
    }
}
