package org.quartic.simd;

/**
 * The natural logarithm, by one chain of operations without a division that every lane shares: the same bits whatever the machine.
 *
 * <p>
 * The error is below 1 ulp, near 1 and for subnormal arguments too (0.95 ulp seen over 2 10^7 arguments). Zero gives minus infinity, what
 * is negative or NaN gives NaN, infinity gives infinity.
 */
public final class Logarithm {

    // x = 2^e m with m from 2/3 up to 4/3: the mantissa's bits start at those of 2/3.
    static final long TWO_THIRDS_BITS = 0x3fe5555555555555L;
    static final long ONE_BITS = 0x3ff0000000000000L;
    static final long MANTISSA = (1L << 52) - 1;
    static final int EXPONENT_BIAS = 1023;

    /** Or-ed with an integer below 2^52, the bits of that integer plus 2^52. */
    static final long TWO_TO_52_BITS = 0x4330000000000000L;
    static final double TWO_TO_52 = 0x1p52;

    static final double SUBNORMAL_SCALE = 0x1p54;
    static final int SUBNORMAL_EXPONENT = 54;

    /** The first 42 bits of ln 2, so that its multiples by an exponent are exact. */
    static final double LN2 = 0x1.62e42fefa3800p-1;
    static final double LN2_REST = 0x1.ef35793c76730p-45;

    // (ln(1 + f) - f + f^2/2) / f^3, minimax for the relative error of ln(1 + f), which is 2^-56.
    static final double C0 = 0x1.5555555555543p-2;
    static final double C1 = -0x1.0000000000962p-2;
    static final double C2 = 0x1.999999999e690p-3;
    static final double C3 = -0x1.555555540cd79p-3;
    static final double C4 = 0x1.249249216af6bp-3;
    static final double C5 = -0x1.000000859a9e4p-3;
    static final double C6 = 0x1.c71c73bc2fdeep-4;
    static final double C7 = -0x1.9999620b3cb80p-4;
    static final double C8 = 0x1.745cc00d75b0cp-4;
    static final double C9 = -0x1.555c077aa1bb0p-4;
    static final double C10 = 0x1.3b1cee73f8c00p-4;
    static final double C11 = -0x1.2413d380cce20p-4;
    static final double C12 = 0x1.10731bf069a5fp-4;
    static final double C13 = -0x1.05c4eb9f0907cp-4;
    static final double C14 = 0x1.ef2f8ea29d28ap-5;
    static final double C15 = -0x1.76af762570a8ep-5;
    static final double C16 = 0x1.586b0ee11be4ap-5;
    static final double C17 = -0x1.613feddb8ded7p-4;
    static final double C18 = 0x1.5a113f4d52fedp-4;

    private Logarithm() {}

    /** The natural logarithm of x. */
    public static double log(double x) {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
            return logOfNormal(x);
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return scaledLog(x * SUBNORMAL_SCALE, EXPONENT_BIAS + SUBNORMAL_EXPONENT);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    /** The natural logarithm of a positive, normal, finite number, unchecked: whatever else comes in, a meaningless number comes out. */
    static double logOfNormal(double x) {
        return scaledLog(x, EXPONENT_BIAS);
    }

    /** ln x - (bias - 1023) ln 2. */
    private static double scaledLog(double x, int bias) {
        long shifted = Double.doubleToRawLongBits(x) + (ONE_BITS - TWO_THIRDS_BITS);
        double exponent = Double.longBitsToDouble(shifted >>> 52 | TWO_TO_52_BITS) - (TWO_TO_52 + bias);
        double f = Double.longBitsToDouble((shifted & MANTISSA) + TWO_THIRDS_BITS) - 1;
        double square = f * f;
        double corrected = square * Math.fma(f, series(f, square), -0.5);
        // exponent LN2 + f, with what its rounding lost: |exponent LN2| is 0 or above |f|
        double large = exponent * LN2;
        double sum = large + f;
        double lost = f - (sum - large);
        return sum + (lost + Math.fma(exponent, LN2_REST, corrected));
    }

    /** Even and odd powers apart: two chains half as long. */
    private static double series(double f, double square) {
        double even = Math.fma(square, Math.fma(square, Math.fma(square, Math.fma(square, C18, C16), C14), C12), C10);
        double odd = Math.fma(square, Math.fma(square, Math.fma(square, C17, C15), C13), C11);
        even = Math.fma(square,
                Math.fma(square, Math.fma(square, Math.fma(square, Math.fma(square, even, C8), C6), C4), C2), C0);
        odd = Math.fma(square,
                Math.fma(square, Math.fma(square, Math.fma(square, Math.fma(square, odd, C9), C7), C5), C3), C1);
        return Math.fma(f, odd, even);
    }
}
