package org.quartic.simd;

/**
 * A uniform number from one 64-bit word: (k + 1/2) 2^-52, where k is the word's upper 52 bits. So 0 and 1 never come, and u is as likely as
 * 1 - u.
 */
final class Uniforms {

    static final long ONE_BITS = 0x3ff0000000000000L;

    /** From 1 + k 2^-52 to u. */
    static final double ORIGIN = 1 - 0x1p-53;

    private Uniforms() {}

    /** The uniform number of a word. */
    static double of(long word) {
        return Double.longBitsToDouble(word >>> 12 | ONE_BITS) - ORIGIN;
    }
}
