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

/** Fourth cumulants of fields whose law is known, from products of the field alone. */
class FieldCumulantTest {

    private static final Quadruple[] FOUR_POINTS = {new Quadruple(0, 1, 2, 3), new Quadruple(0, 0, 1, 1),
            new Quadruple(2, 2, 2, 2),
            new Quadruple(0, 1, 1, 3)};

    private static double cumulant(Quadruple points, double fourth) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += MIXING[points.a()][k] * MIXING[points.b()][k] * MIXING[points.c()][k] * MIXING[points.d()][k];
        }
        return fourth * sum;
    }

    private static void assertCumulants(double fourth, double spread, ToDoubleFunction<SplittableRandom> law) {
        var phi = mixed(200_000, new SplittableRandom(5), law);
        Estimates estimates = Sample.ofField(Sample.layout(1, false, FOUR_POINTS), phi)
                .estimate(CumulantWeights.field());
        for (FourPointEstimate four : estimates.fourPoint()) {
            assertThat(four.connected().value()).isCloseTo(cumulant(four.points(), fourth),
                    within(4 * four.connected().standardError()));
            assertThat(four.connected().standardError()).isBetween(0.0, spread);
            assertThat(four.finiteWidth()).isEmpty();
        }
    }

    @Test
    void shouldFindNoFourthCumulantInAGaussianField() {
        assertCumulants(0, 0.02, SplittableRandom::nextGaussian);
    }

    @Test
    void shouldFindTheFourthCumulantOfLaplaceVariables() {
        assertCumulants(12, 0.8, random -> random.nextExponential() - random.nextExponential());
    }

    @Test
    void shouldFindTheFourthCumulantOfUniformVariables() {
        assertCumulants(-2.0 / 15, 0.002, random -> 2 * random.nextDouble() - 1);
    }

    @Test
    void shouldKnowRademacherVariablesExactly() {
        var random = new SplittableRandom(3);
        double[][] phi = new double[1][64];
        Arrays.setAll(phi[0], i -> random.nextBoolean() ? 1 : -1);
        FourPointEstimate four = Sample.ofField(Sample.layout(1, false, new Quadruple(0, 0, 0, 0)), phi)
                .estimate(CumulantWeights.field())
                .fourPoint().getFirst();
        assertThat(four.connected()).isEqualTo(new Estimate(-2, 0));
        assertThat(four.normalised()).isEqualTo(new Estimate(-2, 0));
    }

    /** Turning the sign of the field of any draw changes no bit. */
    @Property(seed = "7", tries = 50)
    void shouldNotSeeTheSignOfTheField(@ForAll long seed) {
        MomentLayout layout = Sample.layout(1, true, FOUR_POINTS);
        var random = new SplittableRandom(seed);
        double[][] phi = mixed(64, random, SplittableRandom::nextGaussian);
        double[][] turned = new double[4][64];
        for (int i = 0; i < 64; i++) {
            boolean turn = random.nextBoolean();
            for (int a = 0; a < 4; a++) {
                turned[a][i] = turn ? -phi[a][i] : phi[a][i];
            }
        }
        Estimates expected = Sample.ofField(layout, phi).estimate(CumulantWeights.field());
        Estimates found = Sample.ofField(layout, turned).estimate(CumulantWeights.field());
        assertThat(found.fourPoint()).isEqualTo(expected.fourPoint());
        assertThat(found.twoPoint()).isEqualTo(expected.twoPoint());
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.shuffle(0, 1, 2, 3);
    }

    /** Renaming the points renames the correlators. */
    @Property(seed = "8", tries = 50)
    void shouldBeSymmetricInThePoints(@ForAll("orders") List<Integer> order, @ForAll long seed) {
        double[][] phi = mixed(64, new SplittableRandom(seed), SplittableRandom::nextGaussian);
        double[][] renamed = new double[4][];
        for (int a = 0; a < 4; a++) {
            renamed[order.get(a)] = phi[a];
        }
        for (Quadruple four : FOUR_POINTS) {
            var image = new Quadruple(order.get(four.a()), order.get(four.b()), order.get(four.c()),
                    order.get(four.d()));
            FourPointEstimate expected = Sample.ofField(Sample.layout(1, false, four), phi)
                    .estimate(CumulantWeights.field()).fourPoint()
                    .getFirst();
            FourPointEstimate found = Sample.ofField(Sample.layout(1, false, image), renamed)
                    .estimate(CumulantWeights.field()).fourPoint()
                    .getFirst();
            assertThat(found.points()).isEqualTo(image.sorted());
            assertClose(found.connected(), expected.connected());
            assertClose(found.normalised(), expected.normalised());
        }
    }

    /** The order in which a four-point is asked for changes no bit. */
    @Property(seed = "9", tries = 24)
    void shouldNotSeeTheOrderOfIndices(@ForAll("orders") List<Integer> order) {
        double[][] phi = mixed(64, new SplittableRandom(1), SplittableRandom::nextGaussian);
        int[] indices = {0, 1, 1, 3};
        var asked = new Quadruple(indices[order.get(0)], indices[order.get(1)], indices[order.get(2)],
                indices[order.get(3)]);
        assertThat(Sample.ofField(Sample.layout(1, false, asked), phi).estimate(CumulantWeights.field()).fourPoint())
                .isEqualTo(Sample
                        .ofField(Sample.layout(1, false, new Quadruple(0, 1, 1, 3)), phi)
                        .estimate(CumulantWeights.field()).fourPoint());
    }

    private static void assertClose(Estimate found, Estimate expected) {
        assertThat(found.value()).isCloseTo(expected.value(), within(1e-12 * (1 + Math.abs(expected.value()))));
        assertThat(found.standardError()).isCloseTo(expected.standardError(),
                within(1e-10 * (1e-3 + expected.standardError())));
    }
}
