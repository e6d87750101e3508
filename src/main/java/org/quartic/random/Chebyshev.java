package org.quartic.random;

/** Chebyshev interpolation on [-1, 1] at so many nodes. Immutable. */
final class Chebyshev {

    /** T_j at the k-th node: {@code [j][k]}. Made once, as a start waits for thousands of interpolations. */
    private final double[][] atNodes;

    Chebyshev(int nodes) {
        atNodes = new double[nodes][nodes];
        for (int j = 0; j < nodes; j++) {
            for (int k = 0; k < nodes; k++) {
                atNodes[j][k] = StrictMath.cos(Math.PI * j * (k + 0.5) / nodes);
            }
        }
    }

    /** The k-th node, the largest first. */
    double node(int k) {
        return atNodes[1][k];
    }

    /** The coefficients of T_0, T_1, ... of the polynomial that takes these values at the nodes. */
    double[] coefficients(double[] values) {
        int nodes = atNodes.length;
        double[] coefficients = new double[nodes];
        for (int j = 0; j < nodes; j++) {
            double sum = 0.0;
            for (int k = 0; k < nodes; k++) {
                sum += values[k] * atNodes[j][k];
            }
            coefficients[j] = sum * (j == 0 ? 1.0 : 2.0) / nodes;
        }
        return coefficients;
    }

    /** The coefficients of 1, t, t^2, ... of a polynomial of low degree given by those of T_0, T_1, ... */
    static double[] powers(double[] coefficients) {
        int count = coefficients.length;
        double[] powers = new double[count];
        double[] before = new double[count];
        double[] current = new double[count];
        before[0] = 1.0;
        current[1] = 1.0;
        powers[0] = coefficients[0];
        for (int j = 1; j < count; j++) {
            for (int i = 0; i < count; i++) {
                powers[i] += coefficients[j] * current[i];
            }
            // T_(j+1) = 2 t T_j - T_(j-1)
            double[] next = new double[count];
            for (int i = 0; i < count; i++) {
                next[i] = (i == 0 ? 0.0 : 2.0 * current[i - 1]) - before[i];
            }
            before = current;
            current = next;
        }
        return powers;
    }
}
