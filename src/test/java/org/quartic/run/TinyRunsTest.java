package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.spec.Pair;
import org.quartic.spec.Specs;

/**
 * Estimates are unbiased at every number of draws, through everything from the spec to the result: the mean of thousands of runs of 16 draws
 * each, every one with a seed of its own, is the exact number. A product of two means that was not corrected would be off by a 16th of its
 * covariance, which is more than is allowed here.
 */
class TinyRunsTest {

    private static final int RUNS = 2000;
    private static final int DRAWS = 16;
    private static final int FEATURES = 2;
    private static final double SIGMA = 0.8;
    private static final double[][] POINTS = {{0.1, 0.0}, {0.5, 0.2}, {-0.2, 0.3}};

    /** Sums over runs of an estimate and of its square. */
    private record Mean(double mean, double error) {
        static Mean of(List<Estimates> runs, ToDoubleFunction<Estimates> estimate) {
            double[] values = runs.stream().mapToDouble(estimate).toArray();
            double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
            double square = IntStream.range(0, values.length).mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .sum();
            return new Mean(mean, Math.sqrt(square / values.length / (values.length - 1.0)));
        }

        void shouldBe(double exact) {
            assertThat((mean - exact) / error).as("%s for %s", this, exact).isBetween(-4.0, 4.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"collapsed, 1, rademacher, 1.0", "kernel, 2, uniform, 1.8",
            "field, 1, rademacher, 1.0"})
    void shouldAverageToTheExactNumbers(String estimator, int heads, String readout, double fourthMoment) {
        int width = 8;
        List<Estimates> runs = IntStream.range(0, RUNS)
                .mapToObj(seed -> run("estimator = " + estimator, "seed = " + seed, "ensemble.heads = " + heads,
                        "ensemble.width = " + width, "ensemble.readout = " + readout))
                .toList();
        for (int[] q : new int[][]{{0, 0, 0, 0}, {0, 0, 1, 2}}) {
            double s = pairings(q, TinyRunsTest::productOfKernels);
            double p = pairings(q, TinyRunsTest::productOfMeans);
            double finiteWidth = (fourthMoment * s - p) / (heads * width);
            double breaking = (s - p) * (1 - 1.0 / width) / heads;
            int index = q[3] == 0 ? 0 : 1;
            Mean connected = Mean.of(runs, run -> run.fourPoint().get(index).connected().value());
            connected.shouldBe(finiteWidth + breaking);
            if (!estimator.equals("field")) {
                Mean.of(runs, run -> part(run, index).finiteWidth().orElseThrow().value()).shouldBe(finiteWidth);
                Mean.of(runs, run -> part(run, index).independenceBreaking().orElseThrow().value()).shouldBe(breaking);
                assertThat((s - p) / heads / DRAWS).as("the bias there would be").isGreaterThan(4 * connected.error());
            }
        }
        Mean.of(runs, run -> run.twoPoint().get(new Pair(1, 2)).value())
                .shouldBe(k(POINTS[1], POINTS[2], -1, null, 0, null, 0));
    }

    private static FourPointEstimate part(Estimates run, int index) {
        return run.fourPoint().get(index);
    }

    private static Estimates run(String... choices) {
        var lines = Stream.concat(Stream.of("points = [[0.1, 0.0], [0.5, 0.2], [-0.2, 0.3]]", "ensemble.mixing = none",
                "correlators = { four-point = [[0, 0, 0, 0], [0, 0, 1, 2]] }", "stop.min-draws = 16",
                "stop.max-draws = " + DRAWS, "ensemble.embedding = { cos-net { features = " + FEATURES
                        + ", momentum { gaussian { sigma = " + SIGMA
                        + " } }, profile { constant { value = 1.0 } } } }"),
                Stream.of(choices));
        Estimation estimation = Estimation.of(Specs.resolved(Specs.with(lines.toArray(String[]::new))), false);
        Outcome outcome = TreeLoop.outcome(estimation);
        assertThat(outcome.draws()).isEqualTo(DRAWS);
        return outcome.look().orElseThrow().estimates();
    }

    private interface OfFour {
        double of(double[] a, double[] b, double[] c, double[] d);
    }

    private static double pairings(int[] q, OfFour term) {
        double[] a = POINTS[q[0]];
        double[] b = POINTS[q[1]];
        double[] c = POINTS[q[2]];
        double[] d = POINTS[q[3]];
        return term.of(a, b, c, d) + term.of(a, c, b, d) + term.of(a, d, b, c);
    }

    private static double productOfMeans(double[] a, double[] b, double[] c, double[] d) {
        return k(a, b, -1, null, 0, null, 0) * k(c, d, -1, null, 0, null, 0);
    }

    /** E[X_ab X_cd] of random features that are averaged over D of them. */
    private static double productOfKernels(double[] a, double[] b, double[] c, double[] d) {
        double crossed = k(a, b, 1, c, -1, d, -1) + k(a, b, -1, c, 1, d, -1) + k(a, b, -1, c, -1, d, 1);
        return 0.5 * crossed / FEATURES + (1 - 1.0 / FEATURES) * productOfMeans(a, b, c, d);
    }

    /** k(a + s_b b + s_c c + s_d d), k(v) = exp(-sigma^2 |v|^2 / 2). */
    private static double k(double[] a, double[] b, int sb, double[] c, int sc, double[] d, int sd) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            double v = a[i] + sb * b[i] + (c == null ? 0 : sc * c[i] + sd * d[i]);
            square += v * v;
        }
        return Math.exp(-0.5 * SIGMA * SIGMA * square);
    }
}
