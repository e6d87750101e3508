package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultCsvTest {

    @Test
    void shouldWriteOneRowPerCorrelatorAndLeaveWhatIsUndefinedEmpty() {
        assertThat(ResultCsv.text(Results.example(Status.CONVERGED))).isEqualTo("""
                kind,points,estimate,standard-error,lower,upper,target,reached
                two-point,0 0,0.3333333333333333,1.0E-5,,,,
                two-point,0 1,0.1,0.0,,,,
                four-point,0 1 2 3,4.608123456789E-4,1.234E-7,4.60257E-4,4.61367E-4,1.0E-5,true
                four-point,1 0 0 1,-0.25,,,,,false
                """);
    }

    @Test
    void shouldWriteSixPointsLast() {
        assertThat(ResultCsv.text(Results.withSixPoints(Results.example(Status.CONVERGED)))).endsWith("""
                four-point,1 0 0 1,-0.25,,,,,false
                six-point,0 1 2 3 1 0,-1.25E-4,3.0E-7,,,,
                six-point,1 1 1 1 1 1,0.5,,,,,
                """);
    }

    @Test
    void shouldWriteTheHeaderAloneBeforeTheFirstLook() {
        assertThat(ResultCsv.text(Results.empty()))
                .isEqualTo("kind,points,estimate,standard-error,lower,upper,target,reached\n");
    }
}
