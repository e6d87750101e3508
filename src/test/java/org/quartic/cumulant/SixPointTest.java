package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/** Six-points of skewed kernels of a known law: where estimates centre over many seeds, and how far they stray from there. */
class SixPointTest {

    private static final Quadruple FOUR = new Quadruple(0, 0, 1, 2);
    private static final Sextuple POINTS = new Sextuple(0, 0, 1, 1, 2, 3);
    private static final double SIGMA_Z = 0.9;
    private static final double G = 1.8;
    private static final double H = 27.0 / 7;
    private static final double INVERSE_WIDTH = 0.25;

    private static CumulantWeights fourPointWeights(int copies, int heads) {
        return copies == 1 ? CumulantWeights.kernel(SIGMA_Z, G, INVERSE_WIDTH, heads)
                : CumulantWeights.sharedTokens(SIGMA_Z, G, INVERSE_WIDTH, heads, copies);
    }

    private static SixPointWeights weights(int copies, int heads) {
        return copies == 1 ? SixPointWeights.kernel(SIGMA_Z, G, H, INVERSE_WIDTH, heads)
                : SixPointWeights.sharedTokens(SIGMA_Z, G, H, INVERSE_WIDTH, heads);
    }

    private static LinearModel model(int copies) {
        return new LinearModel(Sample.layout(copies, true, List.of(POINTS), FOUR), 0.5, 0.4, copies == 1 ? 0 : 0.4,
                new SplittableRandom(11));
    }

    /** Pivots away from the means, as a pilot's would be. */
    private static Estimates[] runs(LinearModel model, int heads, int draws, int runs) {
        var random = new SplittableRandom(draws);
        double[] pivots = model.layout.pairs().stream().mapToDouble(pair -> model.mean(pair) + 0.1).toArray();
        var estimator = new CumulantEstimator(model.layout, fourPointWeights(model.layout.copies(), heads),
                weights(model.layout.copies(), heads), pivots, model.layout.pairs());
        var all = new Estimates[runs];
        Arrays.setAll(all, r -> estimator.estimate(model.draw(draws, random).withPivots(pivots).whole()));
        return all;
    }

