package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

class CumulantEstimatorTest {

    private static final Quadruple DISTINCT = new Quadruple(0, 1, 2, 3);
    private static final Quadruple PAIRED = new Quadruple(0, 0, 1, 1);

    /** What vanishes at order 1e-16 of X squared keeps its sign, its size and its error bar. */
    @Test
    void shouldSeeFluctuationsOfOneInAHundredMillion() {
        MomentLayout layout = Sample.layout(1, false, DISTINCT, PAIRED);
        var weights = CumulantWeights.kernel(1, 3, 0, 1);
        for (long seed = 1; seed <= 8; seed++) {
            var model = new LinearModel(layout, 1, 1e-8, 0, new SplittableRandom(seed));
            Sample tiny = model.draw(4096, new SplittableRandom(-seed));
            Sample plain = new LinearModel(layout, 1, 1, 0, new SplittableRandom(seed)).draw(4096,
                    new SplittableRandom(-seed));
            Estimates found = tiny.withPivots(tiny.meansOfFirst(64)).estimate(weights);
            Estimates expected = plain.estimate(weights);
            for (int q = 0; q < 2; q++) {
                Estimate breaking = found.fourPoint().get(q).independenceBreaking().orElseThrow();
                Estimate reference = expected.fourPoint().get(q).independenceBreaking().orElseThrow();
                assertThat(breaking.standardError()).isCloseTo(1e-16 * reference.standardError(), within(1e-22));
                assertThat(breaking.value()).isCloseTo(1e-16 * reference.value(),
                        within(1e-5 * breaking.standardError()));
                double covariances = model.covariance(pair(q, 0), pair(q, 1)) + model.covariance(pair(q, 2), pair(q, 3))
                        + model.covariance(pair(q, 4), pair(q, 5));
                assertThat(breaking.value()).isCloseTo(covariances, within(5 * breaking.standardError()));
                assertThat(breaking.standardError()).isLessThan(1e-16);
                assertThat(Math.signum(breaking.value())).isEqualTo(Math.signum(covariances));
            }
        }
    }

    private static Pair pair(int fourPoint, int place) {
        return List.of(DISTINCT, PAIRED).get(fourPoint).pairings().get(place);
    }

    @Test
    void shouldKnowAConstantExactly() {
        MomentLayout layout = Sample.layout(1, true, DISTINCT, PAIRED);
        double[][][] constant = new double[1][10][64];
        for (int p = 0; p < 10; p++) {
            Arrays.fill(constant[0][p], 0.1 * (p + 1));
        }
        var weights = CumulantWeights.kernel(1.3, 3, 0.25, 2);
        for (double pivot : new double[]{0, 0.3, 0.7}) {
            double[] pivots = new double[10];
            Arrays.fill(pivots, pivot);
            Summary summary = new Sample(layout, pivots, constant).blocks(24, 8, 32).stream().reduce(Summary::merge)
                    .orElseThrow();
            Estimates estimates = new CumulantEstimator(layout, weights, SixPointWeights.field(), pivots,
                    layout.pairs()).estimate(summary);
            for (FourPointEstimate four : estimates.fourPoint()) {
                double moment = 0;
                for (int k = 0; k < 6; k += 2) {
                    moment += 0.01 * (layout.pairVariable(four.points().pairings().get(k)) + 1)
                            * (layout.pairVariable(four.points().pairings().get(k + 1)) + 1);
                }
                double connected = moment * 2 * Math.pow(1.3, 4) * 0.25 / 2;
                assertThat(four.connected().value()).isCloseTo(connected, within(1e-14 * connected));
                assertThat(four.connected().standardError()).isZero();
                assertThat(four.normalised().standardError()).isZero();
                assertThat(four.kernelMoment()).isEqualTo(new Estimate(four.kernelMoment().value(), 0));
                assertThat(four.kernelMoment().value()).isCloseTo(moment, within(1e-14 * moment));
                assertThat(four.independenceBreaking()).contains(new Estimate(0, 0));
                assertThat(four.finiteWidth()).contains(four.connected());
            }
            estimates.twoPoint().values().forEach(two -> assertThat(two.standardError()).isZero());
        }
    }

    @Test
    void shouldNotDependOnPivotsBeyondRounding() {
        for (int copies = 1; copies <= 2; copies++) {
            MomentLayout layout = Sample.layout(copies, false, DISTINCT, PAIRED);
            Sample sample = new LinearModel(layout, 1, 0.4, 0.4, new SplittableRandom(1)).draw(256,
                    new SplittableRandom(2));
            CumulantWeights weights = copies == 1
                    ? CumulantWeights.kernel(0.9, 3, 0.25, 3)
                    : CumulantWeights.sharedTokens(0.9, 3, 0.25, 3, 2);
            Estimates near = sample.estimate(weights);
            Estimates far = sample.withPivots(0, 1, 2, -1, 0.5, 3, -0.2, 1.1, 0, 0.7).estimate(weights);
            for (int q = 0; q < 2; q++) {
                assertThat(far.fourPoint().get(q).connected().value())
                        .isCloseTo(near.fourPoint().get(q).connected().value(), within(1e-12));
                assertThat(far.fourPoint().get(q).connected().standardError())
                        .isCloseTo(near.fourPoint().get(q).connected().standardError(), within(1e-12));
                assertThat(far.fourPoint().get(q).kernelMoment().standardError())
                        .isCloseTo(near.fourPoint().get(q).kernelMoment().standardError(), within(1e-12));
                assertThat(far.fourPoint().get(q).normalised().standardError())
                        .isCloseTo(near.fourPoint().get(q).normalised().standardError(), within(1e-12));
            }
        }
    }

