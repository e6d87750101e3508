package org.quartic.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.special.BesselJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.run.Estimation;
import org.quartic.run.Pilot;
import org.quartic.spec.Pair;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

class TheoryTest {

    private static final String LINE = "points = [[0.5], [1.1], [-0.7], [0.3]]";
    private static final String[] TWO = {"points = [[0.5, 0.1], [-0.3, 0.8]]",
            "correlators.four-point = [[0, 0, 1, 1], [0, 0, 0, 0]]"};
    private static final String SIGMAS = "ensemble.sigma = { query = 1.5, key = 1.2, value = 1.1, readout = 0.9 }";
    private static final String ALL = "correlators.four-point = [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0], [3, 2, 1, 0]]";

    private static Theory of(String... lines) {
        return Theory.of(Specs.with(lines));
    }

    /** Values that were computed elsewhere, to all digits there are. */
    @ParameterizedTest
    @CsvSource({
            "infinite, -0.0589781967673, 0, -0.0589781967673, 0.166312192391, 0.100412037639, 0.233667105590",
            "64, -0.0623038228755, -0.00396705534423, -0.0583367675313, 0.176528265945, 0.106455354840, 0.232761990622",
            "4, -0.109595881193, -0.0623595062699, -0.0472363749232, 0.319497962686, 0.193190212857, 0.220884530710"})
    void shouldIntegrateOverOneScore(String width, double g0123, double finiteWidth, double independenceBreaking,
            double g0011, double g0000, double g2) {
        Theory theory = of(LINE, SIGMAS, ALL, "ensemble.width = " + width);
        double[] known = {g0123, g0011, g0000, g0123};
        for (int q = 0; q < known.length; q++) {
            assertThat(theory.fourPoint().get(q).connected().value()).isCloseTo(known[q], within(6e-13));
            assertThat(theory.fourPoint().get(q).connected().accuracy()).isBetween(1e-17, 1e-9 * Math.abs(known[q]));
        }
        assertThat(theory.fourPoint().getFirst().finiteWidth().orElseThrow().value())
                .isCloseTo(finiteWidth, within(6e-14));
        assertThat(theory.fourPoint().getFirst().independenceBreaking().orElseThrow().value())
                .isCloseTo(independenceBreaking, within(6e-14));
        assertThat(theory.twoPoint().get(new Pair(0, 1)).value()).isCloseTo(g2, within(6e-13));
        assertThat(theory.twoPoint()).hasSize(10);
    }

    @Test
    void shouldIntegrateOverFourScores() {
        Theory theory = of(SIGMAS, "ensemble.width = infinite");
        double[] known = {0.00046080876848, 0.00229451176893, 0.00110359054609};
        for (int q = 0; q < known.length; q++) {
            KnownValue connected = theory.fourPoint().get(q).connected();
            assertThat(connected.value()).isCloseTo(known[q], within(6e-15 + connected.accuracy()));
            assertThat(connected.accuracy()).isLessThan(1e-8);
        }
        assertThat(theory.method()).isEqualTo("trapezoid rule in 4 dimensions");
    }

    /** Sharp softmax, a context with the query's own token, and one column: the finite widths go to the infinite one, as 1/d_k. */
    @Test
    void shouldComeToTheLimitOfInfiniteWidth() {
        String[] lines = {"points = [[3.0], [-2.0]]", "correlators.four-point = [[0, 1, 0, 1]]",
                "ensemble.sequence = { context { points = [[2.0], [-4.0], [0.3]], include-query = true } }"};
        double limit = connected(lines, "infinite");
        double far = connected(lines, "1000000") - limit;
        double near = connected(lines, "100000") - limit;
        assertThat(Math.abs(far)).isLessThan(1e-3 * Math.abs(limit));
        assertThat(near / far).isBetween(9.9, 10.1);
    }

    private static double connected(String[] lines, String width) {
        var all = new ArrayList<>(List.of(lines));
        all.add("ensemble.width = " + width);
        return of(all.toArray(String[]::new)).fourPoint().getFirst().connected().value();
    }

