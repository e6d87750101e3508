package org.quartic.simd;

/**
 * The exponential function, by one chain of operations that every lane shares: the same bits whatever the machine.
 *
 * <p>
 * The error is below 1 ulp, where the result is subnormal too (0.89 ulp seen over 2 10^7 arguments). NaN gives NaN, what is too large
 * infinity, what is too small zero.
 */
public final class Exponential {

    // x = k ln 2 + r with |r| <= ln 2 / 2. The high part of ln 2 is a whole double: by fma, k * LN2 is taken from x without error.
    static final double LOG2_E = 0x1.71547652b82fep+0;
    static final double LN2 = 0x1.62e42fefa39efp-1;
    static final double LN2_REST = 0x1.abc9e3b39803fp-56;

    // Beyond these the result is infinite or zero, and k would leave the range of the two scales.
    static final double LARGEST = 710;
    static final double SMALLEST = -746;

    /** Added to a double below 2^51, this leaves the nearest integer in the low bits. */
    static final double ROUNDER = 0x1.8p52;
    static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

    // (e^r - 1 - r) / r^2, minimax for the relative error of e^r, which is 2^-60.
    static final double C0 = 0.5;
    static final double C1 = 0x1.555555555555bp-3;
    static final double C2 = 0x1.5555555555503p-5;
    static final double C3 = 0x1.111111110ec65p-7;
    static final double C4 = 0x1.6c16c16c30436p-10;
    static final double C5 = 0x1.a01a01b37b301p-13;
    static final double C6 = 0x1.a01a0136a01dep-16;
    static final double C7 = 0x1.71ddf02883a3dp-19;
    static final double C8 = 0x1.27e5b432f3c66p-22;
    static final double C9 = 0x1.af6bda3978385p-26;
    static final double C10 = 0x1.1e3d3634f0cacp-29;

    /** Below this a weight is that at this, the smallest for which 2^k is normal: 3e-308 beside the 1 of the largest. */
    static final double SMALLEST_WEIGHT = -708;

    // (e^r - 1 - r) / r^2, minimax for the relative error of e^r, which is 1.7e-14.
    static final double W0 = 0x1.fffffffff13f5p-2;
    static final double W1 = 0x1.5555555589f04p-3;
    static final double W2 = 0x1.5555557def044p-5;
    static final double W3 = 0x1.1111108e2c4f3p-7;
    static final double W4 = 0x1.6c163be8f77dcp-10;
    static final double W5 = 0x1.a01b7384e0b59p-13;
    static final double W6 = 0x1.a16e32eecd7a7p-16;
    static final double W7 = 0x1.710181fcbd796p-19;

    private Exponential() {}

    /**
     * e to the x for an x that is not above 0, as a softmax needs it: in half the operations, to 2e-14 of the result (to 1.4e-14 more for every
     * 400 that x is below 0). Exact at 0. A NaN without payload gives NaN.
     */
    static double weight(double x) {
        double bounded = x < SMALLEST_WEIGHT ? SMALLEST_WEIGHT : x;
        double rounded = Math.fma(bounded, LOG2_E, ROUNDER);
        double r = Math.fma(rounded - ROUNDER, -LN2, bounded);
        double square = r * r;
        double fourth = square * square;
        double polynomial = Math.fma(fourth, Math.fma(square, Math.fma(r, W7, W6), Math.fma(r, W5, W4)),
                Math.fma(square, Math.fma(r, W3, W2), Math.fma(r, W1, W0)));
        double mantissa = Math.fma(square, polynomial, r) + 1;
        // k stands in the low bits of what was rounded; times 2^k by adding it to the exponent.
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(mantissa) + (Double.doubleToRawLongBits(rounded) << 52));
    }

    /** e to the x. */
    public static double exp(double x) {
        double bounded = x < SMALLEST ? SMALLEST : x > LARGEST ? LARGEST : x;
        double rounded = Math.fma(bounded, LOG2_E, ROUNDER);
        double k = rounded - ROUNDER;
        double coarse = Math.fma(-k, LN2, bounded);
        double shift = k * LN2_REST;
        double r = coarse - shift;
        double lost = coarse - r - shift;
        double square = r * r;
        double fourth = square * square;
        double low = Math.fma(fourth, Math.fma(square, Math.fma(r, C7, C6), Math.fma(r, C5, C4)),
                Math.fma(square, Math.fma(r, C3, C2), Math.fma(r, C1, C0)));
        double high = Math.fma(square, C10, Math.fma(r, C9, C8));
        double mantissa = 1 + (r + Math.fma(square, Math.fma(fourth * fourth, high, low), lost));
        // 2^k in two factors, of which the first never rounds: so the result rounds once where it is subnormal.
        long exponents = Double.doubleToRawLongBits(rounded) - ROUNDER_BITS + 2 * Double.MAX_EXPONENT;
        long half = exponents >>> 1;
        return mantissa * Double.longBitsToDouble(half << 52) * Double.longBitsToDouble((exponents - half) << 52);
    }

}