    @Test
    void shouldSplitIntoFiniteWidthAndIndependenceBreaking() {
        MomentLayout layout = Sample.layout(1, false, DISTINCT);
        Estimates estimates = new LinearModel(layout, 1, 0.4, 0, new SplittableRandom(1))
                .draw(256, new SplittableRandom(2))
                .estimate(CumulantWeights.kernel(0.9, 1.8, 0.25, 3));
        FourPointEstimate four = estimates.fourPoint().getFirst();
        assertThat(four.finiteWidth().orElseThrow().value() + four.independenceBreaking().orElseThrow().value())
                .isCloseTo(four.connected().value(), within(1e-14));
    }

    @Test
    void shouldPutSquaredStandardErrorsOnTheDiagonalInTheDocumentedOrder() {
        MomentLayout layout = Sample.layout(1, true, DISTINCT, PAIRED);
        Sample sample = new LinearModel(layout, 1, 0.4, 0, new SplittableRandom(1)).draw(256, new SplittableRandom(2));
        var reported = List.of(new Pair(2, 3), new Pair(0, 1));
        Estimates estimates = new CumulantEstimator(layout, CumulantWeights.kernel(0.9, 3, 0.25, 3),
                SixPointWeights.field(), sample.pivots,
                reported)
                .estimate(sample.whole());
        CovarianceMatrix matrix = estimates.covariance().orElseThrow();
        assertThat(matrix.size()).isEqualTo(4);
        assertThat(matrix.twoPoint()).isEqualTo(reported);
        assertThat(matrix.fourPoint()).containsExactly(DISTINCT, PAIRED);
        double[] errors = {estimates.twoPoint().get(new Pair(2, 3)).standardError(),
                estimates.twoPoint().get(new Pair(0, 1)).standardError(),
                estimates.fourPoint().get(0).connected().standardError(),
                estimates.fourPoint().get(1).connected().standardError()};
        for (int i = 0; i < 4; i++) {
            assertThat(matrix.get(i, i)).isCloseTo(errors[i] * errors[i], within(1e-15 * errors[i] * errors[i]));
            for (int j = 0; j < i; j++) {
                assertThat(matrix.get(i, j)).isEqualTo(matrix.get(j, i)).isNotZero();
                assertThat(Math.abs(matrix.get(i, j))).isLessThanOrEqualTo(errors[i] * errors[j]);
            }
        }
        double covariance = sample.whole().comoment(layout.entry(1, 8)) / 255 / 256 * Math.pow(0.9, 4);
        assertThat(matrix.get(0, 1)).isCloseTo(covariance, within(1e-15));
    }

    /** In one block, by the definition; in several, each about its own means, all but the same. */
    @Test
    void shouldTellTheKurtosisOfTheInfluenceFunction() {
        for (int copies : new int[]{1, 2}) {
            MomentLayout layout = Sample.layout(copies, false, DISTINCT);
            Sample sample = new LinearModel(layout, 1, 0.5, 0.5, new SplittableRandom(5)).draw(4096,
                    new SplittableRandom(6));
            CumulantWeights weights = Sample.weights(layout);
            var estimator = new CumulantEstimator(layout, weights, SixPointWeights.field(), sample.pivots, List.of());
            double[] influence = influence(sample, weights);
            double meanSquare = Arrays.stream(influence).map(psi -> psi * psi).average().orElseThrow();
            double expected = Arrays.stream(influence).map(psi -> psi * psi * psi * psi).average().orElseThrow()
                    / (meanSquare * meanSquare);
            assertThat(kurtosis(estimator, sample.whole())).isCloseTo(expected, withinPercentage(1e-8))
                    .isGreaterThan(3);
            Summary merged = sample.blocks(1024, 512, 2560).stream().reduce(Summary::merge).orElseThrow();
            assertThat(kurtosis(estimator, merged)).isCloseTo(expected, withinPercentage(5)).isNotEqualTo(expected);
        }
    }

    private static double kurtosis(CumulantEstimator estimator, Summary summary) {
        return estimator.estimate(summary).fourPoint().getFirst().kurtosis();
    }