    /** Zero scores: attention is uniform and X a constant. */
    @ParameterizedTest
    @ValueSource(strings = {"ensemble.sigma.query = 0", "ensemble.sigma.key = 0",
            "ensemble { width = infinite, score-scaling = width }"})
    void shouldKnowUniformAttention(String zero) {
        Theory theory = of(SIGMAS, "ensemble.readout = rademacher", "ensemble.heads = 3", zero);
        double x = 1.1 * 1.1 / 2.0 * (0.325 * 0.325 + 0.275 * 0.275);
        double width = zero.contains("infinite") ? Double.POSITIVE_INFINITY : 4;
        KnownFourPoint known = theory.fourPoint().getFirst();
        assertThat(known.connected().value()).isCloseTo(0.0, within(1e-17));
        assertThat(theory.twoPoint().get(new Pair(0, 3)).value()).isCloseTo(0.81 * x, within(1e-16));
        KnownFourPoint gaussian = of(SIGMAS, "ensemble.heads = 3", zero).fourPoint().getFirst();
        assertThat(gaussian.connected().value())
                .isCloseTo(3 * x * x * Math.pow(0.9, 4) * 2 / (3 * width), within(1e-16));
        assertThat(gaussian.independenceBreaking().orElseThrow().value()).isCloseTo(0.0, within(1e-17));
    }

    @Test
    void shouldKnowTheCosNetWithoutMixing() {
        String net = "ensemble { mixing = none, width = infinite, heads = %d, embedding.cos-net { features = 5,"
                + " momentum.gaussian.sigma = 0.8, profile.constant.value = 1.2, scope = %s } }";
        String one = "correlators.four-point = [[0, 0, 0, 0]]";
        KnownFourPoint own = of(SIGMAS, one, net.formatted(4, "per-head")).fourPoint().getFirst();
        KnownFourPoint shared = of(SIGMAS, one, net.formatted(4, "shared")).fourPoint().getFirst();
        double g2 = Math.pow(0.9 * 1.1 * 1.2, 2);
        // At one point E[X X] is E[X]^2 (1 + 1/(2 D)): three times the squared G2 over 2 D, by four heads or by as good as one.
        assertThat(own.connected().value()).isCloseTo(3 * g2 * g2 / 10 / 4, within(1e-14));
        assertThat(shared.connected().value()).isCloseTo(3 * g2 * g2 / 10, within(1e-14));
        assertThat(shared.finiteWidth()).isEmpty();
        assertThat(own.finiteWidth()).isPresent();
    }

    /** E |M|^2 = 4 k, E |M|^4 = 24 k^2 + 40 k, E det^2 = 2 k (k - 1), E det = 0. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 1000})
    void shouldHaveTheMomentsOfAProductOfTwoMatrices(int width) {
        ScoreLaw law = width == 1 ? new ScoreLaw.PlanarDyad(1.0) : new ScoreLaw.PlanarProduct(1.0, width);
        double[] sums = new double[5];
        law.integrate(0.25, (m, weight) -> {
            double norm = m[0] * m[0] + m[1] * m[1] + m[2] * m[2] + m[3] * m[3];
            double determinant = m[0] * m[3] - m[1] * m[2];
            double[] values = {1.0, norm, norm * norm, determinant, determinant * determinant};
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * values[i];
            }
        });
        double k = width;
        assertThat(sums[1] / sums[0]).isCloseTo(4.0 * k, withinPercentage(1e-7));
        assertThat(sums[2] / sums[0]).isCloseTo(24.0 * k * k + 40.0 * k, withinPercentage(1e-7));
        assertThat(sums[3] / sums[0]).isCloseTo(0.0, within(1e-9 * k));
        assertThat(sums[4] / sums[0]).isCloseTo(2.0 * k * (k - 1.0), within(1e-9 * k * k));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void shouldMeetEstimatesOfTwoComponents(int width) {
        RunSpec spec = Specs
                .resolved(Specs.with(TWO[0], TWO[1], SIGMAS, "ensemble.width = " + width, "estimator = collapsed",
                        "stop { target = null, target = { absolute = 1e-9 }, max-draws = 200000, min-draws = 64 }"));
        Theory theory = Theory.of(spec);
        Estimates estimates = estimates(spec);
        for (int q = 0; q < theory.fourPoint().size(); q++) {
            KnownFourPoint known = theory.fourPoint().get(q);
            Estimate connected = estimates.fourPoint().get(q).connected();
            assertThat(Math.abs(connected.value() - known.connected().value())).as("%s", known.points())
                    .isLessThan(5.0 * connected.standardError());
            assertThat(known.connected().accuracy()).isLessThan(2e-5 * Math.abs(known.connected().value()));
            Estimate breaking = estimates.fourPoint().get(q).independenceBreaking().orElseThrow();
            assertThat(Math.abs(breaking.value() - known.independenceBreaking().orElseThrow().value()))
                    .isLessThan(5.0 * breaking.standardError() + 1e-12);
        }
        theory.twoPoint().forEach((pair, known) -> {
            Estimate estimate = estimates.twoPoint().get(pair);
            assertThat(Math.abs(estimate.value() - known.value())).isLessThan(5.0 * estimate.standardError());
        });
    }

    /** As 1/d_k to the values of infinite width. */
    @Test
    void shouldComeToTheLimitOfInfiniteWidthInTwoDimensions() {
        double limit = connected(TWO, "infinite");
        double near = connected(TWO, "100000");
        double far = connected(TWO, "1000000");
        assertThat((10.0 * far - near) / 9.0).isCloseTo(limit, withinPercentage(1e-6));
        assertThat(near - limit).isGreaterThan(1e-6 * limit);
    }

