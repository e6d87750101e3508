package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.quartic.run.Results;
import org.quartic.run.Status;

class ResultTableTest {
    private static final String EXAMPLE = """
            two-heads: converged
            1,048,576 draws of collapsed, pseudo-random, in 1.9 s (3.6 s of processor time, 2 threads)

            points   G4c ± standard error     joint 95% interval (anytime)  bound      target     reached
            0 1 2 3  0.00046081 ± 0.00000012  [0.00046026, 0.00046137]      5.6e-7     1e-5       yes
            1 0 0 1  -0.25 ± undefined        undefined                     undefined  undefined  no

            points   G4c normalised       finite width I_dk  independence breaking I_IB
            0 1 2 3  0.020123 ± 0.000039  0 ± 0              0.00046081 ± 0.00000012
            1 0 0 1  undefined            -                  -

            points  G2 ± standard error
            0 0     0.333333 ± 0.000010
            0 1     0.1 ± 0

            warning (heavy-tail): One draw says it all.
            """;

    @Test
    void shouldShowEverythingInAHundredColumns() {
        String text = ResultTable.text(Results.example(Status.CONVERGED));
        assertThat(text).isEqualTo(EXAMPLE);
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void shouldShowSixPointsBetweenFourPointsAndTwoPoints() {
        assertThat(ResultTable.text(Results.withSixPoints(Results.example(Status.CONVERGED)))).contains("""
                1 0 0 1  undefined            -                  -

                points       G6c ± standard error      G6c normalised
                0 1 2 3 1 0  -0.00012500 ± 0.00000030  -0.5000 ± 0.0012
                1 1 1 1 1 1  0.5 ± undefined           8 ± undefined

                points  G2 ± standard error
                """);
    }

    @Test
    void shouldNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fr-FR"));
            assertThat(ResultTable.text(Results.example(Status.CONVERGED))).isEqualTo(EXAMPLE);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldShowTheHeadAloneBeforeTheFirstLook() {
        assertThat(ResultTable.text(Results.empty())).isEqualTo("""
                two-heads: stopped
                0 draws of collapsed, pseudo-random, in 1.9 s (3.6 s of processor time, 2 threads)
                """);
    }
}
