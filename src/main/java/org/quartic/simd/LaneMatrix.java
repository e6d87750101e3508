package org.quartic.simd;

/**
 * Matrices of which every draw of a strip has its own: an entry takes as many doubles as there are draws side by side. Offsets count
 * doubles; rows stand one after another, a stride counts the entries from one row to the next. Every sum runs over its index in ascending
 * order with one fused multiply-add a term, so the result is one number whatever computes it. Stateless but for the number of draws.
 *
 * @param lanes
 *            draws side by side: a power of two, at least {@link Lanes#WIDTH}
 */
public record LaneMatrix(int lanes) {

    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;
    private static final int COLUMNS_AT_ONCE = 4;

    /** out[i][j] = sum over k of x[i][k] y[k][j], for i in rows, k in inner, j in columns; y and out are dense, x has a row stride. */
    public void multiply(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, Lanes out, int outOffset, int rows,
            int inner, int columns) {
        KERNELS.product(x, xOffset, xStride * lanes, lanes, y, yOffset, columns * lanes, lanes, out, outOffset,
                columns * lanes, lanes, rows, inner, columns, false, lanes);
    }

    /** As {@link #multiply}, where y[k][j] is zero for k < j: what is zero is left out, as far as whole columns side by side allow. */
    public void multiplyLower(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, Lanes out, int outOffset,
            int rows,
            int inner, int columns) {
        for (int j = 0; j < columns; j += COLUMNS_AT_ONCE) {
            KERNELS.product(x, xOffset + j * lanes, xStride * lanes, lanes, y, yOffset + (j * columns + j) * lanes,
                    columns * lanes, lanes, out, outOffset + j * lanes, columns * lanes, lanes, rows, inner - j,
                    Math.min(COLUMNS_AT_ONCE, columns - j), false, lanes);
        }
    }

    /** out[i][j] = sum over k of x[i][k] y[j][k], for i in rows, k in inner, j in columns; x and y are dense, out has a row stride. */
    public void multiplyTransposed(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int outStride,
            int rows, int inner, int columns) {
        KERNELS.product(x, xOffset, inner * lanes, lanes, y, yOffset, lanes, inner * lanes, out, outOffset,
                outStride * lanes, lanes, rows, inner, columns, false, lanes);
    }

    /** out[i][j] += sum over k of x[i][k] y[j][k]; all are dense. */
    public void accumulateTransposed(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int rows,
            int inner, int columns) {
        KERNELS.product(x, xOffset, inner * lanes, lanes, y, yOffset, lanes, inner * lanes, out, outOffset,
                columns * lanes, lanes, rows, inner, columns, true, lanes);
    }

    /** out = sum over k of x[k] y[k], k in count: one number a draw. */
    public void dot(Lanes x, int xOffset, Lanes y, int yOffset, int count, Lanes out, int outOffset) {
        dots(x, xOffset, y, yOffset, count, 1, out, outOffset, 0);
    }

    /** out[j] = sum over k of x[k] y[j][k], k in count, j in rows: one number a draw and row, so many doubles apart. */
    public void dots(Lanes x, int xOffset, Lanes y, int yOffset, int count, int rows, Lanes out, int outOffset,
            int outSpacing) {
        KERNELS.product(x, xOffset, 0, lanes, y, yOffset, lanes, count * lanes, out, outOffset, 0, outSpacing, 1, count,
                rows, false, lanes);
    }

    /**
     * out[i][j] += sum over c of x[c][i] y[c][j], for i in rows, c in count, j in columns: the product of two matrices that are drawn
     * column after column. out is dense; x and y have strides from one c to the next.
     */
    public void accumulateOuter(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, int yStride, int count,
            Lanes out, int outOffset, int rows, int columns) {
        KERNELS.product(x, xOffset, lanes, xStride * lanes, y, yOffset, yStride * lanes, lanes, out, outOffset,
                columns * lanes, lanes, rows, count, columns, true, lanes);
    }

    /** out[i][k] += factor[i] x[i][k], i in rows, k in columns: factor has a stride, x and out are dense. */
    public void accumulateScaledRows(Lanes factor, int factorOffset, int factorStride, Lanes x, int xOffset, Lanes out,
            int outOffset, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int row = i * columns * lanes;
            KERNELS.product(factor, factorOffset + i * factorStride * lanes, 0, 0, x, xOffset + row, 0, lanes, out,
                    outOffset + row, 0, lanes, 1, 1, columns, true, lanes);
        }
    }

    /** out[k] = x[k] factor, k in count. */
    public void scale(Lanes x, int xOffset, double factor, Lanes out, int outOffset, int count) {
        KERNELS.scale(x, xOffset, factor, out, outOffset, count * lanes);
    }

    /** out[k] = x[k], k in count. */
    public void copy(Lanes x, int xOffset, Lanes out, int outOffset, int count) {
        KERNELS.scale(x, xOffset, 1.0, out, outOffset, count * lanes);
    }

    /** out[k] = value, k in count. */
    public void fill(Lanes out, int outOffset, int count, double value) {
        KERNELS.fill(value, out, outOffset, count * lanes);
    }
}
