package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.simd.ChiLaw;
import org.quartic.simd.Lanes;

class SobolSourceTest {

    private static final int POINTS = 64;

    private static SobolSource source(int replicates, int dimensions, int lanes) {
        return new SobolSource(5, Purpose.MAIN, new NetOrder(replicates, POINTS), dimensions, lanes);
    }

    /** The uniform numbers of a block, point after point. */
    private static double[][] block(DrawSource source, long block, int dimensions, int lanes) {
        double[][] points = new double[POINTS][dimensions];
        Lanes out = Lanes.allocate((long) lanes * dimensions);
        for (int first = 0; first < POINTS; first += lanes) {
            source.position(block, first);
            source.uniforms(0, dimensions, out, 0);
            for (int lane = 0; lane < lanes; lane++) {
                for (int j = 0; j < dimensions; j++) {
                    points[first + lane][j] = out.get(j * lanes + lane);
                }
            }
        }
        return points;
    }

    @Test
    void shouldHaveOnePointInEveryIntervalOfANet() {
        var source = source(3, 40, 16);
        for (int replicate = 0; replicate < 3; replicate++) {
            double[][] points = block(source, replicate, 40, 16);
            for (int j = 0; j < 40; j++) {
                var intervals = new BitSet();
                for (double[] point : points) {
                    intervals.set((int) (point[j] * POINTS));
                }
                assertThat(intervals.cardinality()).as("dimension %d", j).isEqualTo(POINTS);
            }
        }
    }

    /** The first two dimensions are a (0, 6, 2)-net: one point in every elementary box of volume 1/64. */
    @Test
    void shouldHaveOnePointInEveryElementaryBox() {
        double[][] points = block(source(2, 2, 8), 1, 2, 8);
        for (int bits = 0; bits <= 6; bits++) {
            var boxes = new BitSet();
            for (double[] point : points) {
                boxes.set(((int) (point[0] * (1 << bits)) << 6 - bits) + (int) (point[1] * (1 << 6 - bits)));
            }
            assertThat(boxes.cardinality()).isEqualTo(POINTS);
        }
    }