    private static Theory cosNet(String points, int features, String momentum, String profile) {
        return of("points = " + points, "correlators.four-point = [[0, 0, 1, 1]]",
                "ensemble { mixing = none, width = infinite, heads = 1, sigma { value = 1, readout = 1 }, embedding.cos-net {"
                        + " features = " + features + ", momentum = " + momentum + ", profile = " + profile + " } }");
    }

    /** The transform of a ball of momenta, and of its fourth power in S: at n = D = 1 the mean of X_00 X_11 + 2 X_01^2 is F^4 (3/2 + ...). */
    @ParameterizedTest
    @CsvSource({"1, 0.2", "1, 3.0", "2, 0.05", "2, 2.0", "3, 0.1", "3, 4.0", "5, 1.5"})
    void shouldKnowABallOfMomenta(int dimension, double distance) {
        String zeros = ", 0".repeat(dimension - 1);
        Theory theory = cosNet("[[0%s], [%s%s]]".formatted(zeros, distance, zeros), 1, "{ ball { cutoff = 4.0 } }",
                "{ constant { value = 1.5 } }");
        double f2 = 1.5 * 1.5;
        double one = ball(dimension, 4.0 * distance);
        double two = ball(dimension, 8.0 * distance);
        assertThat(theory.twoPoint().get(new Pair(0, 1)).value()).isCloseTo(f2 * one, within(1e-13));
        // X_00 X_11: K4 of 0, 0 and 2 v over two; X_01 X_01: of 0, 2 v and 0 likewise.
        double s = f2 * f2 * (2.0 + two) / 2.0 * 3.0;
        double p = f2 * f2 * (1.0 + 2.0 * one * one);
        KnownValue connected = theory.fourPoint().getFirst().connected();
        assertThat(connected.value()).isCloseTo(s - p, within(1e-12));
        assertThat(connected.accuracy()).isBetween(1e-16, 1e-10);
    }

    /** In closed form: sin x/x, 2 J_1(x)/x, 3 (sin x - x cos x)/x^3, and in five dimensions 15 ((3 - x^2) sin x - 3 x cos x)/x^5. */
    private static double ball(int dimension, double x) {
        return switch (dimension) {
            case 1 -> Math.sin(x) / x;
            case 2 -> 2.0 * BesselJ.value(1.0, x) / x;
            case 3 -> 3.0 * (Math.sin(x) - x * Math.cos(x)) / Math.pow(x, 3);
            default -> 15.0 * ((3.0 - x * x) * Math.sin(x) - 3.0 * x * Math.cos(x)) / Math.pow(x, 5);
        };
    }

    /** The integral of the propagator over the ball, whichever way its momenta are drawn. */
    @ParameterizedTest
    @CsvSource({"1, 1.0, 4.0", "2, 1.0, 4.0", "3, 1.0, 4.0", "4, 1.0, 4.0", "1, 0.001, 50.0", "2, 3.0, 0.7",
            "3, 1e-6, 20.0",
            "4, 2.0, 200.0"})
    void shouldKnowTheCutOffPropagatorAtOnePoint(int dimension, double mass, double cutoff) {
        double r = cutoff / mass;
        double square = Math.PI * Math.PI;
        double known = switch (dimension) {
            case 1 -> Math.atan(r) / (Math.PI * mass);
            case 2 -> Math.log1p(r * r) / (4.0 * Math.PI);
            case 3 -> (cutoff - mass * Math.atan(r)) / (2.0 * square);
            default -> (cutoff * cutoff - mass * mass * Math.log1p(r * r)) / (16.0 * square);
        };
        String point = "[[0.3" + ", 0".repeat(dimension - 1) + "], [0.3" + ", 1e-9".repeat(dimension - 1) + "]]";
        String scalar = "{ free-scalar { mass = " + mass + " } }";
        for (String momentum : List.of("{ ball { cutoff = %s } }".formatted(cutoff),
                "{ propagator { mass = %s, cutoff = %s } }".formatted(mass, cutoff))) {
            KnownValue g2 = cosNet(point, 3, momentum, scalar).twoPoint().get(new Pair(0, 0));
            assertThat(g2.value()).as(momentum).isCloseTo(known, within(1e-11 * known));
            assertThat(g2.accuracy()).isLessThan(1e-12 * known);
        }
    }

