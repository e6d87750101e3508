package org.quartic.simd;

/**
 * Philox4x32-10, a counter-based generator: 128 random bits as a function of a 128-bit counter and a 64-bit key. Stateless and
 * therefore thread-safe; allocates nothing.
 *
 * @see <a href="https://doi.org/10.1145/2063384.2063405">Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 *      SC11 (2011)</a>
 */
public final class Philox4x32 {

    static final int ROUNDS = 10;
    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_2 = 0xCD9E8D57L;
    static final long WEYL_0 = 0x9E3779B9L;
    static final long WEYL_1 = 0xBB67AE85L;
    static final long LOW = 0xFFFFFFFFL;

    private Philox4x32() {}

    /**
     * Puts the two words of one counter into memory.
     *
     * @param key
     *            key word 0 in the low, key word 1 in the high half
     * @param counterLow
     *            counter words 0 (low half) and 1
     * @param counterHigh
     *            counter words 2 (low half) and 3
     * @param first
     *            index that receives output words 0 (low half) and 1
     * @param second
     *            index that receives output words 2 (low half) and 3
     */
    public static void words(long key, long counterLow, long counterHigh, Lanes out, int first, int second) {
        long x0 = counterLow & LOW;
        long x1 = counterLow >>> 32;
        long x2 = counterHigh & LOW;
        long x3 = counterHigh >>> 32;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * x0;
            long product2 = MULTIPLIER_2 * x2;
            x0 = product2 >>> 32 ^ x1 ^ key0(key, round);
            x2 = product0 >>> 32 ^ x3 ^ key1(key, round);
            x1 = product2 & LOW;
            x3 = product0 & LOW;
        }
        out.setBits(first, x0 | x1 << 32);
        out.setBits(second, x2 | x3 << 32);
    }

    /** Key word 0 of a round, from 0. */
    static long key0(long key, int round) {
        return key + round * WEYL_0 & LOW;
    }

    /** Key word 1 of a round, from 0. */
    static long key1(long key, int round) {
        return (key >>> 32) + round * WEYL_1 & LOW;
    }
}
