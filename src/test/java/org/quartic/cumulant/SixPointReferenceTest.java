package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/**
 * Six-points against the plainest statement of what they are: values are means over triples of different draws, and so unbiased; errors
 * come from how the value answers when one draw counts a little more.
 */
class SixPointReferenceTest {

    private static final Quadruple FOUR = new Quadruple(0, 0, 1, 1);
    /** No coefficient follows from another. */
    private static final SixPointWeights ALL = new SixPointWeights(0.7, -0.4, 0.9, 1.1, 0.8, -0.6);
    private static final SixPointWeights ONE_COPY = new SixPointWeights(0.7, -0.4, 0, 1.1, 0, 0);
    private static final SixPointWeights TWO_COPIES = new SixPointWeights(0.7, -0.4, 0.9, 1.1, 0.8, 0);

    private static SixPointWeights weights(int copies) {
        return switch (copies) {
            case 1 -> ONE_COPY;
            case 2 -> TWO_COPIES;
            default -> ALL;
        };
    }

    /** What one draw says of the fifteen splits: X of the pair, S and S' of the rest; and of the six points. */
    private record Draw(double[] pair, double[] moment, double[] crossMoment, double[] sixth) {

        static Draw of(Sample sample, Sextuple six, int draw) {
            int copies = sample.layout.copies();
            var result = new Draw(new double[15], new double[15], new double[15], new double[3]);
            for (int s = 0; s < 15; s++) {
                Sextuple.Split split = six.splits().get(s);
                List<Pair> rest = split.rest().pairings();
                for (int i = 0; i < copies; i++) {
                    double x = x(sample, split.pair(), i, draw);
                    result.pair[s] += x / copies;
                    for (int k = 0; k < 6; k += 2) {
                        for (int j = 0; j < copies; j++) {
                            for (int l = 0; l < copies; l++) {
                                int heads = (int) Arrays.stream(new int[]{i, j, l}).distinct().count();
                                double product = x(sample, rest.get(k), j, draw) * x(sample, rest.get(k + 1), l, draw);
                                // Every pairing is met in three splits.
                                result.sixth[heads - 1] += x * product / 3 / triples(copies, heads);
                                if (i == 0 && j == l) {
                                    result.moment[s] += product / copies;
                                } else if (i == 0) {
                                    result.crossMoment[s] += product / (copies * (copies - 1));
                                }
                            }
                        }
                    }
                }
            }
            return result;
        }

        private static double x(Sample sample, Pair pair, int copy, int draw) {
            return sample.observables[copy][sample.layout.pairVariable(pair)][draw];
        }

        private static double triples(int copies, int heads) {
            return switch (heads) {
                case 1 -> copies;
                case 2 -> 3.0 * copies * (copies - 1);
                default -> copies * (copies - 1.0) * (copies - 2);
            };
        }
    }

    private static Draw[] draws(Sample sample, Sextuple six) {
        var draws = new Draw[sample.draws()];
        Arrays.setAll(draws, i -> Draw.of(sample, six, i));
        return draws;
    }

    /** G6c with E over one, two and three draws taken as these say: linear in each. */
    private static double connected(SixPointWeights w, double[] sixth, double b, double crossB, double means) {
        return w.means() * means + w.covariance() * (b - 3 * means) + w.crossCovariance() * (crossB - 3 * means)
                + w.third() * (sixth[0] - b + 2 * means)
                + w.crossThird() * (sixth[1] - b / 3 - 2 * crossB / 3 + 2 * means)
                + w.farThird() * (sixth[2] - crossB + 2 * means);
    }

    private static double ofDraws(SixPointWeights weights, Sextuple six, Draw one, Draw two, Draw three) {
        double b = 0;
        double crossB = 0;
        double means = 0;
        for (int s = 0; s < 15; s++) {
            b += two.pair[s] * one.moment[s];
            crossB += two.pair[s] * one.crossMoment[s];
            List<Pair> rest = six.splits().get(s).rest().pairings();
            for (int k = 0; k < 6; k += 2) {
                means += one.pair[s] * of(two, six, rest.get(k)) * of(three, six, rest.get(k + 1)) / 3;
            }
        }
        return connected(weights, one.sixth, b, crossB, means);
    }

    private static double of(Draw draw, Sextuple six, Pair pair) {
        int split = 0;
        while (!six.splits().get(split).pair().equals(pair)) {
            split++;
        }
        return draw.pair[split];
    }

    private static Sample sample(int copies, Sextuple six, int draws) {
        MomentLayout layout = Sample.layout(copies, false, List.of(six), FOUR);
        return new LinearModel(layout, 0.5, 0.4, 0.4, new SplittableRandom(3)).draw(draws, new SplittableRandom(4));
    }

    private static Estimate estimate(Sample sample) {
        return estimate(sample, sample.draws());
    }

