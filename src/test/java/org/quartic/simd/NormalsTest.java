package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;

class NormalsTest {

    /** What every moment may be off by, in standard deviations of its estimate: about one test in 10^5 would fail by chance, at another seed. */
    private static final double SIGMAS = 4.5;

    /** Of a normal, relative to the length of the pair. */
    private static final double ERROR = 6e-12;

    private static final int GROUPS = 4096;
    private static final int COUNT = 32;

    /** Value {@code j} of draw {@code 8 g + l} stands at {@code (8 g + l) COUNT + j}. */
    private static double[] normals;

    @BeforeAll
    static void draw() {
        var source = new PseudoRandomSource(20260210, Purpose.MAIN, Lanes.WIDTH);
        Lanes out = Lanes.allocate(Lanes.WIDTH * COUNT);
        normals = new double[GROUPS * Lanes.WIDTH * COUNT];
        for (int group = 0; group < GROUPS; group++) {
            source.position(group / 128, Lanes.WIDTH * (group % 128));
            source.normals(0, COUNT, out, 0);
            for (int i = 0; i < out.length(); i++) {
                int draw = Lanes.WIDTH * group + i % Lanes.WIDTH;
                normals[draw * COUNT + i / Lanes.WIDTH] = out.get(i);
            }
        }
    }

    @Test
    void shouldHaveTheMomentsOfTheNormalLaw() {
        assertMean(i -> normals[i], 0, 1);
        assertMean(i -> power(2, i), 1, 2);
        assertMean(i -> power(3, i), 0, 15);
        assertMean(i -> power(4, i), 3, 96);
        assertMean(i -> power(6, i), 15, 10_170);
    }

    @Test
    void shouldHaveTheMomentsOfTheNormalLawInEveryLane() {
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            int itsLane = lane;
            int[] its = IntStream.range(0, normals.length).filter(i -> i / COUNT % Lanes.WIDTH == itsLane).toArray();
            assertMean(its, i -> normals[i], 0, 1);
            assertMean(its, i -> power(2, i), 1, 2);
        }
    }

    @Test
    void shouldGivePairsOfIndependentPartners() {
        int[] firsts = IntStream.range(0, normals.length / 2).map(pair -> 2 * pair).toArray();
        assertUncorrelated(firsts, 1);
        assertMean(firsts, i -> Math.abs(normals[i]) < Math.abs(normals[i + 1]) ? 1 : 0, 0.5, 0.25);
    }

    @Test
    void shouldGiveIndependentNeighbours() {
        int[] seconds = IntStream.range(0, normals.length / 2 - 1).map(pair -> 2 * pair + 1).toArray();
        assertUncorrelated(seconds, 1);
        int[] all = IntStream.range(0, normals.length - COUNT).toArray();
        assertUncorrelated(all, 4);
        assertUncorrelated(all, COUNT);
    }

    /** Kolmogorov and Smirnov: sqrt(N) times the distance passes 1.95 with a probability of 0.1%, at another seed. */
    @Test
    void shouldFollowTheNormalLaw() {
        double[] sorted = Arrays.copyOf(normals, 1 << 18);
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double probability = 0.5 * Erf.erfc(-sorted[i] / Math.sqrt(2));
            distance = Math.max(distance,
                    Math.max(probability - (double) i / sorted.length, (i + 1.0) / sorted.length - probability));
        }
        assertThat(distance * Math.sqrt(sorted.length)).isLessThan(1.95);
    }

    @Test
    void shouldReachFarIntoTheTailButNotBeyondItsBound() {
        double bound = Math.sqrt(74 * StrictMath.log(2)) * (1 + ERROR);
        assertThat(pair(0L)[0]).isEqualTo(bound, within(1e-6)).isLessThanOrEqualTo(bound);
        long lastAngle = (1L << 26) - 1 << 2;
        assertThat(pair(lastAngle)[1]).isEqualTo(bound, within(1e-6)).isLessThanOrEqualTo(bound);
        assertThat(Arrays.stream(normals).map(Math::abs).max().orElseThrow()).isBetween(4.5, bound);
    }

    @Property(seed = "3")
    void shouldMakeOneCircleOfAWord(@ForAll long word) {
        double[] pair = pair(word);
        double u = ((word >>> 28) + 0.5) * 0x1p-36;
        double radius = Math.sqrt(-2 * StrictMath.log(u));
        double angle = Math.PI / 2 * ((word >>> 2 & (1L << 26) - 1) + 0.5) * 0x1p-26;
        assertThat(pair[0]).isEqualTo(sign(word) * radius * StrictMath.cos(angle), within(ERROR * radius));
        assertThat(pair[1]).isEqualTo(sign(word >>> 1) * radius * StrictMath.sin(angle), within(ERROR * radius));
    }

    @Property(seed = "4")
    void shouldBeSymmetricToTheBit(@ForAll long word) {
        double[] pair = pair(word);
        assertThat(pair(word ^ 1)).containsExactly(-pair[0], pair[1]);
        assertThat(pair(word ^ 2)).containsExactly(pair[0], -pair[1]);
    }

    private static double sign(long bit) {
        return (bit & 1) == 0 ? 1 : -1;
    }

    private static double[] pair(long word) {
        Lanes memory = Lanes.allocate(16);
        memory.setBits(7, word);
        Normals.fromWord(memory, 7, 15);
        return new double[]{memory.get(7), memory.get(15)};
    }

    private static double power(int exponent, int index) {
        double power = normals[index];
        for (int i = 1; i < exponent; i++) {
            power *= normals[index];
        }
        return power;
    }

    private static void assertUncorrelated(int[] indices, int distance) {
        assertMean(indices, i -> normals[i] * normals[i + distance], 0, 1);
        assertMean(indices, i -> (power(2, i) - 1) * (power(2, i + distance) - 1), 0, 4);
    }

    private static void assertMean(IntToDoubleFunction value, double mean, double variance) {
        assertMean(IntStream.range(0, normals.length).toArray(), value, mean, variance);
    }

    private static void assertMean(int[] indices, IntToDoubleFunction value, double mean, double variance) {
        double estimate = Arrays.stream(indices).mapToDouble(value).average().orElseThrow();
        assertThat((estimate - mean) / Math.sqrt(variance / indices.length)).isBetween(-SIGMAS, SIGMAS);
    }
}
