package org.quartic.random;

import java.util.function.DoubleUnaryOperator;

/**
 * A monotone function of a standard normal, as a function of a uniform number: what inversion needs, without a logarithm, a root or a branch.
 *
 * <p>
 * Every octave of the nearer tail, [2^-k, 2^(1-k)), is cut into {@value #PIECES_OF_OCTAVE} pieces, which are found in the bits of the number,
 * and a polynomial of degree 7 stands for the function on each: the normal itself is good to 1e-13. Immutable; evaluating allocates
 * nothing.
 */
final class QuantileTable {

    private static final int PIECE_BITS = 3;
    private static final int PIECES_OF_OCTAVE = 1 << PIECE_BITS;
    private static final int NODES = 8;
    private static final Chebyshev INTERPOLATION = new Chebyshev(NODES);
    /** From 2^-53, the least uniform number there is, up to a half. */
    private static final int OCTAVES = 52;
    private static final int PIECES = OCTAVES * PIECES_OF_OCTAVE;
    private static final double LEAST = 0x1p-53;

    private static final int SHIFT = 52 - PIECE_BITS;
    private static final long FIRST_PIECE = Double.doubleToRawLongBits(LEAST) >>> SHIFT;
    private static final long ONE_BITS = 0x3ff0000000000000L;
    private static final long WITHIN = (1L << SHIFT) - 1;

    /** Coefficients of powers, piece after piece of the lower and then of the upper tail. */
    private final double[] coefficients = new double[2 * PIECES * NODES];

    /** The table of a function of a standard normal. */
    QuantileTable(DoubleUnaryOperator ofNormal) {
        double[] values = new double[NODES];
        for (int piece = 0; piece < PIECES; piece++) {
            double octave = StrictMath.scalb(LEAST, piece / PIECES_OF_OCTAVE);
            double start = octave * (1.0 + (piece % PIECES_OF_OCTAVE) / (double) PIECES_OF_OCTAVE);
            double half = 0.5 * octave / PIECES_OF_OCTAVE;
            for (int side = 0; side < 2; side++) {
                for (int k = 0; k < NODES; k++) {
                    double normal = NormalQuantile.of(start + half * (1.0 + INTERPOLATION.node(k)));
                    values[k] = ofNormal.applyAsDouble(side == 0 ? normal : -normal);
                }
                double[] powers = Chebyshev.powers(INTERPOLATION.coefficients(values));
                System.arraycopy(powers, 0, coefficients, (side * PIECES + piece) * NODES, NODES);
            }
        }
    }

    /** The function of the normal below which a normal is with this probability, which lies between 0 and 1. */
    double at(double uniform) {
        double rest = 1.0 - uniform;
        boolean upper = rest < uniform;
        long bits = Double.doubleToRawLongBits(upper ? rest : uniform);
        int c = ((int) ((bits >>> SHIFT) - FIRST_PIECE) + (upper ? PIECES : 0)) * NODES;
        double t = Double.longBitsToDouble((bits & WITHIN) << PIECE_BITS | ONE_BITS) * 2.0 - 3.0;
        double square = t * t;
        double low = Math.fma(square, Math.fma(t, coefficients[c + 3], coefficients[c + 2]),
                Math.fma(t, coefficients[c + 1], coefficients[c]));
        double high = Math.fma(square, Math.fma(t, coefficients[c + 7], coefficients[c + 6]),
                Math.fma(t, coefficients[c + 5], coefficients[c + 4]));
        return Math.fma(square * square, high, low);
    }
}
