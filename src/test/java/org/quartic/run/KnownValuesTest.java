package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

/** Estimates against numbers that are known exactly or by quadrature. */
class KnownValuesTest {

    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
    private static final String SIGMAS = "ensemble.sigma = { query = 1.5, key = 1.2, value = 1.1, readout = 0.9 }";

    /** d = 1, coordinates: integrals over a scalar score, done by quadrature to all digits shown. */
    @ParameterizedTest
    @CsvSource({
            "infinite, collapsed, -0.0589781967673, 0, -0.0589781967673, 0.166312192391, 0.100412037639, 0.233667105590",
            "64, collapsed, -0.0623038228755, -0.00396705534423, -0.0583367675313, 0.176528265945, 0.106455354840, 0.232761990622",
            "64, kernel, -0.0623038228755, -0.00396705534423, -0.0583367675313, 0.176528265945, 0.106455354840, 0.232761990622",
            "64, field, -0.0623038228755, NaN, NaN, 0.176528265945, 0.106455354840, 0.232761990622",
            "4, collapsed, -0.109595881193, -0.0623595062699, -0.0472363749232, 0.319497962686, 0.193190212857, 0.220884530710",
            "4, kernel, -0.109595881193, -0.0623595062699, -0.0472363749232, 0.319497962686, 0.193190212857, 0.220884530710",
            "4, field, -0.109595881193, NaN, NaN, 0.319497962686, 0.193190212857, 0.220884530710"})
    void shouldMatchQuadratureInOneDimension(String width, String estimator, double g0123, double finiteWidth,
            double independenceBreaking, double g0011, double g0000, double g2) {
        RunSpec spec = Specs.with("points = [[0.5], [1.1], [-0.7], [0.3]]", SIGMAS, "ensemble.width = " + width,
                "estimator = " + estimator);
        Estimates estimates = BareLoop.estimates(spec, 400_000);

        assertClose(fourPoint(estimates, 0, 1, 2, 3), g0123);
        assertClose(fourPoint(estimates, 0, 0, 1, 1), g0011);
        assertClose(fourPoint(estimates, 0, 0, 0, 0), g0000);
        assertClose(estimates.twoPoint().get(new Pair(0, 1)), g2);
        var split = estimates.fourPoint().getFirst();
        assertThat(split.finiteWidth().isPresent()).isEqualTo(!estimator.equals("field"));
        split.finiteWidth().ifPresent(estimate -> assertClose(estimate, finiteWidth));
        split.independenceBreaking().ifPresent(estimate -> assertClose(estimate, independenceBreaking));
    }

    @Test
    void shouldMatchQuadratureInTwoDimensions() {
        Estimates estimates = BareLoop.estimates(Specs.with(SIGMAS, "ensemble.width = infinite"), 1_000_000);

        assertClose(fourPoint(estimates, 0, 1, 2, 3), 0.00046080876848);
        assertClose(fourPoint(estimates, 0, 0, 1, 1), 0.00229451176893);
        assertClose(fourPoint(estimates, 0, 0, 0, 0), 0.00110359054609);
    }

    /** Zero scores: X is a constant, so that G4c is exact after any number of draws. */
    @ParameterizedTest
    @CsvSource({"gaussian, 3.0", "rademacher, 1.0", "uniform, 1.8", "{ three-point { fourth-moment = 7.5 } }, 7.5"})
    void shouldBeExactWhereTheKernelIsAConstant(String readout, double fourthMoment) {
        RunSpec spec = Specs.with(SIGMAS, "ensemble.sigma.query = 0.0", "ensemble.width = 5", "ensemble.heads = 3",
                "ensemble.readout = " + readout);
        Estimates estimates = BareLoop.estimates(spec, 4096);
        // Every query sees the mean token of the four points, so that all X are one number.
        double x = 1.1 * 1.1 / 2.0 * (0.325 * 0.325 + 0.275 * 0.275);
        double expected = 3.0 * x * x * Math.pow(0.9, 4) * (fourthMoment - 1.0) / 15.0;

        Estimate connected = fourPoint(estimates, 0, 1, 2, 3);
        assertThat(connected.value()).isCloseTo(expected, within(1e-15));
        assertThat(connected.standardError()).isZero();
        assertThat(estimates.fourPoint().getFirst().independenceBreaking().orElseThrow())
                .isEqualTo(new Estimate(0.0, 0.0));
    }

