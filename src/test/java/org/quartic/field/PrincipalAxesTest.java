package org.quartic.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.ensemble.Ensemble;
import org.quartic.spec.Specs;

class PrincipalAxesTest {

    private static final String NET = "sampling.sobol.replicates = 8";

    private static Ensemble ensemble(String... lines) {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "estimator = collapsed";
        return Ensemble.of(Specs.with(all));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ensemble.sequence.context { points = [[3, 1], [2, 2], [0, 1]] }",
            "ensemble.sequence.context { points = [[3, 1]], include-query = true }",
            "points = [[1, 1], [1, 1], [1, 1], [1, 1]]", "points = [[0, 0], [0, 0], [0, 0], [0, 0]]",
            "points = [[1e150, 0], [0, 1e150], [1e140, 1], [1, 1]]"})
    void shouldKeepLengthsAndAngles(String lines) {
        Ensemble ensemble = ensemble(NET, lines);
        FixedTokens tokens = FixedTokens.of(ensemble);
        PrincipalAxes axes = PrincipalAxes.of(ensemble, tokens);
        for (FixedTokens rotated : List.of(axes.queries(), axes.keys())) {
            for (int i = 0; i < tokens.tokens().length; i++) {
                for (int j = 0; j < tokens.tokens().length; j++) {
                    double expected = dot(tokens, i, j);
                    double size = Math.sqrt(dot(tokens, i, i)) * Math.sqrt(dot(tokens, j, j));
                    assertThat(dot(rotated, i, j)).isCloseTo(expected, within(1e-14 * (1.0 + size)));
                }
            }
        }
    }

    @Test
    void shouldPutTheAxisOfTheLargestSpreadFirst() {
        Ensemble ensemble = ensemble(NET, "ensemble.sequence.context { points = [[1, 10], [2, 10], [4, 10.1]] }");
        PrincipalAxes axes = PrincipalAxes.of(ensemble, FixedTokens.of(ensemble));
        assertThat(sum(ensemble.points(), a -> axes.queries().at(a, 0) * axes.queries().at(a, 0)))
                .isGreaterThan(sum(ensemble.points(), a -> axes.queries().at(a, 1) * axes.queries().at(a, 1)));
        // About their mean: the large second coordinate, nearly the same in all keys, comes last.
        assertThat(Math.abs(axes.keys().at(6, 0) - axes.keys().at(4, 0))).isCloseTo(3.0, within(0.01));
        assertThat(Math.abs(axes.keys().at(6, 1) - axes.keys().at(4, 1))).isLessThan(0.1);
    }

    @Test
    void shouldLeaveTokensOfIndependentDrawsAlone() {
        Ensemble ensemble = ensemble();
        FixedTokens tokens = FixedTokens.of(ensemble);
        assertThat(PrincipalAxes.of(ensemble, tokens)).isEqualTo(new PrincipalAxes(tokens, tokens));
    }

    private static double dot(FixedTokens tokens, int i, int j) {
        return sum(tokens.tokens()[i].length, r -> tokens.at(i, r) * tokens.at(j, r));
    }

    private static double sum(int count, ToDoubleFunction<Integer> term) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }
}
