package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.SixPointEstimate;
import org.quartic.spec.Pair;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.Sextuple;
import org.quartic.spec.Specs;

/** Six-points against numbers that are known exactly or by quadrature, and the estimators against each other. */
class SixPointValuesTest {

    private static final String SIGMAS = "ensemble.sigma = { query = 1.5, key = 1.2, value = 1.1, readout = 0.9 }";
    private static final String SIX_POINTS = "correlators { two-point = none, four-point = [[0, 1, 2, 3]], six-point = "
            + "[[0, 1, 2, 3, 0, 1], [0, 0, 1, 1, 2, 2], [0, 0, 0, 0, 0, 0]] }";
    private static final double S_Z2 = 0.81;
    private static final double S_V2 = 1.21;

    /** G6c = E[phi^6] - sum of G2 E[phi^4] + 2 sum of G2 G2 G2, from the moments of the field at some points. */
    private static double connected(Sextuple six, ToDoubleFunction<List<Integer>> moment) {
        double sum = moment.applyAsDouble(six.indices());
        for (Sextuple.Split split : six.splits()) {
            double two = moment.applyAsDouble(List.of(split.pair().a(), split.pair().b()));
            sum -= two * moment.applyAsDouble(split.rest().indices());
            List<Pair> rest = split.rest().pairings();
            for (int k = 0; k < 6; k += 2) {
                // Every pairing is met in three splits.
                sum += 2.0 / 3.0 * two * moment.applyAsDouble(List.of(rest.get(k).a(), rest.get(k).b()))
                        * moment.applyAsDouble(List.of(rest.get(k + 1).a(), rest.get(k + 1).b()));
            }
        }
        return sum;
    }

    /** E[(sum of z^2)^n] for n = 1, 2, 3 and so many readouts of total variance s, by the multinomial. */
    private static double readouts(int n, double fourth, double sixth, double width, double s) {
        double m2 = s / width;
        double m4 = fourth * m2 * m2;
        return switch (n) {
            case 1 -> s;
            case 2 -> width * m4 + width * (width - 1.0) * m2 * m2;
            default -> width * sixth * m2 * m2 * m2 + 3.0 * width * (width - 1.0) * m4 * m2
                    + width * (width - 1.0) * (width - 2.0) * m2 * m2 * m2;
        };
    }

    /** d = 1, coordinates: X_ab = sigma_V^2 o_a o_b, so that a moment is an integral over a scalar score. */
    @ParameterizedTest
    @CsvSource({"infinite, collapsed, gaussian, 3, 15", "4, collapsed, gaussian, 3, 15", "4, kernel, uniform, 1.8, "
            + 27.0 / 7.0, "4, field, rademacher, 1, 1", "3, collapsed, { three-point { fourth-moment = 2.0 } }, 2, 4",
            "3, field, { three-point { fourth-moment = 2.0 } }, 2, 4"})
    void shouldMatchQuadratureInOneDimension(String width, String estimator, String readout, double fourth,
            double sixth) {
        double[] x = {0.5, 1.1, -0.7, 0.3};
        RunSpec spec = Specs.with("points = [[0.5], [1.1], [-0.7], [0.3]]", SIGMAS, SIX_POINTS,
                "ensemble.width = " + width, "estimator = " + estimator, "ensemble.readout = " + readout);
        double columns = width.equals("infinite") ? 1e18 : Double.parseDouble(width);
        Function<List<Integer>, Double> moment = points -> {
            double pairings = List.of(1.0, 3.0, 15.0).get(points.size() / 2 - 1);
            return pairings * readouts(points.size() / 2, fourth, sixth, columns, S_Z2)
                    * Math.pow(S_V2, points.size() / 2)
                    * overScores(width, score -> points.stream().mapToDouble(a -> output(x, a, score)).reduce(1.0,
                            (u, v) -> u * v));
        };
        // What one head makes of four points is known to more digits than the trapezoid rule has, which ends where L does.
        if (width.equals("infinite") || width.equals("4") && readout.equals("gaussian")) {
            double four = moment.apply(List.of(0, 1, 2, 3)) - moment.apply(List.of(0, 1)) * moment.apply(List.of(2, 3))
                    - moment.apply(List.of(0, 2)) * moment.apply(List.of(1, 3))
                    - moment.apply(List.of(0, 3)) * moment.apply(List.of(1, 2));
            assertThat(four).isCloseTo(width.equals("4") ? -0.109595881193 : -0.0589781967673, within(1e-7));
        }
        assertAll(BareLoop.estimates(spec, 400_000), six -> connected(six, moment::apply));
    }