    /** How G4c moves when a draw counts a little more: the derivative of its plug-in formula, less its mean. */
    private static double[] influence(Sample sample, CumulantWeights weights) {
        MomentLayout layout = sample.layout;
        int[] pairing = DISTINCT.pairings().stream().mapToInt(layout::pairVariable).toArray();
        int copies = layout.copies();
        double[] influence = new double[sample.draws()];
        double[] means = new double[layout.pairs().size()];
        for (int p = 0; p < means.length; p++) {
            for (int c = 0; c < copies; c++) {
                means[p] += Arrays.stream(sample.observables[c][p]).average().orElseThrow() / copies;
            }
        }
        double c1 = weights.moment() + weights.connected() / copies;
        double cross = copies == 1 ? 0 : weights.crossMoment() + weights.connected() * (1 - 1.0 / copies);
        for (int i = 0; i < influence.length; i++) {
            for (int k = 0; k < pairing.length; k += 2) {
                for (int a = 0; a < copies; a++) {
                    double left = sample.observables[a][pairing[k]][i];
                    influence[i] -= weights.connected() * left * means[pairing[k + 1]] / copies;
                    influence[i] -= weights.connected() * means[pairing[k]]
                            * sample.observables[a][pairing[k + 1]][i] / copies;
                    for (int b = 0; b < copies; b++) {
                        influence[i] += left * sample.observables[b][pairing[k + 1]][i]
                                * (a == b ? c1 / copies : cross / (copies * (copies - 1)));
                    }
                }
            }
        }
        double mean = Arrays.stream(influence).average().orElseThrow();
        return Arrays.stream(influence).map(psi -> psi - mean).toArray();
    }

    @Test
    void shouldGiveNoErrorOfASingleDraw() {
        MomentLayout layout = Sample.layout(1, true, PAIRED);
        var summary = Sample.summary(layout, 0, 1, 1, new double[]{1, 0.5, 1, 1.5}, new double[layout.entries()]);
        Estimates estimates = new CumulantEstimator(layout, CumulantWeights.kernel(1, 3, 0.5, 1),
                SixPointWeights.field(), new double[3],
                layout.pairs())
                .estimate(summary);
        assertThat(estimates.twoPoint().get(new Pair(0, 1))).isEqualTo(new Estimate(0.5, Double.NaN));
        FourPointEstimate four = estimates.fourPoint().getFirst();
        assertThat(four.connected()).isEqualTo(new Estimate(Double.NaN, Double.NaN));
        assertThat(four.normalised()).isEqualTo(new Estimate(Double.NaN, Double.NaN));
        assertThat(four.kernelMoment()).isEqualTo(new Estimate(1.5, Double.NaN));
        assertThat(estimates.covariance().orElseThrow().get(0, 1)).isNaN();
    }

    @Test
    void shouldNotNormaliseByWhatIsNotPositive() {
        MomentLayout layout = Sample.layout(1, false, PAIRED);
        for (double diagonal : new double[]{0, -0.5}) {
            double[] means = {1, 0.5, diagonal, 1};
            double[] comoments = new double[layout.entries()];
            Arrays.fill(comoments, 1);
            Estimates estimates = new CumulantEstimator(layout, CumulantWeights.kernel(1, 3, 0.5, 1),
                    SixPointWeights.field(), new double[3],
                    layout.pairs())
                    .estimate(Sample.summary(layout, 0, 1, 8, means, comoments));
            assertThat(estimates.fourPoint().getFirst().normalised()).isEqualTo(new Estimate(Double.NaN, Double.NaN));
            assertThat(estimates.fourPoint().getFirst().connected().value()).isFinite();
        }
    }

    @Test
    void shouldTakeOnlyRoundingForANegativeVariance() {
        MomentLayout layout = Sample.layout(1, false, PAIRED);
        // The variance of Y_00 - Y_11 as 1 + 1 - 2 c.
        Influence difference = new Influence().add(0, 1).add(2, -1);
        double[] comoments = new double[layout.entries()];
        comoments[layout.entry(0, 0)] = 7;
        comoments[layout.entry(2, 2)] = 7;
        for (double excess : new double[]{0, 1e-14, 1e-6}) {
            comoments[layout.entry(0, 2)] = 7 * (1 + excess);
            double variance = new SampleCovariance(Sample.summary(layout, 0, 1, 8, new double[4], comoments).sample())
                    .variance(difference);
            assertThat(Double.valueOf(variance))
                    .isEqualTo(excess > 1e-10 ? Double.valueOf(Double.NaN) : Double.valueOf(0));
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFitTogether() {
        MomentLayout layout = Sample.layout(1, false, PAIRED);
        var weights = CumulantWeights.field();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CumulantEstimator(layout, weights, SixPointWeights.field(), new double[2], List.of()))
                .withMessage("expected 3 pivots, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CumulantEstimator(layout, CumulantWeights.sharedTokens(1, 3, 0, 2, 2),
                        SixPointWeights.field(), new double[3],
                        List.of()))
                .withMessage("expected 2 copies, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CumulantEstimator(layout, weights, SixPointWeights.field(), new double[3],
                        List.of(new Pair(2, 2))))
                .withMessageContaining("needed");
        var estimator = new CumulantEstimator(Sample.layout(1, true, DISTINCT), weights, SixPointWeights.field(),
                new double[10], List.of());
        var summary = Sample.summary(layout, 0, 1, 8, new double[4], new double[layout.entries()]);
        assertThatIllegalArgumentException().isThrownBy(() -> estimator.estimate(summary))
                .withMessageContaining("layout");
    }
}