    private static Estimate estimate(Sample sample, int drawsPerBlock) {
        double[] pivots = Arrays.stream(sample.pivots).map(pivot -> pivot + 0.2).toArray();
        int copies = sample.layout.copies();
        CumulantWeights four = copies == 1 ? CumulantWeights.kernel(1, 3, 0.5, 1)
                : CumulantWeights.sharedTokens(1, 3, 0.5, 3, copies);
        int[] sizes = new int[sample.draws() / drawsPerBlock];
        Arrays.fill(sizes, drawsPerBlock);
        Summary summary = sample.withPivots(pivots).blocks(sizes).stream().reduce(Summary::merge).orElseThrow();
        return new CumulantEstimator(sample.layout, four, weights(copies), pivots, sample.layout.pairs())
                .estimate(summary).sixPoint().getFirst().connected();
    }

    private static List<Sextuple> sixPoints() {
        return List.of(new Sextuple(0, 1, 1, 2, 3, 3), new Sextuple(0, 0, 0, 0, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldBeTheMeanOverTriplesOfDifferentDraws(int copies) {
        for (Sextuple six : sixPoints()) {
            Sample sample = sample(copies, six, 8);
            Draw[] draws = draws(sample, six);
            double sum = 0;
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 8; j++) {
                    for (int k = 0; k < 8; k++) {
                        sum += i == j || i == k || j == k ? 0
                                : ofDraws(weights(copies), six, draws[i], draws[j], draws[k]);
                    }
                }
            }
            assertThat(estimate(sample).value()).isCloseTo(sum / (8 * 7 * 6), within(1e-12 * Math.abs(sum)));
        }
    }

    /** Of a net, draws within a replicate say nothing of each other: what differs must be replicates. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldBeTheMeanOverTriplesOfDifferentReplicates(int copies) {
        int replicates = 5;
        int drawsOfOne = 16;
        for (Sextuple six : sixPoints()) {
            Sample sample = sample(copies, six, replicates * drawsOfOne);
            Draw[] draws = draws(sample, six);
            Draw[] means = new Draw[replicates];
            Arrays.setAll(means, r -> mean(Arrays.copyOfRange(draws, r * drawsOfOne, (r + 1) * drawsOfOne)));
            double sum = 0;
            for (int i = 0; i < replicates; i++) {
                for (int j = 0; j < replicates; j++) {
                    for (int k = 0; k < replicates; k++) {
                        sum += i == j || i == k || j == k ? 0
                                : ofDraws(weights(copies), six, means[i], means[j], means[k]);
                    }
                }
            }
            Estimate found = estimate(sample.withLayout(sample.layout.replicated(replicates)), drawsOfOne);
            assertThat(found.value()).isCloseTo(sum / (5 * 4 * 3), within(1e-12 * Math.abs(sum)));

            // The error is that of the replicates as draws: how the value answers when one of them counts a little more.
            double[] influence = new double[replicates];
            double step = 1e-4;
            Arrays.setAll(influence, r -> (weighed(copies, six, means, r, step)
                    - weighed(copies, six, means, r, -step)) / (2 * step));
            double average = Arrays.stream(influence).average().orElseThrow();
            double variance = Arrays.stream(influence).map(psi -> (psi - average) * (psi - average)).sum()
                    / (replicates - 1) / replicates;
            assertThat(found.standardError()).isCloseTo(Math.sqrt(variance), within(1e-6 * Math.sqrt(variance)));
        }
    }

    private static Draw mean(Draw[] draws) {
        var mean = new Draw(new double[15], new double[15], new double[15], new double[3]);
        for (Draw draw : draws) {
            add(mean, draw, 1.0 / draws.length);
        }
        return mean;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldKnowWhatOneDrawMoreWouldChange(int copies) {
        for (Sextuple six : sixPoints()) {
            Sample sample = sample(copies, six, 64);
            Draw[] draws = draws(sample, six);
            double[] influence = new double[64];
            double step = 1e-4;
            for (int i = 0; i < 64; i++) {
                influence[i] = (weighed(copies, six, draws, i, step) - weighed(copies, six, draws, i, -step))
                        / (2 * step);
            }
            double mean = Arrays.stream(influence).average().orElseThrow();
            double variance = Arrays.stream(influence).map(psi -> (psi - mean) * (psi - mean)).sum() / 63 / 64;
            assertThat(estimate(sample).standardError()).isCloseTo(Math.sqrt(variance),
                    within(1e-6 * Math.sqrt(variance)));
        }
    }

    /** G6c of the sample as a law, in which one draw has this much more weight and all together as much less. */
    private static double weighed(int copies, Sextuple six, Draw[] draws, int heavy, double more) {
        var mean = new Draw(new double[15], new double[15], new double[15], new double[3]);
        for (int i = 0; i < draws.length; i++) {
            double weight = (1 - more) / draws.length + (i == heavy ? more : 0);
            add(mean, draws[i], weight);
        }
        return ofDraws(weights(copies), six, mean, mean, mean);
    }

    private static void add(Draw to, Draw draw, double weight) {
        add(to.pair, draw.pair, weight);
        add(to.moment, draw.moment, weight);
        add(to.crossMoment, draw.crossMoment, weight);
        add(to.sixth, draw.sixth, weight);
    }

    private static void add(double[] to, double[] values, double weight) {
        for (int k = 0; k < to.length; k++) {
            to[k] += weight * values[k];
        }
    }
}
