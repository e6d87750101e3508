package org.quartic.random;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function on an interval, as a polynomial on each of many short pieces: Chebyshev interpolation of a function that is dear to
 * compute, made once. Beyond the interval it takes the value at the nearer end. Immutable; evaluating allocates nothing.
 */
public final class PiecewisePolynomial {

    private static final int NODES = 12;
    private static final Chebyshev INTERPOLATION = new Chebyshev(NODES);

    private final double lowest;
    private final double highest;
    private final double piecesPerUnit;
    private final int pieces;
    /** Coefficients of Chebyshev polynomials, piece after piece. */
    private final double[] coefficients;

    /**
     * A table of a function.
     *
     * @param pieces
     *            how many polynomials of degree 11 stand for it
     */
    public PiecewisePolynomial(DoubleUnaryOperator function, double lowest, double highest, int pieces) {
        this.lowest = lowest;
        this.highest = highest;
        this.pieces = pieces;
        piecesPerUnit = pieces / (highest - lowest);
        coefficients = new double[pieces * NODES];
        double[] values = new double[NODES];
        for (int piece = 0; piece < pieces; piece++) {
            for (int k = 0; k < NODES; k++) {
                values[k] = function
                        .applyAsDouble(lowest + (piece + 0.5 * (1.0 + INTERPOLATION.node(k))) / piecesPerUnit);
            }
            System.arraycopy(INTERPOLATION.coefficients(values), 0, coefficients, piece * NODES, NODES);
        }
    }

    /** The function at x. */
    public double at(double x) {
        double place = (Math.min(Math.max(x, lowest), highest) - lowest) * piecesPerUnit;
        int piece = Math.min((int) place, pieces - 1);
        double t = 2.0 * (place - piece) - 1.0;
        double twice = 2.0 * t;
        int last = piece * NODES;
        // Clenshaw's recurrence
        double next = 0.0;
        double afterNext = 0.0;
        for (int j = NODES - 1; j > 0; j--) {
            double current = Math.fma(twice, next, coefficients[last + j] - afterNext);
            afterNext = next;
            next = current;
        }
        return Math.fma(t, next, coefficients[last] - afterNext);
    }
}