    /** On a net the same numbers are known far better, with an error bar that says so. */
    @ParameterizedTest
    @CsvSource({"infinite, -0.10476499019, 0.05964994497, 0.10983381473",
            "64, -0.12897348125, 0.08026780798, 0.13966724510",
            "4, -0.67783350437, 0.58148657399, 0.82591209729"})
    void shouldKnowThemBetterOnANet(String width, double mixed, double pairs, double one) {
        RunSpec spec = Specs.with("points = [[0.5], [1.1], [-0.7], [0.3]]", SIGMAS, SIX_POINTS,
                "ensemble.width = " + width);
        List<SixPointEstimate> net = BareLoop.estimates(spec.with(new Sampling.Sobol(64)), 1 << 17).sixPoint();
        List<SixPointEstimate> draws = BareLoop.estimates(spec.with(new Sampling.PseudoRandom()), 1 << 17).sixPoint();
        double[] truth = {mixed, pairs, one};
        for (int i = 0; i < truth.length; i++) {
            Estimate found = net.get(i).connected();
            assertThat(found.value()).isCloseTo(truth[i], within(4.0 * found.standardError()));
            assertThat(found.standardError()).isLessThan(0.3 * draws.get(i).connected().standardError());
        }
    }

    /** o_a at a score per unit of query and key. */
    private static double output(double[] x, int a, double score) {
        double sum = 0.0;
        double weighed = 0.0;
        for (double key : x) {
            double weight = Math.exp(score * x[a] * key);
            sum += weight;
            weighed += weight * key;
        }
        return weighed / sum;
    }

    /** The mean over the score 1.8 g L/sqrt(d_k), g normal and L^2 chi-squared; L/sqrt(d_k) = 1 at infinite width. */
    private static double overScores(String width, ToDoubleFunction<Double> observable) {
        double sum = 0.0;
        double norm = 0.0;
        double step = 0.1;
        boolean infinite = width.equals("infinite");
        for (double radius = infinite ? 1.0 : step; radius < 8.0; radius += step) {
            double columns = infinite ? 1.0 : Double.parseDouble(width);
            double density = Math.pow(radius, columns - 1.0) * Math.exp(-0.5 * radius * radius);
            for (double g = -9.0; g < 9.0; g += step) {
                double weight = density * Math.exp(-0.5 * g * g);
                norm += weight;
                sum += weight * observable.applyAsDouble(1.8 * g * radius / Math.sqrt(columns));
            }
            if (infinite) {
                break;
            }
        }
        return sum / norm;
    }

    /** Zero scores: X is a constant, so that G6c is exact after any number of draws. */
    @ParameterizedTest
    @CsvSource({"gaussian, 3, 15", "rademacher, 1, 1", "uniform, 1.8, " + 27.0 / 7.0,
            "{ three-point { fourth-moment = 7.5 } }, 7.5, 56.25"})
    void shouldBeExactWhereTheKernelIsAConstant(String readout, double fourth, double sixth) {
        RunSpec spec = Specs.with(SIGMAS, SIX_POINTS, "ensemble.sigma.query = 0.0", "ensemble.width = 5",
                "ensemble.heads = 3", "ensemble.readout = " + readout);
        Estimates estimates = BareLoop.estimates(spec, 4096);
        // Every query sees the mean token of the four points, so that all X are one number.
        double x = S_V2 / 2.0 * (0.325 * 0.325 + 0.275 * 0.275);
        // Three heads of five readouts are fifteen equal ones.
        double c2 = readouts(2, fourth, sixth, 15, S_Z2);
        double c3 = readouts(3, fourth, sixth, 15, S_Z2);
        double expected = 15.0 * x * x * x * (c3 - 3.0 * S_Z2 * c2 + 2.0 * S_Z2 * S_Z2 * S_Z2);

        for (SixPointEstimate six : estimates.sixPoint()) {
            assertThat(six.connected().value()).isCloseTo(expected, within(1e-16));
            assertThat(six.connected().standardError()).isZero();
        }
    }