    private static Estimate six(Estimates estimates) {
        return estimates.sixPoint().getFirst().connected();
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 2", "3, 50"})
    void shouldBeUnbiasedAtEightDraws(int copies, int heads) {
        LinearModel model = model(copies);
        Spread spread = Spread.of(runs(model, heads, 8, 10_000), SixPointTest::six);
        double truth = model.connected(POINTS, weights(copies, heads));
        assertThat(spread.distance(truth)).isLessThan(4);
    }

    /** Without means and covariances what is left is a third cumulant, whose plain sample value would be 21/32 of it at eight draws. */
    @Test
    void shouldSeeTheBiasOfAPlainThirdMoment() {
        LinearModel model = new LinearModel(Sample.layout(1, false, List.of(new Sextuple(0, 0, 0, 0, 0, 0)), FOUR), 0.5,
                0.4, 0, new SplittableRandom(11));
        var weights = SixPointWeights.kernel(1, 3, 15, 0, 1);
        double truth = model.connected(new Sextuple(0, 0, 0, 0, 0, 0), weights);
        var random = new SplittableRandom(5);
        var runs = new Estimates[20_000];
        Arrays.setAll(runs, r -> model.draw(8, random).estimate(CumulantWeights.kernel(1, 3, 0, 1), weights));
        Spread spread = Spread.of(runs, SixPointTest::six);
        assertThat(spread.distance(truth)).isLessThan(4);
        assertThat(spread.distance(truth * 21 / 32)).isGreaterThan(8);
    }

    /** With three heads to a draw the four-points are weighed anew: still without bias. */
    @Test
    void shouldLeaveFourPointsUnbiasedWithThreeHeads() {
        LinearModel model = model(3);
        double[] moments = model.moments(FOUR);
        double s = Math.pow(SIGMA_Z, 4);
        for (int heads : new int[]{3, 50}) {
            double truth = s * (G * INVERSE_WIDTH + 1 - INVERSE_WIDTH) / heads * moments[1]
                    + s * (1 - 1.0 / heads) * moments[2] - s * moments[0];
            Spread spread = Spread.of(runs(model, heads, 8, 5_000),
                    estimates -> estimates.fourPoint().getFirst().connected());
            assertThat(spread.distance(truth)).isLessThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5"})
    void shouldStateTheErrorsThatEstimatesHave(int copies, int heads) {
        Estimates[] runs = runs(model(copies), heads, 1024, 3_000);
        assertCalibrated(runs, SixPointTest::six);
        assertCalibrated(runs, estimates -> estimates.sixPoint().getFirst().normalised());
        assertCalibrated(runs, estimates -> estimates.fourPoint().getFirst().connected());
        // var(a + b) = var a + var b + 2 cov(a, b), with b enlarged so that it counts.
        CovarianceMatrix matrix = runs[0].covariance().orElseThrow();
        int six = matrix.size() - 1;
        int four = six - 1;
        assertThat(matrix.sixPoint()).containsExactly(POINTS);
        double scale = Math.sqrt(matrix.get(six, six) / matrix.get(four, four));
        assertCalibrated(runs, estimates -> {
            CovarianceMatrix covariance = estimates.covariance().orElseThrow();
            return new Estimate(
                    six(estimates).value() + scale * estimates.fourPoint().getFirst().connected().value(),
                    Math.sqrt(covariance.get(six, six) + scale * scale * covariance.get(four, four)
                            + 2 * scale * covariance.get(six, four)));
        });
    }

    private static void assertCalibrated(Estimates[] runs, Function<Estimates, Estimate> estimate) {
        assertThat(Spread.of(runs, estimate).calibration()).isCloseTo(1, within(0.12));
    }

    /** What vanishes at order 1e-24 of X cubed keeps its sign, its size and its error bar. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldSeeFluctuationsOfOneInAHundredMillion(int copies) {
        MomentLayout layout = Sample.layout(copies, false, List.of(POINTS, new Sextuple(0, 0, 0, 0, 0, 0)), FOUR);
        CumulantWeights four = copies == 1 ? CumulantWeights.kernel(1, 3, 0, 1)
                : CumulantWeights.sharedTokens(1, 3, 0, 4, 3);
        SixPointWeights six = copies == 1 ? SixPointWeights.kernel(1, 3, 15, 0, 1)
                : SixPointWeights.sharedTokens(1, 3, 15, 0, 4);
        for (long seed = 1; seed <= 4; seed++) {
            var random = new SplittableRandom(seed);
            Sample tiny = new LinearModel(layout, 1, 1e-8, 1e-8, random).draw(4096, new SplittableRandom(-seed));
            Sample plain = new LinearModel(layout, 1, 1, 1, new SplittableRandom(seed)).draw(4096,
                    new SplittableRandom(-seed));
            Estimates found = tiny.withPivots(tiny.meansOfFirst(64)).estimate(four, six);
            Estimates expected = plain.estimate(four, six);
            for (int i = 0; i < 2; i++) {
                Estimate connected = found.sixPoint().get(i).connected();
                Estimate reference = expected.sixPoint().get(i).connected();
                assertThat(connected.standardError()).isCloseTo(1e-24 * reference.standardError(),
                        within(1e-30 * reference.standardError()));
                assertThat(connected.value()).isCloseTo(1e-24 * reference.value(),
                        within(1e-6 * connected.standardError()));
            }
        }
    }

    /** A constant kernel leaves the means alone, whatever the pivots. */
    @Test
    void shouldKnowAConstantExactly() {
        MomentLayout layout = Sample.layout(1, true, List.of(POINTS), FOUR);
        double[][][] constant = new double[1][layout.pairs().size()][64];
        for (int p = 0; p < layout.pairs().size(); p++) {
            Arrays.fill(constant[0][p], 0.1 * (p + 1));
        }
        double means = POINTS.splits().stream().mapToDouble(split -> {
            double rest = 0;
            for (int k = 0; k < 6; k += 2) {
                rest += 0.1 * (layout.pairVariable(split.rest().pairings().get(k)) + 1) * 0.1
                        * (layout.pairVariable(split.rest().pairings().get(k + 1)) + 1);
            }
            return 0.1 * (layout.pairVariable(split.pair()) + 1) * rest / 3;
        }).sum();
        for (double pivot : new double[]{0, 0.3, 0.7}) {
            double[] pivots = new double[layout.pairs().size()];
            Arrays.fill(pivots, pivot);
            Estimate found = six(new Sample(layout, pivots, constant).estimate(fourPointWeights(1, 2), weights(1, 2)));
            assertThat(found.value()).isCloseTo(weights(1, 2).means() * means, within(1e-14));
            assertThat(found.standardError()).isZero();
        }
    }

    @Test
    void shouldGiveNoValueBelowThreeDraws() {
        MomentLayout layout = Sample.layout(1, false, List.of(POINTS), FOUR);
        double[] ones = new double[layout.variables()];
        Arrays.fill(ones, 1);
        var estimator = new CumulantEstimator(layout, fourPointWeights(1, 1), weights(1, 1),
                new double[layout.pairs().size()], List.of());
        for (long draws = 1; draws <= 3; draws++) {
            var summary = Sample.summary(layout, 0, 1, draws, ones.clone(), new double[layout.entries()]);
            assertThat(Double.isNaN(six(estimator.estimate(summary)).value())).isEqualTo(draws < 3);
        }
    }
}
