package org.quartic.simd;

/**
 * Products of small matrices whose entries are lanes: each of the eight draws has matrices of its own. Offsets count doubles; rows stand
 * one after another, a stride counts the entries from one row to the next. Every sum runs over its index in ascending order with one
 * fused multiply-add a term, so the result is one number whatever computes it.
 */
public final class LaneMatrix {

    private static final int WIDTH = Lanes.WIDTH;
    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;

    private LaneMatrix() {}

    /** out[i][j] = sum over k of x[i][k] y[k][j], for i in rows, k in inner, j in columns; y and out are dense, x has a row stride. */
    public static void multiply(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, Lanes out, int outOffset,
            int rows, int inner, int columns) {
        KERNELS.product(x, xOffset, xStride * WIDTH, WIDTH, y, yOffset, columns * WIDTH, WIDTH, out, outOffset,
                columns * WIDTH, rows, inner, columns, false);
    }

    /** out[i][j] = sum over k of x[i][k] y[j][k], for i in rows, k in inner, j in columns; x and y are dense, out has a row stride. */
    public static void multiplyTransposed(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset,
            int outStride, int rows, int inner, int columns) {
        KERNELS.product(x, xOffset, inner * WIDTH, WIDTH, y, yOffset, WIDTH, inner * WIDTH, out, outOffset,
                outStride * WIDTH, rows, inner, columns, false);
    }

    /** out[i][j] += sum over k of x[i][k] y[j][k]; all are dense. */
    public static void accumulateTransposed(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset,
            int rows, int inner, int columns) {
        KERNELS.product(x, xOffset, inner * WIDTH, WIDTH, y, yOffset, WIDTH, inner * WIDTH, out, outOffset,
                columns * WIDTH, rows, inner, columns, true);
    }

    /** out = sum over k of x[k] y[k], k in count: one number a lane. */
    public static void dot(Lanes x, int xOffset, Lanes y, int yOffset, int count, Lanes out, int outOffset) {
        KERNELS.product(x, xOffset, 0, WIDTH, y, yOffset, WIDTH, 0, out, outOffset, 0, 1, count, 1, false);
    }

    /**
     * out[i][j] += sum over c of x[c][i] y[c][j], for i in rows, c in count, j in columns: the product of two matrices that are drawn
     * column after column. out is dense; x and y have strides from one c to the next.
     */
    public static void accumulateOuter(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, int yStride, int count,
            Lanes out, int outOffset, int rows, int columns) {
        KERNELS.product(x, xOffset, WIDTH, xStride * WIDTH, y, yOffset, yStride * WIDTH, WIDTH, out, outOffset,
                columns * WIDTH, rows, count, columns, true);
    }

    /** out[i][k] += factor[i] x[i][k], i in rows, k in columns: factor has a stride, x and out are dense. */
    public static void accumulateScaledRows(Lanes factor, int factorOffset, int factorStride, Lanes x, int xOffset,
            Lanes out, int outOffset, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int row = i * columns * WIDTH;
            KERNELS.product(factor, factorOffset + i * factorStride * WIDTH, 0, 0, x, xOffset + row, 0, WIDTH, out,
                    outOffset + row, 0, 1, 1, columns, true);
        }
    }

    /** out[k] = x[k] factor, k in count. */
    public static void scale(Lanes x, int xOffset, double factor, Lanes out, int outOffset, int count) {
        KERNELS.scale(x, xOffset, factor, out, outOffset, count * WIDTH);
    }

    /** out[k] = x[k], k in count. */
    public static void copy(Lanes x, int xOffset, Lanes out, int outOffset, int count) {
        KERNELS.scale(x, xOffset, 1.0, out, outOffset, count * WIDTH);
    }

    /** out[k] = value, k in count. */
    public static void fill(Lanes out, int outOffset, int count, double value) {
        for (int i = 0; i < count * WIDTH; i++) {
            out.set(outOffset + i, value);
        }
    }
}
