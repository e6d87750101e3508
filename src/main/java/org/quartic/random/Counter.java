package org.quartic.random;

/**
 * How a Philox counter names a random number: the one home of its layout.
 *
 * <pre>
 *   word   31      28 27            16 15                             0
 *        +-----------------------------------------------------------+
 *     0  |                  slot, bits 0 to 31                       |
 *        +-----------+----------------+------------------------------+
 *     1  |  purpose  |    attempt     |             draw             |
 *        +-----------+----------------+------------------------------+
 *     2  |                  block, bits 0 to 31                      |
 *        +----------------------------+------------------------------+
 *     3  |    block, bits 32 to 47    |      slot, bits 32 to 47     |
 *        +----------------------------+------------------------------+
 * </pre>
 *
 * Words 0 and 1 are the halves of the counter's low long, words 2 and 3 those of its high long. The key's words 0 and 1 are the low and
 * the high half of the seed. A slot is one counter: two 64-bit words of output. The attempt counts the rejections of whoever draws by
 * rejection.
 */
final class Counter {

    static final int DRAWS = 1 << 16;
    static final int ATTEMPTS = 1 << 12;
    static final long BLOCKS = 1L << 48;
    static final long SLOTS = 1L << 48;

    private static final long LOW_32 = 0xFFFFFFFFL;
    private static final long HIGH_16_OF_48 = 0xFFFF_0000_0000L;

    private Counter() {}

    /** Words 0 and 1. */
    static long low(Purpose purpose, int attempt, int draw, long slot) {
        long word1 = (long) purpose.code() << 28 | (long) attempt << 16 | draw;
        return word1 << 32 | slot & LOW_32;
    }

    /** How many slots from this one on differ in word 0 alone. */
    static long slotsBeforeCarry(long slot) {
        return (1L << 32) - (slot & LOW_32);
    }

    /** Words 2 and 3. */
    static long high(long block, long slot) {
        long word3 = (block & HIGH_16_OF_48) >>> 16 | slot >>> 32;
        return word3 << 32 | block & LOW_32;
    }
}