    @Test
    void shouldGoOnWithTheSameSequenceWhenEveryReplicateHasItsFirstBlock() {
        var source = source(2, 3, 8);
        double[][] first = block(source, 0, 3, 8);
        double[][] second = block(source, 2, 3, 8);
        for (int j = 0; j < 3; j++) {
            var intervals = new BitSet();
            for (double[][] points : new double[][][]{first, second}) {
                for (double[] point : points) {
                    intervals.set((int) (point[j] * 2 * POINTS));
                }
            }
            assertThat(intervals.cardinality()).isEqualTo(2 * POINTS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64})
    void shouldNotDependOnHowManyAreDrawnAtOnce(int lanes) {
        assertThat(block(source(4, 5, lanes), 6, 5, lanes)).isDeepEqualTo(block(source(4, 5, 8), 6, 5, 8));
        var source = source(4, 5, lanes);
        Lanes together = Lanes.allocate(5L * lanes);
        Lanes apart = Lanes.allocate(5L * lanes);
        source.position(6, 0);
        source.normals(1, 4, together, 0);
        for (int j = 0; j < 4; j++) {
            source.normals(1 + j, 1, apart, j * lanes);
        }
        for (int i = 0; i < 4 * lanes; i++) {
            assertThat(apart.get(i)).isEqualTo(together.get(i));
        }
    }

    @Test
    void shouldScrambleReplicatesDimensionsPurposesAndSeedsApart() {
        double[][] own = block(source(4, 3, 8), 0, 3, 8);
        double[][] next = block(source(4, 3, 8), 1, 3, 8);
        assertThat(IntStream.range(0, POINTS).filter(i -> next[i][0] == own[i][0] || own[i][0] == own[i][2])).isEmpty();
        for (var other : new SobolSource[]{
                new SobolSource(5, Purpose.PILOT, new NetOrder(4, POINTS), 3, 8),
                new SobolSource(6, Purpose.MAIN, new NetOrder(4, POINTS), 3, 8)}) {
            double[][] points = block(other, 0, 3, 8);
            assertThat(IntStream.range(0, POINTS).filter(i -> points[i][0] == own[i][0])).isEmpty();
        }
    }

    /** Means over nets: unbiased, with a spread that is as it says, and a small fraction of that of independent draws. */
    @Test
    void shouldAverageWithoutBiasAndWithLittleSpread() {
        int replicates = 400;
        ToDoubleFunction<double[]> integrand = u -> Math.exp(u[0] * u[1]) + u[2] * u[0] * u[0];
        double exact = IntStream.range(1, 25).mapToDouble(SobolSourceTest::term).sum() + 1 + 1.0 / 6;
        double[] means = new double[replicates];
        var source = source(replicates, 3, 64);
        for (int r = 0; r < replicates; r++) {
            for (double[] point : block(source, r, 3, 64)) {
                means[r] += integrand.applyAsDouble(point) / POINTS;
            }
        }
        double mean = IntStream.range(0, replicates).mapToDouble(r -> means[r]).average().orElseThrow();
        double variance = IntStream.range(0, replicates).mapToDouble(r -> (means[r] - mean) * (means[r] - mean)).sum()
                / (replicates - 1);
        assertThat(Math.abs(mean - exact)).isLessThan(3.5 * Math.sqrt(variance / replicates));
        // Independent draws would give 0.2 / 64.
        assertThat(variance).isBetween(1e-9, 0.2 / POINTS / 200);
    }

    /** The integral of (x y)^k / k!. */
    private static double term(int k) {
        double factorial = IntStream.rangeClosed(1, k).mapToDouble(i -> i).reduce(1, (x, y) -> x * y);
        return 1 / ((k + 1.0) * (k + 1.0) * factorial);
    }

    @Test
    void shouldMapNormalsAndChisMonotonically() {
        var source = source(2, 2, 64);
        Lanes uniforms = Lanes.allocate(64);
        Lanes normals = Lanes.allocate(64);
        Lanes chis = Lanes.allocate(64);
        source.uniforms(1, 1, uniforms, 0);
        source.normals(1, 1, normals, 0);
        source.chi(1, new ChiLaw[]{ChiLaw.of(9)}, chis, 0, 64);
        int[] order = IntStream.range(0, 64).boxed()
                .sorted((i, j) -> Double.compare(uniforms.get(i), uniforms.get(j))).mapToInt(i -> i).toArray();
        for (int i = 1; i < 64; i++) {
            assertThat(normals.get(order[i])).isGreaterThan(normals.get(order[i - 1]));
            assertThat(chis.get(order[i])).isGreaterThan(chis.get(order[i - 1]));
        }
        assertThat(normals.get(order[32])).isBetween(0.0, 0.05);
        assertThat(chis.get(order[32])).isBetween(2.85, 2.95);
    }

    @Test
    void shouldRefuseWhatThereIsNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> source(2, DirectionNumbers.MOST_DIMENSIONS + 1, 8))
                .withMessageContaining("21201");
        assertThatIllegalArgumentException().isThrownBy(() -> source(2, 3, 128)).withMessageContaining("128");
        var source = source(2, 3, 8);
        assertThatIllegalArgumentException().isThrownBy(() -> source.uniforms(1, 3, Lanes.allocate(64), 0))
                .withMessageContaining("among 3");
        assertThatIllegalArgumentException().isThrownBy(() -> source.position(0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> source.position(0, POINTS));
        assertThatIllegalArgumentException().isThrownBy(() -> source.position(1L << 40, 0))
                .withMessageContaining("2147483648");
    }

    @Test
    void shouldHaveDirectionNumbersInEveryDimensionThatThereIs() {
        int[] numbers = DirectionNumbers.of(DirectionNumbers.MOST_DIMENSIONS);
        for (int j = 0; j < DirectionNumbers.MOST_DIMENSIONS; j++) {
            for (int k = 0; k < DirectionNumbers.INDEX_BITS; k++) {
                int number = numbers[j * DirectionNumbers.INDEX_BITS + k];
                assertThat(number >>> k).as("the last digit of direction %d in dimension %d", k, j).isEqualTo(1);
            }
        }
        // The third dimension's polynomial is x^2 + x + 1: 1, 3 and 3 over 2, 4 and 8 are 0.1, 0.11 and 0.011 in binary.
        assertThat(new int[]{numbers[62], numbers[63], numbers[64]}).containsExactly(0b1, 0b11, 0b110);
    }
}