    /** Cos-net without mixing and with gaussian momenta, in closed form. */
    @ParameterizedTest
    @CsvSource({"per-head, 1, collapsed, pseudo-random", "per-head, 3, kernel, pseudo-random",
            "shared, 1, collapsed, pseudo-random", "shared, 2, collapsed, pseudo-random",
            "shared, 3, kernel, pseudo-random", "shared, 50, collapsed, pseudo-random",
            "per-head, 3, collapsed, { sobol {} }", "shared, 2, collapsed, { sobol {} }",
            "shared, 50, collapsed, { sobol {} }"})
    void shouldMatchTheClosedFormOfTheCosNet(String scope, int heads, String estimator, String sampling) {
        int features = 5;
        int width = 3;
        RunSpec spec = Specs.with(SIGMAS, SIX_POINTS, "ensemble.mixing = none", "ensemble.width = " + width,
                "ensemble.heads = " + heads, "ensemble.readout = uniform",
                "ensemble.embedding = { cos-net { features = " + features
                        + ", momentum { gaussian { sigma = 0.8 } }, profile { constant { value = 1.2 } }, scope = "
                        + scope + " } }",
                "estimator = " + estimator, "sampling = " + sampling);
        double[][] x = {{0.5, 0.1}, {0.9, -0.4}, {-0.3, 0.8}, {0.2, 0.6}};
        // Without mixing the kernels of all heads on shared tokens are one and the same: as if all readouts were one head's.
        boolean one = scope.equals("shared");
        double variance = one ? S_Z2 : S_Z2 / heads;
        int together = one ? heads * width : width;
        ToDoubleFunction<List<Integer>> moment = points -> readouts(points.size() / 2, 1.8, 27.0 / 7.0, together,
                variance) * Math.pow(S_V2 * 1.44, points.size() / 2) * kernels(x, points, features);

        assertAll(BareLoop.estimates(spec, 400_000), six -> (one ? 1 : heads) * connected(six, moment));
    }

