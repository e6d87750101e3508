package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector kernels and scalar kernels are twins: whatever comes in, the same bits come out. */
class LaneKernelsTest {

    private static final int LENGTH = 8 * 64;
    private static final int OFFSET = 24;

    private final LaneKernels scalar = new ScalarKernels();
    private final LaneKernels vector = new VectorKernels();
    private final SplittableRandom random = new SplittableRandom(17);

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64})
    void shouldAgreeOnWordsNormalsAndUniforms(int lanes) {
        int counters = 128 / lanes;
        for (int trial = 0; trial < 50; trial++) {
            long key = random.nextLong();
            long low = random.nextLong() & ~0xFFFF_0000_0000L & ~0xFFFFL;
            long high = random.nextLong();
            assertTwins((kernels, memory) -> kernels.words(key, low, high, counters, memory, OFFSET, 4 * lanes,
                    2 * lanes, lanes));
            assertTwins((kernels, memory) -> {
                kernels.words(key, low, high, counters, memory, OFFSET, 4 * lanes, 2 * lanes, lanes);
                kernels.normals(memory, OFFSET, 2 * counters, lanes);
            });
            assertTwins((kernels, memory) -> {
                kernels.words(key, low, high, counters, memory, OFFSET, 2 * lanes, lanes, lanes);
                kernels.uniforms(memory, OFFSET, (2 * counters - 1) * lanes);
            });
        }
    }

    @Test
    void shouldAgreeOnNormalsOfAwkwardWords() {
        long[] words = {0, -1, 1, 2, 3, 1L << 28, -1L << 28, (1L << 28) - 1, Long.MIN_VALUE, Long.MAX_VALUE,
                0x5555_5555_5555_5555L, 0xAAAA_AAAA_AAAA_AAAAL};
        assertTwins((kernels, memory) -> {
            for (int i = 0; i < 128; i++) {
                memory.setBits(i, words[i % words.length]);
            }
            kernels.normals(memory, 0, 8, 8);
        });
    }

    @Test
    void shouldAgreeOnCandidatesForChi() {
        for (int degrees : new int[]{2, 3, 7, 64, 1_000_000}) {
            var law = ChiLaw.of(degrees);
            int accepted = 0;
            for (int trial = 0; trial < 200; trial++) {
                long low = random.nextLong() & ~0xFFFFL << 32;
                boolean[] all = new boolean[2];
                Lanes values = assertTwins((kernels, memory) -> {
                    kernels.words(5, low, 0, 1, memory, 0, 32, 16, 8);
                    kernels.normals(memory, 0, 1, 8);
                    kernels.uniforms(memory, 16, 8);
                    all[kernels == scalar ? 0 : 1] = kernels.chi(memory, 0, 16, law, memory, 64, 8);
                });
                int now = (int) IntStream.range(64, 72).filter(i -> !Double.isNaN(values.get(i))).count();
                assertThat(all).containsExactly(now == 8, now == 8);
                accepted += now;
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
                assertTwins((kernels, memory) -> kernels.fill(in.get(0), memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.subtract(in, 0, 1.7, memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.add(in, 0, in, 64, memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.multiply(in, 0, in, 64, memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.multiplyAdd(in, 0, in, 64, memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.addScaled(in, 0, -0.7, memory, OFFSET, LENGTH / 2));
                assertTwins((kernels, memory) -> kernels.sums(in, 8, LENGTH / 2, 0.3, memory, OFFSET));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 5, 1", "4, 2, 2", "4, 3, 4", "5, 1, 7", "8, 8, 8", "3, 4, 6", "9, 2, 5", "2, 0, 3",
            "6, 3, 1", "7, 5, 3"})
    void shouldAgreeOnProducts(int rows, int inner, int columns) {
        for (int lanes : new int[]{8, 32}) {
            Lanes x = filled(LENGTH * 4, () -> random.nextDouble() - 0.5);
            Lanes y = filled(LENGTH * 4, () -> random.nextDouble() - 0.5);
            for (boolean accumulate : new boolean[]{true, false}) {
                assertTwins(
                        (kernels, memory) -> kernels.product(x, 0, inner * lanes, lanes, y, 0, columns * lanes, lanes,
                                memory, 0, columns * lanes, lanes, rows, inner, columns, accumulate, lanes));
                // Results further apart than they are long, and factors that are the same for a whole row.
                assertTwins(
                        (kernels, memory) -> kernels.product(x, 0, 0, lanes, y, 0, lanes, inner * lanes, memory, 0, 0,
                                2 * lanes, 1, inner, columns, accumulate, lanes));
                assertTwins((kernels, memory) -> kernels.product(x, 0, lanes, 0, y, 0, 0, lanes, memory, 0,
                        columns * lanes, lanes, rows, inner, columns, accumulate, lanes));
                assertTwins((kernels, memory) -> kernels.product(x, 0, lanes, rows * lanes, y, 0, lanes, inner * lanes,
                        memory, 0, columns * lanes, lanes, rows, inner, columns, accumulate, lanes));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 8", "4, 4, 8", "3, 7, 8", "1, 40, 8", "2, 3, 64", "4, 4, 16"})
    void shouldAgreeOnSoftmax(int rows, int columns, int lanes) {
        for (double size : new double[]{1.0, 30.0, 1e5, 1e300}) {
            Lanes scores = filled(() -> size * (2.0 * random.nextDouble() - 1.0));
            assertTwins((kernels, memory) -> {
                kernels.scale(scores, 0, 1.0, memory, 0, rows * columns * lanes);
                kernels.softmax(memory, 0, rows, columns, lanes);
                assertThat(memory.get(0)).isBetween(0.0, 1.0);
            });
        }
    }

    @Test
    void shouldRefuseRangesBeyondTheirMemory() {
        Lanes small = Lanes.allocate(64);
        Lanes large = Lanes.allocate(4096);
        assertRefused(kernels -> kernels.words(1, 2, 3, 3, small, 0, 32, 16, 8));
        assertRefused(kernels -> kernels.normals(small, 8, 4, 8));
        assertRefused(kernels -> kernels.uniforms(small, 60, 8));
        assertRefused(kernels -> kernels.chi(large, 0, 8, ChiLaw.of(3), small, 32, 64));
        assertRefused(kernels -> kernels.exp(large, 0, 72, small, 0));
        assertRefused(kernels -> kernels.exp(small, 0, 72, large, 0));
        assertRefused(kernels -> kernels.exp(large, -8, 16, small, 0));
        assertRefused(kernels -> kernels.product(small, 0, 16, 8, large, 0, 16, 8, large, 0, 16, 8, 4, 3, 2, false, 8));
        assertRefused(kernels -> kernels.product(large, 0, 16, 8, small, 0, 16, 8, large, 0, 16, 8, 4, 5, 2, false, 8));
        assertRefused(kernels -> kernels.product(large, 0, 16, 8, large, 0, 16, 8, small, 0, 16, 8, 5, 2, 2, false, 8));
        assertRefused(kernels -> kernels.softmax(small, 0, 3, 3, 8));
    }

    @Test
    void shouldRefuseWhatIsNotWholeVectorsOrStrips() {
        Lanes memory = Lanes.allocate(512);
        for (Consumer<LaneKernels> call : List.<Consumer<LaneKernels>>of(k -> k.uniforms(memory, 0, 7),
                k -> k.exp(memory, 0, 12, memory, 0), k -> k.normals(memory, 0, 1, 24),
                k -> k.words(1, 2, 3, 1, memory, 0, 16, 8, 4), k -> k.softmax(memory, 0, 1, 0, 8),
                k -> k.product(memory, 0, -8, 8, memory, 0, 8, 8, memory, 0, 8, 8, 2, 2, 1, false, 8))) {
            assertThatIllegalArgumentException().isThrownBy(() -> call.accept(vector));
        }
    }

    /** Half of these calls are scalar, half are vector ones. */
    @Test
    void shouldAgreeWhereverKernelsAreSwitched() {
        Lanes in = filled(() -> random.nextDouble() - 0.5);
        var switched = new SwitchedKernels(20L * LENGTH);
        for (int call = 0; call < 40; call++) {
            Lanes one = Lanes.allocate(LENGTH);
            Lanes other = Lanes.allocate(LENGTH);
            scalar.scale(in, 0, 1.0 + call, one, 0, LENGTH);
            switched.scale(in, 0, 1.0 + call, other, 0, LENGTH);
            scalar.exp(one, 0, LENGTH, one, 0);
            switched.exp(other, 0, LENGTH, other, 0);
            for (int i = 0; i < LENGTH; i++) {
                assertThat(other.getBits(i)).isEqualTo(one.getBits(i));
            }
        }
    }

    private void assertRefused(Consumer<LaneKernels> call) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> call.accept(vector));
    }

    private static Lanes filled(DoubleSupplier value) {
        return filled(LENGTH, value);
    }

    private static Lanes filled(int length, DoubleSupplier value) {
        Lanes lanes = Lanes.allocate(length);
        for (int i = 0; i < length; i++) {
            lanes.set(i, value.getAsDouble());
        }
        return lanes;
    }

    private interface Work {
        void on(LaneKernels kernels, Lanes memory);
    }

    private Lanes assertTwins(Work work) {
        Lanes one = Lanes.allocate(4 * LENGTH);
        Lanes other = Lanes.allocate(4 * LENGTH);
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
        return one;
    }
}
