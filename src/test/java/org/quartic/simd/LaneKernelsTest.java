package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vector kernels and scalar kernels are twins: whatever comes in, the same bits come out. */
class LaneKernelsTest {

    private static final int LENGTH = 8 * 64;
    private static final int OFFSET = 24;

    private final LaneKernels scalar = new ScalarKernels();
    private final LaneKernels vector = new VectorKernels();
    private final SplittableRandom random = new SplittableRandom(17);

    @Test
    void shouldAgreeOnWordsNormalsAndUniforms() {
        for (int trial = 0; trial < 50; trial++) {
            long key = random.nextLong();
            long low = random.nextLong() & ~0xFFFFL << 32;
            long high = random.nextLong();
            assertTwins((kernels, memory) -> kernels.words(key, low, high, 16, memory, OFFSET, 16));
            assertTwins((kernels, memory) -> {
                kernels.words(key, low, high, 16, memory, OFFSET, 16);
                kernels.normals(memory, OFFSET, 32);
            });
            assertTwins((kernels, memory) -> {
                kernels.words(key, low, high, 16, memory, OFFSET, 8);
                kernels.uniforms(memory, OFFSET, 31);
            });
        }
    }

    @Test
    void shouldAgreeOnCandidatesForChi() {
        for (int degrees : new int[]{2, 3, 7, 64, 1_000_000}) {
            var law = ChiLaw.of(degrees);
            int accepted = 0;
            for (int trial = 0; trial < 200; trial++) {
                long low = random.nextLong() & ~0xFFFFL << 32;
                int[] masks = new int[2];
                assertTwins((kernels, memory) -> {
                    kernels.words(5, low, 0, 1, memory, 0, 16);
                    kernels.normals(memory, 0, 1);
                    kernels.uniforms(memory, 16, 1);
                    masks[kernels == scalar ? 0 : 1] = kernels.chi(memory, 0, 16, law, memory, 64);
                });
                assertThat(masks[0]).isEqualTo(masks[1]);
                accepted += Integer.bitCount(masks[0]);
            }
            assertThat(accepted).isBetween(1400, 1600);
        }
    }

    @Test
    void shouldAgreeOnElementaryFunctions() {
        DoubleSupplier any = () -> Double.longBitsToDouble(random.nextLong());
        DoubleSupplier moderate = () -> 800.0 * (2.0 * random.nextDouble() - 1.0);
        double[] awkward = {0.0, -0.0, 1.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -745.2, -708.5, 709.8, SineCosine.LARGEST,
                2.0 * SineCosine.LARGEST};
        DoubleSupplier odd = () -> awkward[random.nextInt(awkward.length)];
        for (DoubleSupplier argument : new DoubleSupplier[]{any, moderate, odd}) {
            for (int trial = 0; trial < 50; trial++) {
                Lanes in = filled(argument);
                assertTwins((kernels, memory) -> kernels.exp(in, 0, LENGTH / 2, memory, OFFSET));
                assertTwins((kernels, memory) -> kernels.log(in, 0, LENGTH / 2, memory, OFFSET));
                assertTwins((kernels, memory) -> kernels.cosine(in, 0, LENGTH / 2, memory, OFFSET));
                assertTwins((kernels, memory) -> kernels.scale(in, 0, -1.3, memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.multiply(in, 0, in, 64, memory, OFFSET, LENGTH / 2));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 5, 1", "4, 2, 2", "4, 3, 4", "5, 1, 7", "8, 8, 8", "3, 4, 6", "9, 2, 5", "2, 0, 3"})
    void shouldAgreeOnProducts(int rows, int inner, int columns) {
        Lanes x = filled(() -> random.nextDouble() - 0.5);
        Lanes y = filled(() -> random.nextDouble() - 0.5);
        for (boolean accumulate : new boolean[]{true, false}) {
            assertTwins((kernels, memory) -> kernels.product(x, 0, inner * 8, 8, y, 0, columns * 8, 8, memory, 0,
                    columns * 8, rows,
                    inner, columns, accumulate));
            assertTwins((kernels, memory) -> kernels.product(x, 0, 8, rows * 8, y, 0, 8, inner * 8, memory, 0,
                    columns * 8, rows, inner,
                    columns, accumulate));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "3, 7", "1, 40"})
    void shouldAgreeOnSoftmax(int rows, int columns) {
        for (double size : new double[]{1.0, 30.0, 1e5, 1e300}) {
            Lanes scores = filled(() -> size * (2.0 * random.nextDouble() - 1.0));
            assertTwins((kernels, memory) -> {
                kernels.scale(scores, 0, 1.0, memory, 0, rows * columns * 8);
                kernels.softmax(memory, 0, rows, columns);
                assertThat(memory.get(0)).isBetween(0.0, 1.0);
            });
        }
    }

    private Lanes filled(DoubleSupplier value) {
        Lanes lanes = Lanes.allocate(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            lanes.set(i, value.getAsDouble());
        }
        return lanes;
    }

    private interface Work {
        void on(LaneKernels kernels, Lanes memory);
    }

    private void assertTwins(Work work) {
        Lanes one = Lanes.allocate(2 * LENGTH);
        Lanes other = Lanes.allocate(2 * LENGTH);
        for (int i = 0; i < one.length(); i++) {
            one.set(i, i * 0.01);
            other.set(i, i * 0.01);
        }
        work.on(scalar, one);
        work.on(vector, other);
        for (int i = 0; i < one.length(); i++) {
            double a = one.get(i);
            double b = other.get(i);
            // NaN is NaN, whatever its payload.
            assertThat(Double.doubleToLongBits(a)).as("at %d: %s and %s", i, a, b)
                    .isEqualTo(Double.doubleToLongBits(b));
        }
    }
}
