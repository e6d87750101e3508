package org.quartic.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.random.Purpose;
import org.quartic.simd.Lanes;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

class ParameterSamplerTest {

    private static final int DRAWS = 60_000;

    /** Second moments of M are those of beta W^Q W^K^T at every width: E M^2 = (beta sigma_Q sigma_K / D)^2 d_k, fourths beyond normal. */
    @ParameterizedTest
    @CsvSource({"collapsed, 1", "collapsed, 2", "collapsed, 3", "collapsed, 7", "collapsed, 500", "kernel, 1",
            "kernel, 2", "kernel, 3",
            "kernel, 7", "kernel, 200"})
    void shouldDrawScoreMatricesWithTheMomentsOfTheirLaw(String estimator, int width) {
        RunSpec spec = Specs.with("points = [[0.5, 0.1, 0.2], [0.9, -0.4, 0.3], [-0.3, 0.8, -0.6], [0.2, 0.6, 0.1]]",
                "estimator = " + estimator, "ensemble.width = " + width, "ensemble.sigma { query = 1.5, key = 0.8 }");
        double[][] matrices = scoreMatrices(Ensemble.of(spec));
        double unit = Math.pow(1.5 * 0.8 / 3.0, 2);

        assertMean(matrices, m -> m[0] * m[0], unit);
        assertMean(matrices, m -> m[5] * m[5], unit);
        assertMean(matrices, m -> m[8] * m[8], unit);
        assertMean(matrices, m -> m[0] * m[4], 0.0);
        assertMean(matrices, m -> Math.pow(m[4], 4), unit * unit * (3.0 + 6.0 / width));
        // Two rows of W^K meet in the columns they share: E[M_00^2 M_01^2] = unit^2 (1 + 2/d_k); so do rows of W^Q.
        assertMean(matrices, m -> m[0] * m[0] * m[1] * m[1], unit * unit * (1.0 + 2.0 / width));
        assertMean(matrices, m -> m[1] * m[1] * m[7] * m[7], unit * unit * (1.0 + 2.0 / width));
        assertMean(matrices, m -> m[0] * m[1] * m[3] * m[4], unit * unit / width);
    }

    @Test
    void shouldDrawNormalScoreMatricesInTheLimit() {
        RunSpec spec = Specs.with("estimator = collapsed", "ensemble.width = infinite",
                "ensemble.sigma { query = 1.5, key = 0.8 }");
        double[][] matrices = scoreMatrices(Ensemble.of(spec));
        double unit = Math.pow(1.5 * 0.8 / 2.0, 2);

        assertMean(matrices, m -> m[3] * m[3], unit);
        assertMean(matrices, m -> Math.pow(m[1], 4), 3.0 * unit * unit);
        assertMean(matrices, m -> m[0] * m[1] * m[2] * m[3], 0.0);
    }

    @Test
    void shouldFreezeScoresUnderWidthScaling() {
        RunSpec spec = Specs.with("estimator = collapsed", "ensemble.width = 100", "ensemble.score-scaling = width");
        RunSpec limit = Specs.with("estimator = collapsed", "ensemble.width = infinite",
                "ensemble.score-scaling = width");

        assertMean(scoreMatrices(Ensemble.of(spec)), m -> m[0] * m[0], 0.25 / 100.0);
        assertThat(Ensemble.of(limit).scores().rank()).isZero();
    }

