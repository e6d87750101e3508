package org.quartic.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;
import org.quartic.spec.Pair;

/** Eigenvalues of the matrix of reflection positivity, and their errors. */
class ReflectionTest {
    private static final double ERROR = 1e-4;

    private static Observed first(MadeUp.Distortion distortion, double error) {
        return MadeUp.evidence(new ReflectionPositivity(), distortion, error).runs("reflection").getFirst();
    }

    @Test
    void shouldPairPointsWithReflections() {
        assertThat(Reflection.SHRINKING.pairs()).containsExactly(new Pair(8, 6), new Pair(8, 7), new Pair(9, 7));
        assertThat(Reflection.FIXED.pairs()).hasSize(6);
        assertThat(IntStream.range(0, 10).filter(Reflection::shrinks)).containsExactly(6, 7, 8, 9);
    }

    @Test
    void shouldKnowTheRatioOfAMatrixOfTwo() {
        // With diagonal a and c and b beside it, the eigenvalues are (a + c)/2 -+ sqrt((a - c)^2/4 + b^2).
        Observed run = first(MadeUp.NONE, 1e-12);
        List<Double> entries = Reflection.SHRINKING.pairs().stream().map(pair -> run.twoPoint(pair).value()).toList();
        double middle = (entries.get(0) + entries.get(2)) / 2.0;
        double half = Math.sqrt(Math.pow((entries.get(0) - entries.get(2)) / 2.0, 2) + Math.pow(entries.get(1), 2));
        assertThat(Reflection.SHRINKING.ratio(run).value()).isCloseTo((middle - half) / (middle + half),
                within(1e-12)).isNegative();
        assertThat(Reflection.SHRINKING.ratio(run.known())).isCloseTo((middle - half) / (middle + half), within(1e-9));
    }

    @Test
    void shouldTellHowMuchTheRatioMovesWithTheEntries() {
        var random = new SplittableRandom(7);
        double mean = 0.0;
        double square = 0.0;
        int count = 400;
        Estimate told = Reflection.FIXED.ratio(first(MadeUp.NONE, ERROR));
        for (int i = 0; i < count; i++) {
            // The errors of the made-up numbers are always the same: these come on top.
            double ratio = Reflection.FIXED
                    .ratio(first((what, point, truth) -> truth * (1.0 + ERROR * normal(random)), 1e-12)).value();
            mean += ratio / count;
            square += ratio * ratio / count;
        }
        double spread = Math.sqrt(square - mean * mean);
        assertThat(told.standardError() / spread).isBetween(0.85, 1.15);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2.0 * Math.log(1.0 - random.nextDouble())) * Math.cos(2.0 * Math.PI * random.nextDouble());
    }
}
