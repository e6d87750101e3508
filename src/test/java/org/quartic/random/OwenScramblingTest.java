package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OwenScramblingTest {

    private static final int DEPTH = 6;
    private static final int SCRAMBLINGS = 40_000;

    @Test
    void shouldFlipADigitByWhatStandsBeforeItAlone() {
        var random = new SplittableRandom(1);
        for (int trial = 0; trial < 10_000; trial++) {
            int digits = random.nextInt();
            int shift = random.nextInt();
            int factor = random.nextInt();
            int common = random.nextInt(32);
            int mask = (1 << common) - 1;
            int other = digits & mask | random.nextInt() & ~mask;
            int difference = OwenScrambling.scramble(digits, shift, factor)
                    ^ OwenScrambling.scramble(other, shift, factor);
            assertThat(difference & mask).isZero();
            assertThat(difference >>> common & 1).isEqualTo((digits ^ other) >>> common & 1);
        }
    }

    /** Every node of the tree of digits is flipped in half of the scramblings, and any two of them alike in half. */
    @Test
    void shouldFlipTheNodesOfTheTreeFairlyAndPairByPairIndependently() {
        var random = new SplittableRandom(2);
        int nodes = (1 << DEPTH) - 1;
        int[][] together = new int[nodes][nodes];
        int[] flips = new int[nodes];
        for (int s = 0; s < SCRAMBLINGS; s++) {
            int shift = random.nextInt();
            int factor = random.nextInt();
            for (int depth = 0; depth < DEPTH; depth++) {
                for (int before = 0; before < 1 << depth; before++) {
                    flips[(1 << depth) - 1 + before] = OwenScrambling.scramble(before, shift, factor) >>> depth & 1;
                }
            }
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j <= i; j++) {
                    together[i][j] += i == j ? flips[i] : flips[i] ^ flips[j];
                }
            }
        }
        double largest = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j <= i; j++) {
                double z = (together[i][j] - 0.5 * SCRAMBLINGS) / Math.sqrt(0.25 * SCRAMBLINGS);
                largest = Math.max(largest, Math.abs(z));
                squares += z * z;
                count++;
            }
        }
        // Of 2016 normal numbers, one beyond 4.9 is seen once in 500 times, and the mean square is 1 +- 0.03.
        assertThat(largest).isLessThan(4.9);
        assertThat(squares / count).isBetween(0.88, 1.12);
    }
}