    /** In one dimension exp(-m r)/(2 m), less what lies beyond the cutoff: integrated by parts, its leading term is small. */
    @Test
    void shouldKnowTheCutOffPropagatorAtADistance() {
        double cutoff = 2000.0;
        double distance = 1.25;
        Theory theory = cosNet("[[0.0], [1.25]]", 3, "{ propagator { mass = 1.0, cutoff = 2000.0 } }",
                "{ free-scalar { mass = 1.0 } }");
        double beyond = -Math.sin(cutoff * distance) / (Math.PI * distance * (cutoff * cutoff + 1.0));
        assertThat(theory.twoPoint().get(new Pair(0, 1)).value())
                .isCloseTo(Math.exp(-distance) / 2.0 - beyond, within(1e-10));
    }

    /** Estimates of every law of momenta are where theory has them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{ ball { cutoff = 2.0 } } | { constant { value = 1.3 } }",
            "{ ball { cutoff = 2.0 } } | { free-scalar { mass = 0.8 } }",
            "{ propagator { mass = 1.0, cutoff = 4.0 } } | { constant { value = 0.7 } }",
            "{ propagator { mass = 1.0, cutoff = 4.0 } } | { free-scalar { mass = 1.0 } }"})
    void shouldMeetEstimates(String momentum, String profile) {
        for (String points : List.of("[[0.0], [0.6], [-0.4]]", "[[0.0, 0.3], [0.6, -0.2], [-0.4, 0.1]]",
                "[[0.0, 0.3, 0.1], [0.6, -0.2, 0.4], [-0.4, 0.1, 0.9]]",
                "[[0.0, 0.3, 0.1, 0.2], [0.6, -0.2, 0.4, 0], [-0.4, 0.1, 0.9, 0.1]]")) {
            for (String scope : List.of("per-head", "shared")) {
                RunSpec spec = Specs.resolved(Specs.with("points = " + points, SIGMAS,
                        "correlators.four-point = [[0, 1, 2, 2], [0, 0, 1, 1]]",
                        "stop { target = null, target = { absolute = 1e-9 }, max-draws = 50000, min-draws = 64 }",
                        "estimator = collapsed",
                        "ensemble { mixing = none, width = 6, heads = 2, embedding.cos-net { features = 3, momentum = "
                                + momentum + ", profile = " + profile + ", scope = " + scope + " } }"));
                Theory theory = Theory.of(spec);
                Estimates estimates = estimates(spec);
                theory.twoPoint().forEach((pair, known) -> {
                    Estimate estimate = estimates.twoPoint().get(pair);
                    assertThat(Math.abs(estimate.value() - known.value())).as("G2 %s %s", pair, points)
                            .isLessThan(5.0 * estimate.standardError() + 1e-12);
                });
                for (int q = 0; q < 2; q++) {
                    Estimate estimate = estimates.fourPoint().get(q).connected();
                    assertThat(Math.abs(estimate.value() - theory.fourPoint().get(q).connected().value()))
                            .as("G4c %s %s", q, points).isLessThan(5.0 * estimate.standardError());
                }
            }
        }
    }

    private static Estimates estimates(RunSpec spec) {
        Estimation estimation = Estimation.of(spec, false);
        Pilot pilot = estimation.pilot();
        while (pilot.draws() < spec.stop().maxDraws()) {
            pilot.advance();
        }
        return pilot.look().estimates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "points = [[1, 2, 3], [0, 1, 0], [1, 0, 0], [0, 0, 1]] | tokens of 3 components",
            "ensemble.embedding = { cos-net { features = 5, momentum { gaussian { sigma = 0.8 } }, profile { constant { value = 1 } } } } | random tokens"})
    void shouldSayWhatIsNotKnown(String line, String reason) {
        Theory theory = of(line);
        assertThat(theory.fourPoint()).isEmpty();
        assertThat(theory.twoPoint()).isEmpty();
        assertThat(theory.method()).startsWith(reason).contains("known ");
    }
}