    /** Cos-net without mixing and with gaussian momenta, in closed form. */
    @ParameterizedTest
    @CsvSource({"per-head, 1, collapsed", "per-head, 4, kernel", "shared, 4, collapsed", "shared, 4, field",
            "per-head, 2, field",
            "shared, 1, collapsed"})
    void shouldMatchTheClosedFormOfTheCosNet(String scope, int heads, String estimator) {
        int features = 5;
        int width = 3;
        double profile = 1.2;
        RunSpec spec = Specs.with(SIGMAS, "ensemble.mixing = none", "ensemble.width = " + width,
                "ensemble.heads = " + heads,
                "ensemble.embedding = { cos-net { features = " + features
                        + ", momentum { gaussian { sigma = 0.8 } }, profile { constant {"
                        + " value = " + profile + " } }, scope = " + scope + " } }",
                "estimator = " + estimator);
        Estimates estimates = BareLoop.estimates(spec, 400_000);
        double[][] x = {{0.5, 0.1}, {0.9, -0.4}, {-0.3, 0.8}, {0.2, 0.6}};

        for (int[] q : new int[][]{{0, 1, 2, 3}, {0, 0, 1, 1}, {0, 0, 0, 0}}) {
            double s = 0.0;
            double p = 0.0;
            for (int[] order : new int[][]{{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}}) {
                double[] a = x[q[order[0]]];
                double[] b = x[q[order[1]]];
                double[] c = x[q[order[2]]];
                double[] d = x[q[order[3]]];
                double product = k(a, b, -1, null, 0, null, 0) * k(c, d, -1, null, 0, null, 0);
                double sums = k(a, b, 1, c, -1, d, -1) + k(a, b, -1, c, 1, d, -1) + k(a, b, -1, c, -1, d, 1);
                double unit = Math.pow(1.1 * profile, 4);
                s += unit * (0.5 * sums / features + (1.0 - 1.0 / features) * product);
                p += unit * product;
            }
            double sigmaZ4 = Math.pow(0.9, 4);
            double own = (3.0 * sigmaZ4 / width + sigmaZ4 * (1.0 - 1.0 / width)) / heads;
            // Without mixing the kernels of two heads on shared tokens are one and the same, so that S' = S.
            double expected = scope.equals("shared") ? own * s + sigmaZ4 * (1.0 - 1.0 / heads) * s - sigmaZ4 * p
                    : own * s - sigmaZ4 / heads * p;
            assertClose(fourPoint(estimates, q[0], q[1], q[2], q[3]), expected);
        }
        assertClose(estimates.twoPoint().get(new Pair(1, 2)),
                Math.pow(0.9 * 1.1 * profile, 2) * k(x[1], x[2], -1, null, 0, null, 0));
    }

    /** k(a + s_b b + s_c c + s_d d), k(v) = exp(-sigma^2 |v|^2 / 2). */
    private static double k(double[] a, double[] b, int sb, double[] c, int sc, double[] d, int sd) {
        double square = 0.0;
        for (int i = 0; i < a.length; i++) {
            double v = a[i] + sb * b[i] + (c == null ? 0.0 : sc * c[i] + sd * d[i]);
            square += v * v;
        }
        return Math.exp(-0.5 * 0.64 * square);
    }

    /** (2.29) with its momenta cut off, from either momentum law, against quadrature of the Fourier integral. */
    @ParameterizedTest
    @CsvSource({"1, ball", "1, propagator", "2, ball", "2, propagator", "3, ball", "3, propagator"})
    void shouldMatchTheCutOffFreePropagator(int dimension, String law) {
        double mass = 1.0;
        double cutoff = 4.0;
        String momentum = law.equals("ball") ? "ball { cutoff = 4.0 }" : "propagator { mass = 1.0, cutoff = 4.0 }";
        String[] point = {"[0, 0.9]", "[[0.0], [0.9]]", "[[0.0, 0.0], [0.54, 0.72]]",
                "[[0.0, 0.0, 0.0], [0.0, 0.54, 0.72]]"};
        RunSpec spec = Specs.with("points = " + point[dimension],
                "correlators { four-point = [[0, 0, 1, 1]], two-point = all }",
                "ensemble.mixing = none", "ensemble.embedding = { cos-net { features = 2, momentum { " + momentum
                        + " }, profile { free-scalar { mass = 1.0 } } } }");
        Estimates estimates = BareLoop.estimates(spec, 400_000);

        for (double r : new double[]{0.0, 0.9}) {
            var rule = RULES.legendre(24, 0.0, cutoff);
            double expected = rule.integrate(
                    b -> angularMean(dimension, b * r) * Math.pow(b, dimension - 1.0) / (b * b + mass * mass))
                    * sphere(dimension) / Math.pow(2.0 * Math.PI, dimension);
            assertClose(estimates.twoPoint().get(new Pair(0, r == 0.0 ? 0 : 1)), expected);
        }
    }

    private static double sphere(int dimension) {
        return switch (dimension) {
            case 1 -> 2.0;
            case 2 -> 2.0 * Math.PI;
            default -> 4.0 * Math.PI;
        };
    }

    /** The mean of cos(b . x) over directions: cos, J_0 or sin z / z. */
    private static double angularMean(int dimension, double z) {
        return switch (dimension) {
            case 1 -> Math.cos(z);
            case 2 -> RULES.legendre(24, 0.0, Math.PI).integrate(t -> Math.cos(z * Math.sin(t)))
                    / Math.PI;
            default -> z == 0.0 ? 1.0 : Math.sin(z) / z;
        };
    }

    private static Estimate fourPoint(Estimates estimates, int a, int b, int c, int d) {
        Quadruple wanted = new Quadruple(a, b, c, d).sorted();
        return estimates.fourPoint().stream().filter(estimate -> estimate.points().equals(wanted)).findFirst()
                .orElseThrow()
                .connected();
    }

    private static void assertClose(Estimate estimate, double expected) {
        assertThat(estimate.value()).as("%s, expected %s", estimate, expected).isCloseTo(expected,
                within(4.0 * estimate.standardError() + 1e-14));
        // The error bar must be small enough for the comparison to mean something.
        assertThat(estimate.standardError()).isLessThan(0.06 * Math.abs(expected) + 0.003);
    }
}
