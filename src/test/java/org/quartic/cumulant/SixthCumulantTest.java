package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quartic.cumulant.MixedField.MIXING;
import static org.quartic.cumulant.MixedField.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/** Sixth cumulants of fields whose law is known, from products of the field alone. */
class SixthCumulantTest {

    private static final Quadruple FOUR = new Quadruple(0, 0, 1, 1);
    private static final List<Sextuple> SIX_POINTS = List.of(new Sextuple(0, 1, 2, 3, 3, 2),
            new Sextuple(0, 0, 1, 1, 2, 2), new Sextuple(2, 2, 2, 2, 2, 2), new Sextuple(0, 1, 1, 1, 3, 3));

    private static Estimates estimates(double[][] phi, List<Sextuple> sixPoints) {
        return Sample.ofField(Sample.layout(1, false, sixPoints, FOUR), phi).estimate(CumulantWeights.field());
    }

    private static void assertCumulants(double sixth, double spread, ToDoubleFunction<SplittableRandom> law) {
        Estimates estimates = estimates(mixed(200_000, new SplittableRandom(5), law), SIX_POINTS);
        for (SixPointEstimate six : estimates.sixPoint()) {
            double expected = 0;
            for (int k = 0; k < 3; k++) {
                double product = sixth;
                for (int index : six.points().indices()) {
                    product *= MIXING[index][k];
                }
                expected += product;
            }
            assertThat(six.connected().value()).isCloseTo(expected, within(4 * six.connected().standardError()));
            assertThat(six.connected().standardError()).isBetween(0.0, spread);
        }
    }

    @Test
    void shouldFindNoSixthCumulantInAGaussianField() {
        assertCumulants(0, 0.15, SplittableRandom::nextGaussian);
    }

    @Test
    void shouldFindTheSixthCumulantOfLaplaceVariables() {
        assertCumulants(240, 30, random -> random.nextExponential() - random.nextExponential());
    }

    @Test
    void shouldFindTheSixthCumulantOfUniformVariables() {
        assertCumulants(16.0 / 63, 0.005, random -> 2 * random.nextDouble() - 1);
    }

    @Test
    void shouldKnowRademacherVariablesExactly() {
        var random = new SplittableRandom(3);
        double[][] phi = new double[1][64];
        Arrays.setAll(phi[0], i -> random.nextBoolean() ? 1 : -1);
        MomentLayout layout = Sample.layout(1, false, List.of(new Sextuple(0, 0, 0, 0, 0, 0)),
                new Quadruple(0, 0, 0, 0));
        SixPointEstimate six = Sample.ofField(layout, phi).estimate(CumulantWeights.field()).sixPoint().getFirst();
        assertThat(six.connected().value()).isCloseTo(16, within(1e-13));
        assertThat(six.connected().standardError()).isZero();
        assertThat(six.normalised().value()).isCloseTo(16, within(1e-13));
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.shuffle(0, 1, 2, 3);
    }

    /** Renaming the points renames the correlators. */
    @Property(seed = "8", tries = 24)
    void shouldBeSymmetricInThePoints(@ForAll("orders") List<Integer> order, @ForAll long seed) {
        double[][] phi = mixed(64, new SplittableRandom(seed), SplittableRandom::nextGaussian);
        double[][] renamed = new double[4][];
        for (int a = 0; a < 4; a++) {
            renamed[order.get(a)] = phi[a];
        }
        for (Sextuple six : SIX_POINTS) {
            var image = new Sextuple(order.get(six.a()), order.get(six.b()), order.get(six.c()), order.get(six.d()),
                    order.get(six.e()), order.get(six.f()));
            SixPointEstimate expected = estimates(phi, List.of(six)).sixPoint().getFirst();
            SixPointEstimate found = estimates(renamed, List.of(image)).sixPoint().getFirst();
            assertThat(found.points()).isEqualTo(image.sorted());
            assertClose(found.connected(), expected.connected());
            assertClose(found.normalised(), expected.normalised());
        }
    }

    @Provide
    Arbitrary<List<Integer>> ordersOfSix() {
        return Arbitraries.shuffle(0, 1, 1, 2, 3, 3);
    }

    /** The order in which a six-point is asked for changes no bit. */
    @Property(seed = "9", tries = 50)
    void shouldNotSeeTheOrderOfIndices(@ForAll("ordersOfSix") List<Integer> i) {
        double[][] phi = mixed(64, new SplittableRandom(1), SplittableRandom::nextGaussian);
        var asked = new Sextuple(i.get(0), i.get(1), i.get(2), i.get(3), i.get(4), i.get(5));
        assertThat(estimates(phi, List.of(asked)).sixPoint())
                .isEqualTo(estimates(phi, List.of(new Sextuple(0, 1, 1, 2, 3, 3))).sixPoint());
    }

    /** What else is asked for changes no bit of a six-point, nor does a six-point any of a four-point. */
    @Test
    void shouldNotSeeWhatElseIsAskedFor() {
        double[][] phi = mixed(64, new SplittableRandom(2), SplittableRandom::nextGaussian);
        Estimates all = estimates(phi, SIX_POINTS);
        assertThat(all.sixPoint().get(1)).isEqualTo(estimates(phi, List.of(SIX_POINTS.get(1))).sixPoint().getFirst());
        assertThat(all.fourPoint()).isEqualTo(estimates(phi, List.of()).fourPoint());
    }

    private static void assertClose(Estimate found, Estimate expected) {
        assertThat(found.value()).isCloseTo(expected.value(), within(1e-11 * (1 + Math.abs(expected.value()))));
        assertThat(found.standardError()).isCloseTo(expected.standardError(),
                within(1e-9 * (1e-3 + expected.standardError())));
    }
}
