package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.spec.Specs;

class DoubtsTest {

    private static final String FEW = "stop { min-draws = 16, max-draws = 4096, target = null }";

    private static List<Warning> of(String... lines) {
        Estimation estimation = Estimation.of(Specs.resolved(Specs.with(lines)), false);
        return TreeLoop.result(estimation, TreeLoop.outcome(estimation)).warnings();
    }

    @Test
    void shouldBeSilentWhereThereIsNothingToDoubt() {
        assertThat(of(FEW, "stop.target = { absolute = 1e-12 }")).isEmpty();
        assertThat(of(FEW, "stop.target = { relative = 1e-3 }", "correlators.four-point = [[0, 0, 0, 0]]")).isEmpty();
        assertThat(of(FEW, "estimator = field", "stop.target = { absolute = 1e-9 }")).as("but its tails").hasSize(3)
                .extracting(Warning::code).containsOnly("heavy-tail");
    }

    /** Of a field, G4c of four different points is small beside its noise. */
    @ParameterizedTest
    @ValueSource(strings = {"{ relative = 1e-3 }", "{ significance = 50 }"})
    void shouldDoubtATargetRelativeToWhatMayBeZero(String target) {
        String[] lines = {FEW, "estimator = field", "ensemble.width = 64", "seed = 5",
                "correlators.four-point = [[0, 1, 2, 3]]", "stop.target = " + target};
        assertThat(of(lines)).extracting(Warning::code).containsExactly("consistent-with-zero", "heavy-tail");
        assertThat(of(lines)).first().satisfies(warning -> {
            assertThat(warning.message()).startsWith("four-point 0 1 2 3 is ").contains("standard error of");
        });
    }

    @Test
    void shouldDoubtATargetBelowRounding() {
        assertThat(of(FEW, "correlators.four-point = [[0, 0, 0, 0]]", "stop.target = { absolute = 1e-20 }"))
                .singleElement().satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo("below-rounding");
                    assertThat(warning.message()).contains("1.0E-20");
                });
        assertThat(of(FEW, "ensemble.sigma.query = 0", "stop.target = { absolute = 1e-20 }"))
                .as("nothing is random, and nothing lost").isEmpty();
    }

    @Test
    void shouldDoubtASoftmaxThatIsAHardMaximum() {
        String near = "points = [[2.0], [-1.0], [0.5], [1.5]]";
        String far = "points = [[200.0], [-100.0], [50.0], [150.0]]";
        String[] lines = {FEW, "stop.target = { absolute = 1e-3 }", "ensemble.width = infinite",
                "correlators.four-point = [[0, 0, 0, 0]]"};
        assertThat(of(lines[0], lines[1], lines[2], lines[3], near)).isEmpty();
        assertThat(of(lines[0], lines[1], lines[2], lines[3], far)).extracting(Warning::code)
                .containsExactly("hard-maximum");
        assertThat(of(lines[0], lines[1], lines[2], lines[3], far, "ensemble.mixing = none")).isEmpty();
    }

    /** One point of a narrow head: phi^4 less six G2 phi^2. */
    @Test
    void shouldDoubtAnErrorBarThatFewDrawsMakeUp() {
        String[] lines = {"estimator = field", "ensemble.width = 1", "correlators.four-point = [[0, 0, 0, 0]]",
                "stop.target = { absolute = 1e-12 }"};
        assertThat(of(lines[0], lines[1], lines[2], FEW, lines[3]))
                .singleElement().satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo("heavy-tail");
                    assertThat(warning.message()).startsWith("the influence function of four-point 0 0 0 0 ")
                            .contains("kurtosis of ");
                });
        assertThat(of(FEW.replace("4096", "64"), "stop.target = { absolute = 1e-12 }")).isNotEmpty()
                .allSatisfy(warning -> {
                    assertThat(warning.code()).isEqualTo("few-effective-draws");
                    assertThat(warning.message()).startsWith("the 64 draws of four-point ").endsWith(" percent");
                });
    }
}
