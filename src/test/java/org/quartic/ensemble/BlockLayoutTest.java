package org.quartic.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quartic.spec.Specs;

class BlockLayoutTest {

    @Test
    void shouldPutManyCheapDrawsSideBySide() {
        assertThat(lanes("estimator = collapsed", "ensemble.width = 64")).isEqualTo(64);
        assertThat(draws("estimator = collapsed", "ensemble.width = 64")).isEqualTo(1024);
        assertThat(lanes("estimator = field", "ensemble.width = 64")).isEqualTo(64);
    }

    /** A run can be stopped only between blocks. */
    @Test
    void shouldKeepBlocksOfDearDrawsShort() {
        assertThat(draws("estimator = field", "ensemble.width = 64", "ensemble.heads = 10000")).isEqualTo(8);
        assertThat(draws("estimator = field", "ensemble.width = 1000000")).isEqualTo(8);
        assertThat(draws("estimator = field", "ensemble.width = 64", "ensemble.heads = 2000000")).isEqualTo(8);
    }

    @Test
    void shouldPutWholeStripsIntoABlock() {
        for (int heads : new int[]{1, 3, 10, 100, 1000}) {
            String[] spec = {"estimator = field", "ensemble.width = 7", "ensemble.heads = " + heads};
            assertThat(draws(spec)).isGreaterThanOrEqualTo(lanes(spec)).matches(draws -> draws % lanes(spec) == 0);
        }
    }

    private static int draws(String... spec) {
        return BlockLayout.of(Ensemble.of(Specs.with(spec)), 10).drawsPerBlock();
    }

    private static int lanes(String... spec) {
        return new ParameterLayout(Ensemble.of(Specs.with(spec))).lanes();
    }
}
