package org.quartic.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quartic.reproduction.MadeUp.BREAKING;
import static org.quartic.reproduction.MadeUp.FINITE_WIDTH;
import static org.quartic.reproduction.MadeUp.FOUR_POINT;
import static org.quartic.reproduction.MadeUp.NORMALISED;
import static org.quartic.reproduction.MadeUp.TWO_POINT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartic.reproduction.MadeUp.Distortion;
import org.quartic.spec.Estimator;
import org.quartic.spec.SweepPoint;

/** What claims make of numbers that are true, and of numbers that are not. */
class ClaimsTest {
    private static final VerdictRule RULE = new VerdictRule(40);
    /** Precise enough for every alternative. */
    private static final double ERROR = 1e-3;
    private static final double TINY = 2e-5;

    private static Stream<Claim> claims() {
        return Claims.ALL.stream();
    }

    private static Verdict verdict(Claim claim, Distortion distortion, double error) {
        return RULE.of(claim.find(MadeUp.evidence(claim, distortion, error)).trials());
    }

    private static double error(Claim claim) {
        return claim.needsCovariance() ? TINY : ERROR;
    }

    @ParameterizedTest
    @MethodSource("claims")
    void shouldSayOfWhatIsTrueThatItIs(Claim claim) {
        // The one claim that is not: with a cutoff reflection positivity is violated.
        assertThat(verdict(claim, MadeUp.NONE, error(claim))).isEqualTo(
                claim instanceof ReflectionPositivity ? Verdict.NOT_CONFIRMED : Verdict.CONFIRMED);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void shouldConcludeNothingFromNumbersThatAreHardlyKnown(Claim claim) {
        // Half of a number: no alternative but the coarsest is out of reach, and of several trials one is not that coarse.
        assertThat(verdict(claim, MadeUp.NONE, 0.5)).isNotEqualTo(Verdict.CONFIRMED);
    }

    private static Arguments falsely(Claim claim, String said, Distortion distortion) {
        return Arguments.of(claim, said, distortion);
    }

    private static double heads(SweepPoint point) {
        return point.spec().ensemble().heads();
    }

    private static boolean isField(SweepPoint point) {
        return point.spec().estimator() == Estimator.FIELD;
    }

    private static Stream<Arguments> falsehoods() {
        return Stream.of(
                falsely(new WidthAndTwoPoint(), "G2 that falls with the width",
                        (what, point, truth) -> truth * Math.pow(MadeUp.width(point), -0.02)),
                falsely(new ScoresAndTwoPoint(), "G2 that does not depend on the width",
                        (what, point, truth) -> what.equals(TWO_POINT) ? 0.2337 : truth),
                falsely(new KernelAndTwoPoint(), "a field whose G2 is another",
                        (what, point, truth) -> isField(point) ? 1.02 * truth : truth),
                falsely(new CosNetKernel(), "G2 that is another", (what, point, truth) -> 1.02 * truth),
                falsely(new FreePropagator(), "G2 that is another", (what, point, truth) -> 1.02 * truth),
                falsely(new EuclideanTokens(), "correlators that change with the place",
                        (what, point, truth) -> isAt(point, 1.72) ? 1.02 * truth : truth),
                falsely(new EuclideanCoordinates(), "correlators that change with the direction",
                        (what, point, truth) -> isAt(point, 0.22) ? 1.02 * truth : truth),
                falsely(new ReflectionLimit(), "a violation that is another",
                        (what, point, truth) -> Math.signum(truth) * Math.pow(Math.abs(truth), 1.05)),
                falsely(new Split(), "I_dk with an exponent of -0.9",
                        (what, point, truth) -> what.equals(FINITE_WIDTH) && truth != 0.0
                                ? truth * Math.pow(MadeUp.width(point), 0.1) : truth),
                falsely(new Split(), "I_IB that goes to zero", (what, point, truth) -> what.equals(BREAKING)
                        ? MadeUp.width(point) > 1e9 ? 1e-9 : truth / MadeUp.width(point) : truth),
                falsely(new CovarianceForm(), "a field whose G4c is I_dk alone",
                        (what, point, truth) -> isField(point) && what.equals(FOUR_POINT) ? 0.4 * truth : truth),
                falsely(new InfiniteWidth(), "G4c that goes to zero", (what, point, truth) -> what.equals(FOUR_POINT)
                        ? MadeUp.width(point) > 1e9 ? 1e-9 : truth / MadeUp.width(point) : truth),
                falsely(new WidthScaling(), "a floor of 0.27",
                        (what, point, truth) -> what.equals(NORMALISED) ? truth + 0.27 : truth),
                falsely(new WidthScalingOfRandomTokens(), "no floor",
                        (what, point, truth) -> what.equals(NORMALISED)
                                ? MadeUp.width(point) > 1e9 ? 1e-9 : truth - 0.27 : truth),
                falsely(new HeadsAndTwoPoint(), "G2 that grows with the heads",
                        (what, point, truth) -> truth * Math.pow(heads(point), 0.02)),
                falsely(new ManyHeads(), "G4c with an exponent of -0.9",
                        (what, point, truth) -> truth * Math.pow(heads(point), 0.1)),
                falsely(new SharedTokens(), "no floor",
                        (what, point, truth) -> isShared(point) ? Math.max(truth - 0.6, 1e-9) : truth));
    }

    private static boolean isAt(SweepPoint point, double x) {
        return point.spec().points().getFirst().coordinates().getFirst() == x
                && point.spec().ensemble().sequence().toString().contains(x == 1.72 ? "1.18" : "-0.32");
    }

    private static boolean isShared(SweepPoint point) {
        return point.spec().ensemble().embedding().toString().contains("SHARED");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("falsehoods")
    void shouldNotConfirmWhatIsFalse(Claim claim, String said, Distortion distortion) {
        assertThat(verdict(claim, distortion, error(claim))).as(said).isNotEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void shouldConfirmReflectionPositivityWhereItHolds() {
        // A matrix of ones has the eigenvalue zero.
        assertThat(verdict(new ReflectionPositivity(), (what, point, truth) -> 1.0, TINY)).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void shouldConcludeNothingWhereTheAlternativeIsAsTrue() {
        // Correlators that do not care where the context is could not have shown that they depend on the place.
        Distortion noContext = (what, point, truth) -> isLeftBehind(point) ? truth / 1.1 : truth;
        assertThat(verdict(new EuclideanTokens(), noContext, ERROR)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(new EuclideanCoordinates(), noContext, ERROR)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static boolean isLeftBehind(SweepPoint point) {
        return point.spec().points().getFirst().coordinates().getFirst() == 1.72
                && !point.spec().ensemble().sequence().toString().contains("1.18");
    }

    @Test
    void shouldHaveNamesOfTheirOwnAndSweepsThatAreThere() {
        assertThat(Claims.ALL).extracting(claim -> claim.statement().name()).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Claims.sweeps(Claims.ALL)).doesNotHaveDuplicates().allSatisfy(sweep -> {
            assertThat(MadeUp.spec(sweep).name()).isEqualTo(sweep);
            assertThat(Claims.needing(sweep, Claims.ALL)).isNotEmpty();
        });
        assertThat(Claims.named(List.of())).isEqualTo(Claims.ALL);
        assertThat(Claims.named(List.of("split", "cos-net-kernel"))).extracting(claim -> claim.statement().name())
                .containsExactly("cos-net-kernel", "split");
        assertThat(Claims.named(List.of("nothing"))).isEmpty();
    }

    @Test
    void shouldDrawEachPictureOnce() {
        var names = claims().flatMap(claim -> claim.find(MadeUp.evidence(claim, MadeUp.NONE, error(claim))).charts()
                .stream()).toList();
        assertThat(names).extracting(chart -> chart.name()).doesNotHaveDuplicates().hasSizeGreaterThan(7);
        assertThat(names).allSatisfy(chart -> assertThat(chart.svg()).contains("<svg"));
    }

    @Test
    void shouldRefuseEvidenceThatIsMissing() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Split().find(new Evidence(Map.of()))).withMessageContaining("widths");
    }
}
