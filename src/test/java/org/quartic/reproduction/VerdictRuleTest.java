package org.quartic.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Datum;
import org.quartic.fit.Fitted;
import org.quartic.fit.LeastSquares;
import org.quartic.fit.Plateau;
import org.quartic.fit.PowerLaw;

/** One rule for all, and what it is given. */
class VerdictRuleTest {

    private static Trial trial(double probability, double standardErrors) {
        return new Trial("", "", new Deviation("", probability), new Alternative("", standardErrors));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 6, CONFIRMED", "0.0001, 5, CONFIRMED", "0.00009, 1000, NOT_CONFIRMED", "0, NaN, NOT_CONFIRMED",
            "1, 4.99, INCONCLUSIVE", "1, 0, INCONCLUSIVE", "NaN, 1000, INCONCLUSIVE", "1, NaN, INCONCLUSIVE",
            "1, Infinity, CONFIRMED"})
    void shouldJudgeByProbabilityAndByWhatIsExcluded(double probability, double standardErrors, Verdict verdict) {
        assertThat(new VerdictRule(10).of(trial(probability, standardErrors))).isEqualTo(verdict);
    }

    @Test
    void shouldShareItsLevelAmongAllTrials() {
        Trial trial = trial(2e-4, 10.0);
        assertThat(new VerdictRule(1).of(trial)).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(new VerdictRule(10).of(trial)).isEqualTo(Verdict.CONFIRMED);
        assertThat(new VerdictRule(41).said()).contains("41 trials", "2.4e-5", "0.1 %", "5 standard errors");
        assertThatIllegalArgumentException().isThrownBy(() -> new VerdictRule(0));
    }

    @Test
    void shouldTakeTheWorstOfAClaim() {
        var rule = new VerdictRule(3);
        Trial good = trial(0.5, 10.0);
        Trial open = trial(0.5, 1.0);
        Trial bad = trial(0.0, 10.0);
        assertThat(rule.of(List.of(good, good))).isEqualTo(Verdict.CONFIRMED);
        assertThat(rule.of(List.of(good, open))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(rule.of(List.of(bad, open, good))).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(rule.of(List.of())).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void shouldKnowProbabilitiesOfDeviations() {
        assertThat(Deviation.pull(-1.959964).probability()).isCloseTo(0.05, within(1e-6));
        assertThat(Deviation.pull(Double.NaN).probability()).isNaN();
        assertThat(Deviation.below(3.0).probability()).isEqualTo(1.0);
        assertThat(Deviation.below(-1.959964).probability()).isCloseTo(0.025, within(1e-6));
        assertThat(Deviation.below(Double.NaN).probability()).isNaN();
        // The largest of ten is as improbable as any of them, ten times.
        double[] pulls = {0.1, -2.5, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
        assertThat(Deviation.largest(pulls).probability()).isCloseTo(0.12419, within(1e-5));
        assertThat(Deviation.largest(pulls).statistic()).contains("2.5", "10");
        assertThat(Deviation.largest(new double[]{0.0, Double.NaN}).probability()).isNaN();
        assertThat(Deviation.of(Optional.empty()).probability()).isNaN();
        var one = new Deviation("one", 0.01);
        var other = new Deviation("other", 0.5);
        assertThat(Deviation.all(List.of(other, one))).isEqualTo(new Deviation("other; one", 0.02));
        assertThat(Deviation.worst(List.of(other, one))).isEqualTo(new Deviation("one, the worst of 2", 0.02));
        assertThat(Deviation.all(List.of(one, new Deviation("unknown", Double.NaN))).probability()).isNaN();
    }

    private static Optional<Fitted> powerLaw(double exponent) {
        return LeastSquares.fit(new PowerLaw(), List.of(1, 2, 4, 8, 16, 32).stream().map(x -> {
            double y = 3.0 * Math.pow(x, exponent);
            return new Datum(x, y, 0.01 * y);
        }).toList());
    }

    private static Optional<Fitted> plateau(double floor) {
        return LeastSquares.fit(new Plateau(1),
                List.of(1, 2, 4, 8, 16, 32).stream().map(x -> new Datum(x, floor + 2.0 / x, 0.01)).toList());
    }

    @ParameterizedTest
    @CsvSource({"-1.0, CONFIRMED", "-1.002, CONFIRMED", "-0.9, NOT_CONFIRMED", "-1.1, NOT_CONFIRMED"})
    void shouldConfirmTheExponentClaimedAlone(double exponent, Verdict verdict) {
        assertThat(new VerdictRule(1).of(Trial.exponent("", powerLaw(exponent), -1.0, 0.1))).isEqualTo(verdict);
    }

    @Test
    void shouldNotTakeAPowerLawForOneThatWouldFitAnything() {
        Optional<Fitted> vague = LeastSquares.fit(new PowerLaw(),
                List.of(1, 2, 4).stream().map(x -> new Datum(x, 3.0 / x, 2.0 / x)).toList());
        assertThat(new VerdictRule(1).of(Trial.exponent("", vague, -1.0, 0.1))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, CONFIRMED", "0.5, 0.6, NOT_CONFIRMED", "0.0, 0.0, INCONCLUSIVE",
            "0.02, 0.02, INCONCLUSIVE"})
    void shouldConfirmAPlateauThatIsThere(double floor, double limit, Verdict verdict) {
        assertThat(new VerdictRule(1).of(Trial.plateau("", plateau(floor), new Estimate(limit, 0.001))))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0.27, CONFIRMED", "0.27, 0.27, NOT_CONFIRMED", "-0.27, 0.27, NOT_CONFIRMED",
            "0.0, 0.001, INCONCLUSIVE"})
    void shouldConfirmThatNothingIsLeft(double found, double floor, Verdict verdict) {
        assertThat(new VerdictRule(1).of(Trial.vanishing("", plateau(found), floor))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.01, CONFIRMED", "0.04, 0.01, INCONCLUSIVE", "-0.1, 0.01, NOT_CONFIRMED",
            "-0.02, 0.01, INCONCLUSIVE", "NaN, 0.01, INCONCLUSIVE"})
    void shouldConfirmWhatIsPositive(double found, double error, Verdict verdict) {
        assertThat(new VerdictRule(1).of(Trial.positive("", new Estimate(found, error)))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0.001, CONFIRMED", "0.5, 0.001, CONFIRMED", "-0.04, 0.001, NOT_CONFIRMED",
            "0.0, 0.01, INCONCLUSIVE"})
    void shouldConfirmWhatIsNotNegative(double found, double error, Verdict verdict) {
        assertThat(new VerdictRule(1).of(Trial.notNegative("", new Estimate(found, error), 0.01))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0.001, CONFIRMED", "1.01, 0.001, NOT_CONFIRMED", "1.0, 0.01, INCONCLUSIVE"})
    void shouldConfirmAgreementWhereADifferenceWouldHaveBeenSeen(double found, double error, Verdict verdict) {
        var comparison = new Comparison(found, 1.0, error);
        assertThat(new VerdictRule(1).of(Trial.agreement("", List.of(comparison), 0.02))).isEqualTo(verdict);
    }

    @Test
    void shouldTestWhetherNumbersAreOneNumber() {
        List<Estimate> same = List.of(new Estimate(1.0, 0.1), new Estimate(1.1, 0.1), new Estimate(0.95, 0.1));
        List<Estimate> different = List.of(new Estimate(1.0, 0.01), new Estimate(1.1, 0.01));
        assertThat(HeadsAndTwoPoint.constancy(same).probability()).isBetween(0.3, 0.9);
        // Two numbers ten standard errors apart: chi^2 = 50 for one degree of freedom.
        assertThat(HeadsAndTwoPoint.constancy(different).statistic()).isEqualTo("chi^2 = 50 for 1 degrees of freedom");
        assertThat(HeadsAndTwoPoint.constancy(different).probability()).isLessThan(1e-11);
    }
}
