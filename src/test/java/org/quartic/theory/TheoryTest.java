package org.quartic.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Pair;
import org.quartic.spec.Specs;

class TheoryTest {

    private static final String LINE = "points = [[0.5], [1.1], [-0.7], [0.3]]";
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ensemble.width = 4 | tokens of 2 components at finite width",
            "ensemble.embedding = { cos-net { features = 5, momentum { gaussian { sigma = 0.8 } }, profile { constant { value = 1 } } } } | random tokens"})
    void shouldSayWhatIsNotKnown(String line, String reason) {
        Theory theory = of(line);
        assertThat(theory.fourPoint()).isEmpty();
        assertThat(theory.twoPoint()).isEmpty();
        assertThat(theory.method()).startsWith(reason).contains("known ");
    }
}
