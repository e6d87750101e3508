package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.quartic.cumulant.Estimate;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"4.6081234e-4, 1.234e-7, 0.00046081 ± 0.00000012", "0.25, 0.0049, 0.2500 ± 0.0049",
            "0.25, 0.00996, 0.250 ± 0.010", "-0.0003, 0.0012, -0.0003 ± 0.0012", "45678, 1234, 45700 ± 1200",
            "0.1, 0, 0.1 ± 0", "0, 0, 0 ± 0", "0, 0.01, 0.000 ± 0.010",
            "4.6081234e-12, 1.234e-15, (4.6081 ± 0.0012)e-12",
            "1e-15, 3.4e-12, (0.0 ± 3.4)e-12", "4.56789e12, 1.2e10, (4.568 ± 0.012)e12", "NaN, NaN, undefined",
            "0.5, NaN, 0.5 ± undefined", "0.5, Infinity, 0.5 ± undefined", "-Infinity, 1, undefined"})
    void shouldShowNoMoreDigitsThanTheErrorBearsOut(double value, double error, String shown) {
        assertThat(Figures.estimate(new Estimate(value, error))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"4.60257e-4; 4.61367e-4; [0.00046026, 0.00046137]",
            "-1e-3; 2e-3; [-0.0010, 0.0020]",
            "1.0e-12; 1.2e-12; [1.00, 1.20]e-12", "0.5; 0.5; [0.5, 0.5]", "-Infinity; Infinity; undefined",
            "NaN; NaN; undefined"})
    void shouldShowAnIntervalToTheDigitsOfItsHalfWidth(double lower, double upper, String shown) {
        assertThat(Figures.interval(lower, upper)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1 k", "999_600, 1 M", "1_234_567, 1.23 M", "1e12, 1 T", "2.5e21, 2500 E",
            "0.4, 0.4", "Infinity, undefined"})
    void shouldShowCountsWithAPrefix(String count, String shown) {
        assertThat(Figures.count(Double.parseDouble(count.replace("_", "")))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.0123, 0.012 s", "1.94, 1.9 s", "59, 59 s", "99.99, 100 s", "150, 2.5 min", "5900, 98 min",
            "7200, 2 h", "200000, 2.31 days", "NaN, undefined"})
    void shouldShowTimesInTheUnitPeopleUse(double seconds, String shown) {
        assertThat(Figures.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1e-5, 1e-5", "9.234e-6, 9.2e-6", "0.0123, 0.012", "0, 0", "-3.14, -3.1", "123456, 120000",
            "1.5e12, 1.5e12", "NaN, undefined"})
    void shouldShowANumberToSoManyDigits(double value, String shown) {
        assertThat(Figures.significant(value, 2)).isEqualTo(shown);
    }

    @Test
    void shouldNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("de-DE"));
            assertThat(Figures.estimate(new Estimate(0.25, 0.0049))).isEqualTo("0.2500 ± 0.0049");
        } finally {
            Locale.setDefault(before);
        }
    }
}
