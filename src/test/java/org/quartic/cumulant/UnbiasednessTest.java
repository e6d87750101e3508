package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

/** Over many seeds: estimates centre on the truth even at sixteen draws, and error bars say how far they stray. */
class UnbiasednessTest {

    private static final Quadruple POINTS = new Quadruple(0, 0, 1, 2);
    private static final double SIGMA_Z = 0.9;
    private static final double FOURTH_MOMENT = 1.8;
    private static final int WIDTH = 4;
    private static final int HEADS = 3;

    private static final double S = SIGMA_Z * SIGMA_Z * SIGMA_Z * SIGMA_Z;
    private static final double G = FOURTH_MOMENT * S;

    private static LinearModel model(int copies) {
        MomentLayout layout = Sample.layout(copies, true, POINTS);
        return new LinearModel(layout, 0.5, 0.4, copies == 2 ? 0.4 : 0, new SplittableRandom(11));
    }

    /** Pivots away from the means, as a pilot's would be. */
    private static Estimates[] runs(LinearModel model, CumulantWeights weights, int draws, int runs) {
        var random = new SplittableRandom(draws);
        double[] pivots = model.layout.pairs().stream().mapToDouble(pair -> model.mean(pair) + 0.1).toArray();
        var estimator = new CumulantEstimator(model.layout, weights, SixPointWeights.field(), pivots,
                model.layout.pairs());
        var all = new Estimates[runs];
        Arrays.setAll(all, r -> estimator.estimate(model.draw(draws, random).withPivots(pivots).whole()));
        return all;
    }

    private static Function<Estimates, Estimate> four(Function<FourPointEstimate, Estimate> part) {
        return estimates -> part.apply(estimates.fourPoint().getFirst());
    }

    @Test
    void shouldBeUnbiasedForIndependentHeadsAtSixteenDraws() {
        LinearModel model = model(1);
        Estimates[] runs = runs(model, CumulantWeights.kernel(SIGMA_Z, FOURTH_MOMENT, 1.0 / WIDTH, HEADS), 16, 20_000);
        double[] moments = model.moments(POINTS);
        double finiteWidth = (G / WIDTH * moments[1] - S / WIDTH * moments[0]) / HEADS;
        double independenceBreaking = S * (1 - 1.0 / WIDTH) * (moments[1] - moments[0]) / HEADS;
        assertThat(Spread.of(runs, four(FourPointEstimate::connected)).distance(finiteWidth + independenceBreaking))
                .isLessThan(4);
        assertThat(Spread.of(runs, four(e -> e.finiteWidth().orElseThrow())).distance(finiteWidth)).isLessThan(4);
        assertThat(Spread.of(runs, four(e -> e.independenceBreaking().orElseThrow())).distance(independenceBreaking))
                .isLessThan(4);
        assertThat(Spread.of(runs, four(FourPointEstimate::kernelMoment)).distance(moments[1])).isLessThan(4);
        Pair pair = new Pair(0, 1);
        assertThat(Spread.of(runs, e -> e.twoPoint().get(pair)).distance(SIGMA_Z * SIGMA_Z * model.mean(pair)))
                .isLessThan(4);
        // The test has the power to see the bias of a product of means, which is 1/16 of the connected part.
        assertThat(Spread.of(runs, four(e -> e.independenceBreaking().orElseThrow()))
                .distance(independenceBreaking * 15 / 16))
                .isGreaterThan(4);
    }

    @Test
    void shouldBeUnbiasedForSharedTokensAtSixteenDraws() {
        LinearModel model = model(2);
        Estimates[] runs = runs(model, CumulantWeights.sharedTokens(SIGMA_Z, FOURTH_MOMENT, 1.0 / WIDTH, HEADS, 2), 16,
                20_000);
        double[] moments = model.moments(POINTS);
        double connected = (G / WIDTH + S * (1 - 1.0 / WIDTH)) / HEADS * moments[1] + S * (1 - 1.0 / HEADS) * moments[2]
                - S * moments[0];
        assertThat(Spread.of(runs, four(FourPointEstimate::connected)).distance(connected)).isLessThan(4);
        assertThat(Spread.of(runs, four(FourPointEstimate::kernelMoment)).distance(moments[1])).isLessThan(4);
        assertThat(runs[0].fourPoint().getFirst().finiteWidth()).isEmpty();
        assertThat(runs[0].fourPoint().getFirst().independenceBreaking()).isEmpty();
    }

    @Test
    void shouldStateTheErrorsThatEstimatesOfIndependentHeadsHave() {
        Estimates[] runs = runs(model(1), CumulantWeights.kernel(SIGMA_Z, FOURTH_MOMENT, 1.0 / WIDTH, HEADS), 512,
                3_000);
        assertCalibrated(runs, four(FourPointEstimate::connected));
        assertCalibrated(runs, four(FourPointEstimate::kernelMoment));
        assertCalibrated(runs, four(FourPointEstimate::normalised));
        assertCalibrated(runs, four(e -> e.finiteWidth().orElseThrow()));
        assertCalibrated(runs, four(e -> e.independenceBreaking().orElseThrow()));
        assertCalibrated(runs, e -> e.twoPoint().get(new Pair(0, 2)));
    }

    @Test
    void shouldStateTheErrorsAndCovariancesThatEstimatesOfSharedTokensHave() {
        Estimates[] runs = runs(model(2), CumulantWeights.sharedTokens(SIGMA_Z, FOURTH_MOMENT, 1.0 / WIDTH, HEADS, 2),
                512,
                3_000);
        assertCalibrated(runs, four(FourPointEstimate::connected));
        assertCalibrated(runs, four(FourPointEstimate::normalised));
        assertCalibrated(runs, four(FourPointEstimate::kernelMoment));
        // var(a + b) = var a + var b + 2 cov(a, b): what the matrix says of a two-point and the four-point.
        Pair pair = new Pair(0, 1);
        CovarianceMatrix matrix = runs[0].covariance().orElseThrow();
        int row = matrix.twoPoint().indexOf(pair);
        int column = matrix.twoPoint().size();
        assertThat(matrix.fourPoint()).containsExactly(POINTS);
        assertCalibrated(runs, e -> {
            CovarianceMatrix covariance = e.covariance().orElseThrow();
            double variance = covariance.get(row, row) + covariance.get(column, column)
                    + 2 * covariance.get(row, column);
            return new Estimate(e.twoPoint().get(pair).value() + e.fourPoint().getFirst().connected().value(),
                    Math.sqrt(variance));
        });
    }

    /** A variance from 3,000 runs is known to 3% (more for what is not normal), and 512 draws leave a few percent of bias. */
    private static void assertCalibrated(Estimates[] runs, Function<Estimates, Estimate> estimate) {
        assertThat(Spread.of(runs, estimate).calibration()).isCloseTo(1, within(0.12));
    }
}