    /** The sum over pairings of E[X X ..], X_ab the mean over features of f_ab = 2 cos cos, at unit amplitude. */
    private static double kernels(double[][] x, List<Integer> points, int features) {
        double d = features;
        double all = cosines(x, points);
        if (points.size() == 2) {
            return all;
        }
        if (points.size() == 4) {
            return 3.0 / d * all + (1.0 - 1.0 / d) * products(x, points);
        }
        var six = new Sextuple(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4),
                points.get(5));
        double sum = 15.0 / d / d * all;
        for (Sextuple.Split split : six.splits()) {
            double two = cosines(x, List.of(split.pair().a(), split.pair().b()));
            sum += (d - 1.0) / d / d * two * 3.0 * cosines(x, split.rest().indices());
            sum += (d - 1.0) * (d - 2.0) / d / d * two * products(x, split.rest().indices()) / 3.0;
        }
        return sum;
    }

    /** The sum over pairings of four points of E[f] E[f]. */
    private static double products(double[][] x, List<Integer> p) {
        return cosines(x, List.of(p.get(0), p.get(1))) * cosines(x, List.of(p.get(2), p.get(3)))
                + cosines(x, List.of(p.get(0), p.get(2))) * cosines(x, List.of(p.get(1), p.get(3)))
                + cosines(x, List.of(p.get(0), p.get(3))) * cosines(x, List.of(p.get(1), p.get(2)));
    }

    /** E of the product of sqrt(2) cos(b . x + c): signs that sum to zero survive the phase, and leave exp(-sigma^2 |v|^2 / 2). */
    private static double cosines(double[][] x, List<Integer> points) {
        double sum = 0.0;
        for (int signs = 0; signs < 1 << points.size(); signs++) {
            if (2 * Integer.bitCount(signs) != points.size()) {
                continue;
            }
            double square = 0.0;
            for (int i = 0; i < 2; i++) {
                double v = 0.0;
                for (int p = 0; p < points.size(); p++) {
                    v += ((signs >> p & 1) == 0 ? 1 : -1) * x[points.get(p)][i];
                }
                square += v * v;
            }
            sum += Math.exp(-0.5 * 0.64 * square);
        }
        return sum * Math.pow(0.5, points.size() / 2);
    }

    /** With attention the kernels of heads on shared tokens differ, and every number of heads that coincide counts. */
    @Test
    void shouldAgreeAcrossEstimatorsWithHonestErrorBars() {
        var scores = new ArrayList<Double>();
        String cosNet = "ensemble.embedding = { cos-net { features = 3, momentum { gaussian { sigma = 0.8 } }, profile "
                + "{ constant { value = 1.1 } }, scope = %s } }";
        List<List<String>> ensembles = List.of(
                List.of(cosNet.formatted("shared"), "ensemble.heads = 2", "ensemble.sigma.query = 2.0"),
                List.of(cosNet.formatted("shared"), "ensemble.heads = 3", "ensemble.readout = rademacher"),
                List.of(cosNet.formatted("shared"), "ensemble.heads = 6", "ensemble.width = 2"),
                List.of(cosNet.formatted("per-head"), "ensemble.heads = 2", "ensemble.readout = uniform"),
                List.of(cosNet.formatted("frozen"), "ensemble.heads = 3", "ensemble.sigma.query = 2.0"),
                List.of("ensemble.heads = 2", "ensemble.readout = { three-point { fourth-moment = 2.0 } }"),
                List.of("ensemble.width = 1"));
        for (List<String> ensemble : ensembles) {
            Estimates field = estimates(ensemble, "field", 0);
            Estimates kernel = estimates(ensemble, "kernel", 1_000_000);
            Estimates collapsed = estimates(ensemble, "collapsed", 2_000_000);
            for (int i = 0; i < 3; i++) {
                scores.add(score(field, kernel, i));
                scores.add(score(kernel, collapsed, i));
            }
            scores.add(score(field.fourPoint().getFirst().connected(), collapsed.fourPoint().getFirst().connected()));
        }
        double square = scores.stream().mapToDouble(z -> z * z).average().orElseThrow();

        assertThat(scores).allSatisfy(z -> assertThat(Math.abs(z)).isLessThan(4.0));
        // Scores of one ensemble are correlated, and tails are heavy.
        assertThat(Math.sqrt(square)).as("spread of %s", scores).isCloseTo(1.0, within(0.35));
    }

    private static Estimates estimates(List<String> choices, String estimator, long firstBlock) {
        var lines = new ArrayList<>(choices);
        lines.add(SIX_POINTS);
        lines.add("estimator = " + estimator);
        return BareLoop.estimates(Specs.with(lines.toArray(String[]::new)), 100_000, firstBlock);
    }

    private static double score(Estimates one, Estimates other, int sixPoint) {
        return score(one.sixPoint().get(sixPoint).connected(), other.sixPoint().get(sixPoint).connected());
    }

    private static double score(Estimate one, Estimate other) {
        return (one.value() - other.value()) / Math.hypot(one.standardError(), other.standardError());
    }

    private static void assertAll(Estimates estimates, ToDoubleFunction<Sextuple> truth) {
        assertThat(estimates.sixPoint()).hasSize(3);
        double largest = estimates.sixPoint().stream().mapToDouble(six -> Math.abs(truth.applyAsDouble(six.points())))
                .max().orElseThrow();
        for (SixPointEstimate six : estimates.sixPoint()) {
            double expected = truth.applyAsDouble(six.points());
            Estimate found = six.connected();
            assertThat(found.value()).as("%s of %s, expected %s", found, six.points(), expected).isCloseTo(expected,
                    within(4.0 * found.standardError()));
            // The error bar must be small enough for the comparison to mean something.
            assertThat(found.standardError()).as("of %s", six.points()).isLessThan(0.15 * largest);
        }
    }
}
