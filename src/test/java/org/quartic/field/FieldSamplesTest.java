package org.quartic.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.random.Purpose;
import org.quartic.spec.Pair;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

class FieldSamplesTest {

    private static final String SHARED = "ensemble { heads = 3, embedding.cos-net { features = 3,"
            + " momentum.gaussian.sigma = 0.7, profile.constant.value = 1.1, scope = shared } }";

    private static RunSpec spec(String width, String... lines) {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "seed = 11, ensemble.width = " + width;
        return Specs.with(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "64"})
    void shouldBeTheFieldThatTheEstimatorMultiplies(String width) {
        RunSpec spec = spec(width, SHARED, "ensemble.readout = uniform");
        Ensemble ensemble = Ensemble.ofFields(spec);
        List<Pair> pairs = List.of(new Pair(0, 0), new Pair(0, 1), new Pair(2, 3));
        BlockLayout layout = BlockLayout.of(ensemble, pairs.size());
        Block block = layout.newBlock();
        block.begin(5, 64);
        new ParameterSampler(ensemble, Purpose.FIELD_SAMPLES, layout.drawsPerBlock()).fill(block);
        new FieldEvaluator(ensemble, pairs, layout).evaluate(block);
        double[][] phi = new FieldSamples(spec).block(5, 64);
        for (int draw = 0; draw < 64; draw++) {
            for (int pair = 0; pair < pairs.size(); pair++) {
                assertThat(phi[draw][pairs.get(pair).a()] * phi[draw][pairs.get(pair).b()])
                        .isEqualTo(block.observables().get(layout.observable(0, pair) + draw));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "infinite"})
    void shouldGiveTheSameBitsForAsManyDrawsAsAreAskedFor(String width) {
        var samples = new FieldSamples(spec(width, SHARED));
        double[][] whole = samples.block(3, samples.drawsPerBlock());
        assertThat(whole).hasDimensions(samples.drawsPerBlock(), 4);
        assertThat(samples.block(0, 1)[0]).isNotEqualTo(whole[0]);
        for (int draws : List.of(1, 8, 9, samples.drawsPerBlock() - 1)) {
            assertThat(new FieldSamples(spec(width, SHARED)).block(3, draws))
                    .isDeepEqualTo(Arrays.copyOf(whole, draws));
        }
    }

    /** What samples of a seed are: moving them needs a reason, and a line in the change log. */
    @Test
    void shouldGiveTheBitsItAlwaysGave() {
        assertThat(new FieldSamples(spec("4")).block(0, 1)[0]).containsExactly(0.3117537870397727, 0.3169026307675763,
                0.30360176558594276, 0.305657263328067);
        assertThat(new FieldSamples(spec("infinite", SHARED)).block(0, 1)[0]).containsExactly(1.38656886643368,
                1.3813746958631754, 1.3747558271833908, 1.3826778881647892);
    }

    @Test
    void shouldDependOnNothingButSeedPointsAndEnsemble() {
        double[][] samples = new FieldSamples(spec("4", SHARED)).block(0, 16);
        for (String other : List.of("estimator = kernel", "estimator = field", "sampling.sobol.replicates = 8",
                "sampling = pseudo-random", "stop.confidence = 0.9", "correlators.two-point = none",
                "correlators.six-point = [[0, 0, 0, 0, 1, 1]]", "name = other")) {
            assertThat(new FieldSamples(spec("4", SHARED, other)).block(0, 16)).as(other).isDeepEqualTo(samples);
        }
        assertThat(new FieldSamples(spec("5", SHARED)).block(0, 16)[0]).isNotEqualTo(samples[0]);
        assertThat(new FieldSamples(Specs.with(SHARED, "seed = 12")).block(0, 16)[0]).isNotEqualTo(samples[0]);
    }

    @Test
    void shouldForgetTheLawOfReadoutsInTheLimit() {
        double[][] gaussian = new FieldSamples(spec("infinite", SHARED)).block(0, 64);
        for (String readout : List.of("rademacher", "uniform", "{ three-point { fourth-moment = 9.0 } }")) {
            assertThat(new FieldSamples(spec("infinite", SHARED, "ensemble.readout = " + readout)).block(0, 64))
                    .isDeepEqualTo(gaussian);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "infinite"})
    void shouldDrawFieldsOfLessThanFullRank(String width) {
        // One component of w and no mixing: phi(x) = x w.
        double[][] samples = new FieldSamples(
                spec(width, "points = [[0.5], [1.0], [-2.0], [0.0]]", "ensemble.mixing = none")).block(0, 64);
        for (double[] phi : samples) {
            assertThat(phi[0]).isNotZero();
            assertThat(phi[1]).isCloseTo(2.0 * phi[0], within(1e-15));
            assertThat(phi[2]).isCloseTo(-4.0 * phi[0], within(1e-15));
            assertThat(phi[3]).isZero();
        }
    }

    @Test
    void shouldTellWhatItTakes() {
        RunSpec one = spec("infinite");
        assertThat(FieldSamples.bytes(one)).isPositive().isLessThan(4L << 20);
        // 100 heads with a matrix of 256 x 256 each, of eight draws at the least.
        assertThat(FieldSamples.bytes(spec("infinite", "ensemble.heads = 100", "ensemble.embedding.cos-net {"
                + " features = 256, momentum.gaussian.sigma = 1, profile.constant.value = 1 }")))
                .isGreaterThan(100L * 256 * 256 * 8 * 8);
    }
}