    /** w = W^V z has E w^2 = sigma_V^2 sigma_z^2 / (D N_h) and its fourth moment carries gamma_z^4. */
    @ParameterizedTest
    @CsvSource({"gaussian, 3.0", "rademacher, 1.0", "uniform, 1.8", "{ three-point { fourth-moment = 5.0 } }, 5.0"})
    void shouldDrawReadoutsWithTheirFourthMoment(String readout, double fourthMoment) {
        int width = 3;
        int heads = 2;
        RunSpec spec = Specs.with("estimator = field", "ensemble.width = " + width, "ensemble.heads = " + heads,
                "ensemble.readout = " + readout, "ensemble.sigma { value = 1.1, readout = 0.9 }");
        Ensemble ensemble = Ensemble.of(spec);
        var layout = new ParameterLayout(ensemble);
        double[][] readouts = draws(ensemble, 2, (block, strip) -> layout.readout(strip, 1));
        double unit = 1.1 * 1.1 * 0.9 * 0.9 / (2 * heads);

        assertThat(spec.ensemble().readout().fourthMoment()).isEqualTo(fourthMoment);
        assertMean(readouts, w -> w[0], 0.0);
        assertMean(readouts, w -> w[0] * w[0], unit);
        assertMean(readouts, w -> w[0] * w[1], 0.0);
        assertMean(readouts, w -> Math.pow(w[0], 4), 3.0 * unit * unit * (1.0 + (fourthMoment - 1.0) / width));
        assertMean(readouts, w -> w[0] * w[0] * w[1] * w[1], unit * unit * (1.0 + (fourthMoment - 1.0) / width));
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "kernel", "collapsed"})
    void shouldFillABlockTheSameWhoeverFillsIt(String estimator) {
        RunSpec spec = Specs.with("estimator = " + estimator, "ensemble.width = 3", "ensemble.heads = 2",
                "ensemble.embedding = { cos-net { features = 5, momentum { gaussian { sigma = 0.8 } }, profile { constant { value = 1.0 } } } }");
        Ensemble ensemble = Ensemble.of(spec);
        BlockLayout layout = BlockLayout.of(ensemble, 3);
        var used = layout.newBlock();
        var sampler = new ParameterSampler(ensemble, Purpose.MAIN, layout.drawsPerBlock());
        used.begin(5, layout.drawsPerBlock());
        sampler.fill(used);
        used.begin(9, 2 * new ParameterLayout(ensemble).lanes());
        sampler.fill(used);
        var fresh = layout.newBlock();
        fresh.begin(9, layout.drawsPerBlock());
        new ParameterSampler(ensemble, Purpose.MAIN, layout.drawsPerBlock()).fill(fresh);

        int entries = (int) (2 * new ParameterLayout(ensemble).stripDoubles());
        for (int i = 0; i < entries; i++) {
            assertThat(used.parameters().getBits(i)).as("entry %d", i).isEqualTo(fresh.parameters().getBits(i));
        }
    }

    private interface Place {
        int of(Block block, int strip);
    }

    private static double[][] scoreMatrices(Ensemble ensemble) {
        var layout = new ParameterLayout(ensemble);
        int dimension = ensemble.tokenDimension();
        int rank = ensemble.scores().rank();
        double[][] a = draws(ensemble, dimension * rank, (block, strip) -> layout.queryFactor(strip, 0));
        if (!ensemble.scores().keyFactor()) {
            return a;
        }
        double[][] b = draws(ensemble, dimension * rank, (block, strip) -> layout.keyFactor(strip, 0));
        double[][] products = new double[a.length][dimension * dimension];
        for (int draw = 0; draw < a.length; draw++) {
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    for (int k = 0; k < rank; k++) {
                        products[draw][i * dimension + j] += a[draw][i * rank + k] * b[draw][j * rank + k];
                    }
                }
            }
        }
        return products;
    }

    private static double[][] draws(Ensemble ensemble, int entries, Place place) {
        BlockLayout layout = BlockLayout.of(ensemble, 1);
        int lanes = new ParameterLayout(ensemble).lanes();
        var sampler = new ParameterSampler(ensemble, Purpose.MAIN, layout.drawsPerBlock());
        Block block = layout.newBlock();
        double[][] draws = new double[DRAWS / layout.drawsPerBlock() * layout.drawsPerBlock()][entries];
        for (int draw = 0; draw < draws.length; draw++) {
            int inBlock = draw % layout.drawsPerBlock();
            if (inBlock == 0) {
                block.begin(draw / layout.drawsPerBlock(), layout.drawsPerBlock());
                sampler.fill(block);
            }
            int start = place.of(block, inBlock / lanes) + inBlock % lanes;
            for (int entry = 0; entry < entries; entry++) {
                draws[draw][entry] = block.parameters().get(start + entry * lanes);
            }
        }
        return draws;
    }

    private static void assertMean(double[][] draws, java.util.function.ToDoubleFunction<double[]> of,
            double expected) {
        double mean = 0.0;
        for (double[] draw : draws) {
            mean += of.applyAsDouble(draw) / draws.length;
        }
        double variance = 0.0;
        for (double[] draw : draws) {
            variance += Math.pow(of.applyAsDouble(draw) - mean, 2) / draws.length;
        }
        assertThat(mean).isCloseTo(expected, within(4.5 * Math.sqrt(variance / draws.length)));
    }
}
