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
 * With u = (k + 1/2) 2^-36, R = sqrt(-ln u) and t = pi/2 (j + 1/2 - 2^25) 2^-26, an angle in (-pi/4, pi/4), the pair is R (cos t - sin t)
 * and R (cos t + sin t), with the signs s0 and s1: that is sqrt(-2 ln u) times cosine and sine of t + pi/4, uniform in the first
 * quadrant, and neither function needs its argument reduced. The law is symmetric to the bit; no value exceeds sqrt(74 ln 2) = 7.17, beyond
 * which the normal law has a probability of 8e-13.
 */
final class Normals {

    static final long ONE_BITS = 0x3ff0000000000000L;
    static final long RADIUS_BITS = 0x000f_ffff_ffff_0000L;
    static final long ANGLE_BITS = 0x000f_ffff_fc00_0000L;

    /** From 1 + k 2^-36 to u. */
    static final double RADIUS_ORIGIN = 1 - 0x1p-37;

    /** From 1 + j 2^-26 to 2 t / pi. */
    static final double ANGLE_ORIGIN = 1.5 - 0x1p-27;

    static final double HALF_PI = 0x1.921fb54442d18p+0;

    private Normals() {}

    /** Makes pairs of normals of words in place: the word of a pair stands where its first normal goes. */
    static void fromWords(Lanes memory, int offset, int pairs) {
        for (int pair = 0; pair < pairs; pair++) {
            int first = offset + 2 * Lanes.WIDTH * pair;
            for (int i = first; i < first + Lanes.WIDTH; i++) {
                long word = memory.getBits(i);
                double radius = radius(word);
                double angle = angle(word);
                double sine = SineCosine.sineOfSmall(angle);
                double cosine = SineCosine.cosineOfSmall(angle);
                memory.set(i, signed(radius * (cosine - sine), word << 63));
                memory.set(i + Lanes.WIDTH, signed(radius * (cosine + sine), word << 62));
            }
        }
    }

    private static double radius(long word) {
        double u = Double.longBitsToDouble(word >>> 12 & RADIUS_BITS | ONE_BITS) - RADIUS_ORIGIN;
        return Math.sqrt(-Logarithm.logOfNormal(u));
    }

    private static double angle(long word) {
        return (Double.longBitsToDouble(word << 24 & ANGLE_BITS | ONE_BITS) - ANGLE_ORIGIN) * HALF_PI;
    }

    private static double signed(double value, long signBit) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ signBit & Long.MIN_VALUE);
    }
}
