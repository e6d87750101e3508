package org.quartic.simd;

/**
 * Two independent standard normals from one 64-bit word, after Box and Muller.
 *
 * <pre>
 *   63                                28 27                     2  1   0
 *  +------------------------------------+------------------------+---+---+
 *  |          k, radius (36)            |     j, angle (26)      | s1| s0|
 *  +------------------------------------+------------------------+---+---+
 * </pre>
 *
 * With u = (k + 1/2) 2^-36, R = sqrt(-ln u) and v = (j + 1/2 - 2^25) 2^-26, in (-1/2, 1/2), the pair is R (cos t - sin t) and R (cos t + sin
 * t), t = pi v / 2, with the signs s0 and s1: that is sqrt(-2 ln u) times cosine and sine of t + pi/4, uniform in the first quadrant, and
 * neither function needs its argument reduced. The law is symmetric to the bit; no value exceeds sqrt(74 ln 2) = 7.17 (rounded up), beyond which the
 * normal law has a probability of 8e-13.
 *
 * <p>
 * The polynomials are as short as the word allows: u has 36 bits, and a normal is within 6e-12 of sqrt(-2 ln u) of what the formula says.
 * {@link Logarithm} and {@link SineCosine} are good to the last bit and cost a third more. Terms are put together in pairs, then pairs of
 * pairs: a polynomial in as few steps that wait for each other as can be.
 */
final class Normals {

    static final int RADIUS_SHIFT = 28;
    static final long ANGLE_BITS = 0xffffffcL;

    /** From 2^52 + k to k + 1/2 = 2^36 u. */
    static final double RADIUS_ORIGIN = Logarithm.TWO_TO_52 - 0.5;

    /** From 2^52 + 4 j to x = 4 j + 2 - 2^27 = 2^28 v. */
    static final double ANGLE_ORIGIN = Logarithm.TWO_TO_52 + 0x1p27 - 2;

    /** From the bits of the exponent of 2^36 u over 2^52 to e, where u = 2^-e (1 - g). */
    static final double EXPONENT_ORIGIN = Logarithm.TWO_TO_52 + Logarithm.EXPONENT_BIAS + 36;

    static final double LN2 = 0x1.62e42fefa39efp-1;

    // (-ln(1 - g) - g) / g^2 for |g| <= 1/3, minimax for the relative error of -ln(1 - g), which is 2.8e-12.
    static final double L0 = 0x1.00000000180edp-1;
    static final double L1 = 0x1.5555553b5e4b6p-2;
    static final double L2 = 0x1.ffffff6002c91p-3;
    static final double L3 = 0x1.9999bcb60c473p-3;
    static final double L4 = 0x1.555597a6a7b1cp-3;
    static final double L5 = 0x1.248a6924862f4p-3;
    static final double L6 = 0x1.ffe8e2cc58811p-4;
    static final double L7 = 0x1.c8b9625635f39p-4;
    static final double L8 = 0x1.9b9d08c15bb0fp-4;
    static final double L9 = 0x1.5f466538fc345p-4;
    static final double L10 = 0x1.3de258907513dp-4;
    static final double L11 = 0x1.be0ac0e50026ep-4;
    static final double L12 = 0x1.a9bc3b26390e1p-4;

    // sin(pi v / 2) / x in powers of x^2 for |v| <= 1/2, with a relative error of 4.6e-12.
    static final double S0 = 0x1.921fb5443af5fp+0 * 0x1p-28;
    static final double S1 = -0x1.4abbce564cd83p-1 * 0x1p-84;
    static final double S2 = 0x1.466bba8bfbf2ap-4 * 0x1p-140;
    static final double S3 = -0x1.32ca854ca92dbp-8 * 0x1p-196;
    static final double S4 = 0x1.4bc255740d928p-13 * 0x1p-252;

    // cos(pi v / 2) in powers of x^2 for |v| <= 1/2, with an error of 5.6e-14.
    static final double C0 = 0x1.ffffffffffe0cp-1;
    static final double C1 = -0x1.3bd3cc9bd2c8ap+0 * 0x1p-56;
    static final double C2 = 0x1.03c1f074e178ep-2 * 0x1p-112;
    static final double C3 = -0x1.55d3ba31e7fa2p-6 * 0x1p-168;
    static final double C4 = 0x1.e1e7cddc30cc5p-11 * 0x1p-224;
    static final double C5 = -0x1.a0ee4977c0051p-16 * 0x1p-280;

    private Normals() {}

    /** Makes a pair of normals of the word at this place: it becomes the first, the second goes to the other place. */
    static void fromWord(Lanes memory, int first, int second) {
        long word = memory.getBits(first);
        double radius = radius(word);
        double x = Double.longBitsToDouble(word & ANGLE_BITS | Logarithm.TWO_TO_52_BITS) - ANGLE_ORIGIN;
        double square = x * x;
        double fourth = square * square;
        double eighth = fourth * fourth;
        double sine = x * Math.fma(eighth, S4,
                Math.fma(fourth, Math.fma(square, S3, S2), Math.fma(square, S1, S0)));
        double cosine = Math.fma(eighth, Math.fma(square, C5, C4),
                Math.fma(fourth, Math.fma(square, C3, C2), Math.fma(square, C1, C0)));
        memory.set(first, signed(radius * (cosine - sine), word << 63));
        memory.set(second, signed(radius * (cosine + sine), word << 62));
    }

    private static double radius(long word) {
        double scaled = Double.longBitsToDouble(word >>> RADIUS_SHIFT | Logarithm.TWO_TO_52_BITS) - RADIUS_ORIGIN;
        // u = 2^-e (1 - g), as Logarithm does it
        long shifted = Double.doubleToRawLongBits(scaled) + (Logarithm.ONE_BITS - Logarithm.TWO_THIRDS_BITS);
        double e = EXPONENT_ORIGIN - Double.longBitsToDouble(shifted >>> 52 | Logarithm.TWO_TO_52_BITS);
        double g = 1 - Double.longBitsToDouble((shifted & Logarithm.MANTISSA) + Logarithm.TWO_THIRDS_BITS);
        double square = g * g;
        double fourth = square * square;
        double low = Math.fma(fourth, Math.fma(square, Math.fma(g, L7, L6), Math.fma(g, L5, L4)),
                Math.fma(square, Math.fma(g, L3, L2), Math.fma(g, L1, L0)));
        double high = Math.fma(fourth, L12, Math.fma(square, Math.fma(g, L11, L10), Math.fma(g, L9, L8)));
        return Math.sqrt(Math.fma(square, Math.fma(fourth * fourth, high, low), Math.fma(e, LN2, g)));
    }

    private static double signed(double value, long signBit) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ signBit & Long.MIN_VALUE);
    }
}
