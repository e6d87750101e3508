package org.quartic.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves through data made of known ones. */
class LeastSquaresTest {

    private static final double[] PLACES = {2, 4, 8, 16, 32, 64};

    private static List<Datum> exact(Curve curve, double scale, double[] parameters) {
        return Arrays.stream(PLACES)
                .mapToObj(x -> new Datum(x, curve.value(parameters, x), scale * (0.01 + 0.001 * x))).toList();
    }

    private static List<Datum> noisy(List<Datum> exact, SplittableRandom random) {
        return exact.stream().map(datum -> new Datum(datum.x(),
                datum.y() + datum.standardError() * random.nextGaussian(), datum.standardError())).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1.0, 1e12})
    void shouldFindWhatTheDataLieOn(double scale) {
        for (double slope : new double[]{-2.0, -1.0, -0.1, 0.0, 1.5}) {
            for (double amplitude : new double[]{-0.3 * scale, 2.0 * scale}) {
                Fitted found = LeastSquares.fit(new PowerLaw(), exact(new PowerLaw(), scale,
                        new double[]{amplitude, slope})).orElseThrow();
                assertThat(found.parameters()[0] / scale).isCloseTo(amplitude / scale, within(1e-7));
                assertThat(found.parameters()[1]).isCloseTo(slope, within(1e-7));
                assertThat(found.chiSquared()).isLessThan(1e-8);
            }
        }
        Fitted plateau = LeastSquares.fit(new Plateau(2), exact(new Plateau(2), scale,
                new double[]{-0.7 * scale, 0.2 * scale, 3.0 * scale})).orElseThrow();
        assertThat(plateau.parameters()[0] / scale).isCloseTo(-0.7, within(1e-9));
        assertThat(plateau.parameters()[2] / scale).isCloseTo(3.0, within(1e-8));
        assertThat(plateau.value(1e9) / scale).isCloseTo(-0.7, within(1e-8));
        assertThat(plateau.degreesOfFreedom()).isEqualTo(3);
    }

    /** Of two values and the one line through them everything is known: errors of the plateau and of its slope, and how they go together. */
    @Test
    void shouldCarryErrorsThroughALine() {
        Fitted line = LeastSquares.fit(new Plateau(1), List.of(new Datum(1, 5, 0.3), new Datum(2, 4, 0.4)))
                .orElseThrow();
        // y1 = p + a, y2 = p + a/2: p = 2 y2 - y1, a = 2 (y1 - y2).
        assertThat(line.parameters()).containsExactly(new double[]{3.0, 2.0}, within(1e-12));
        assertThat(line.covariance()[0][0]).isCloseTo(4 * 0.16 + 0.09, within(1e-12));
        assertThat(line.covariance()[1][1]).isCloseTo(4 * (0.09 + 0.16), within(1e-12));
        assertThat(line.covariance()[0][1]).isCloseTo(-2 * 0.09 - 4 * 0.16, within(1e-12));
        assertThat(line.standardErrorAt(1)).isCloseTo(0.3, within(1e-12));
        assertThat(line.standardErrorAt(2)).isCloseTo(0.4, within(1e-12));
        assertThat(line.probability()).isNaN();
    }

    /** With data that do scatter as their errors say, parameters scatter as theirs do, and chi^2 as the degrees of freedom. */
    @Test
    void shouldBeHonestAboutItsErrors() {
        var random = new SplittableRandom(12);
        List<Curve> curves = List.of(new PowerLaw(), new Plateau(1), new Plateau(2));
        List<double[]> truths = List.of(new double[]{-0.8, -1.0}, new double[]{0.5, 1.0}, new double[]{0.5, 1.0, -2.0});
        int fits = 2000;
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            double[] truth = truths.get(c);
            // For a power law the errors must be small, where it is nearly linear in its parameters.
            List<Datum> exact = exact(curve, c == 0 ? 0.1 : 1.0, truth);
            var found = new ArrayList<Fitted>();
            for (int i = 0; i < fits; i++) {
                found.add(LeastSquares.fit(curve, noisy(exact, random)).orElseThrow());
            }
            for (int k = 0; k < truth.length; k++) {
                int parameter = k;
                double spread = found.stream().mapToDouble(
                        fit -> (fit.parameters()[parameter] - truth[parameter]) / fit.standardError(parameter))
                        .map(pull -> pull * pull).average().orElseThrow();
                assertThat(spread).as("%s of %s", curve.parameters().get(k), curve).isCloseTo(1.0, within(0.13));
            }
            int freedom = PLACES.length - truth.length;
            assertThat(found.stream().mapToDouble(Fitted::chiSquared).average().orElseThrow())
                    .isCloseTo(freedom, within(4.0 * Math.sqrt(2.0 * freedom / fits)));
            double rare = found.stream().filter(fit -> fit.probability() < 0.1).count() / (double) fits;
            assertThat(rare).isCloseTo(0.1, within(4.0 * Math.sqrt(0.09 / fits)));
        }
    }

    @Test
    void shouldFollowAPowerLawThroughValuesOfEitherSign() {
        Fitted found = LeastSquares.fit(new PowerLaw(), List.of(new Datum(1, 1.0, 0.01), new Datum(2, 0.26, 0.01),
                new Datum(4, 0.05, 0.01), new Datum(8, -0.004, 0.01), new Datum(16, 0.003, 0.01))).orElseThrow();
        assertThat(found.parameters()[1]).isCloseTo(-2.0, within(4 * found.standardError(1)));
        assertThat(found.chiSquared()).isLessThan(10.0);
    }

    @Test
    void shouldFindNoCurveWhereTheDataDoNotTellItsParametersApart() {
        List<Datum> one = IntStream.range(0, 3).mapToObj(i -> new Datum(4, i, 1)).toList();
        assertThat(LeastSquares.fit(new Plateau(1), one)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.fit(new Plateau(3), one))
                .withMessage("3 data for 4 parameters");
        assertThatIllegalArgumentException().isThrownBy(() -> new Datum(1, 2, 0));
    }
}
