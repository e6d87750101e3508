package org.quartic.random;

/**
 * Nested uniform scrambling (Owen 1995) of binary digits: every digit is flipped or not depending on all digits before it, so that a point
 * becomes uniform in law while a net stays a net.
 *
 * <p>
 * The flips are not drawn one by one but hashed: with the first digit in bit 0, the steps below let every bit depend on those below it
 * only, and mix them well (Laine and Karras, Computer Graphics Forum 30 (2011) 1265; constants found by N. Vegdahl). A digit beyond the
 * 32nd of a point is its alone, as long as there are fewer than 2^32 points, and therefore just a random bit.
 */
final class OwenScrambling {

    private static final int FIRST = 0x3d20adea;
    private static final int SECOND = 0x05526c56;
    private static final int THIRD = 0x53a22864;

    private OwenScrambling() {}

    /** The scrambled digits, the first one in bit 0 still. Two random words choose the scrambling. */
    static int scramble(int digits, int shift, int factor) {
        int x = digits;
        x ^= x * FIRST;
        x += shift;
        x *= factor | 1;
        x ^= x * SECOND;
        x ^= x * THIRD;
        return x;
    }

    /** Further digits of a point, from those it has: a hash in which every bit depends on every bit. */
    static int further(int scrambled, int shift, int factor) {
        int x = scrambled ^ factor;
        x ^= x >>> 16;
        x *= 0x85ebca6b;
        x ^= shift;
        x ^= x >>> 13;
        x *= 0xc2b2ae35;
        x ^= x >>> 16;
        return x;
    }
}
