package org.quartic.simd;

/**
 * Products of small matrices whose entries are lanes: each of the eight draws has matrices of its own. Offsets count doubles; rows stand
 * one after another, a stride counts the entries from one row to the next. Every sum runs over its index in ascending order with one
 * fused multiply-add a term, so the result is one number whatever computes it.
 */
public final class LaneMatrix {

    private static final int WIDTH = Lanes.WIDTH;

    private LaneMatrix() {}

    /** out[i][j] = sum over k of x[i][k] y[k][j], for i in rows, k in inner, j in columns; y and out are dense, x has a row stride. */
    public static void multiply(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, Lanes out, int outOffset,
            int rows,
            int inner, int columns) {
        for (int i = 0; i < rows; i++) {
            int row = xOffset + i * xStride * WIDTH;
            for (int j = 0; j < columns; j++) {
                int target = outOffset + (i * columns + j) * WIDTH;
                int column = yOffset + j * WIDTH;
                for (int lane = 0; lane < WIDTH; lane++) {
                    double sum = 0.0;
                    for (int k = 0; k < inner; k++) {
                        sum = Math.fma(x.get(row + k * WIDTH + lane), y.get(column + k * columns * WIDTH + lane), sum);
                    }
                    out.set(target + lane, sum);
                }
            }
        }
    }

    /** out[i][j] = sum over k of x[i][k] y[j][k], for i in rows, k in inner, j in columns; x and y are dense, out has a row stride. */
    public static void multiplyTransposed(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset,
            int outStride,
            int rows, int inner, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                dot(x, xOffset + i * inner * WIDTH, y, yOffset + j * inner * WIDTH, inner, out,
                        outOffset + (i * outStride + j) * WIDTH);
            }
        }
    }

    /** out = sum over k of x[k] y[k], k in count: one number a lane. */
    public static void dot(Lanes x, int xOffset, Lanes y, int yOffset, int count, Lanes out, int outOffset) {
        for (int lane = 0; lane < WIDTH; lane++) {
            double sum = 0.0;
            for (int k = 0; k < count; k++) {
                sum = Math.fma(x.get(xOffset + k * WIDTH + lane), y.get(yOffset + k * WIDTH + lane), sum);
            }
            out.set(outOffset + lane, sum);
        }
    }

    /**
     * out[i][j] += sum over c of x[c][i] y[c][j], for i in rows, c in count, j in columns: the product of two matrices that are drawn
     * column after column. out is dense; x and y have strides from one c to the next.
     */
    public static void accumulateOuter(Lanes x, int xOffset, int xStride, Lanes y, int yOffset, int yStride, int count,
            Lanes out,
            int outOffset, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int target = outOffset + (i * columns + j) * WIDTH;
                for (int lane = 0; lane < WIDTH; lane++) {
                    double sum = out.get(target + lane);
                    for (int c = 0; c < count; c++) {
                        sum = Math.fma(x.get(xOffset + (c * xStride + i) * WIDTH + lane),
                                y.get(yOffset + (c * yStride + j) * WIDTH + lane), sum);
                    }
                    out.set(target + lane, sum);
                }
            }
        }
    }

    /** out[k] = x[k] factor, k in count. */
    public static void scale(Lanes x, int xOffset, double factor, Lanes out, int outOffset, int count) {
        for (int i = 0; i < count * WIDTH; i++) {
            out.set(outOffset + i, x.get(xOffset + i) * factor);
        }
    }

    /** out[i][k] += factor[i] x[i][k], i in rows, k in columns: factor has a stride, x and out are dense. */
    public static void accumulateScaledRows(Lanes factor, int factorOffset, int factorStride, Lanes x, int xOffset,
            Lanes out,
            int outOffset, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                for (int lane = 0; lane < WIDTH; lane++) {
                    int at = (i * columns + k) * WIDTH + lane;
                    out.set(outOffset + at, Math.fma(factor.get(factorOffset + i * factorStride * WIDTH + lane),
                            x.get(xOffset + at), out.get(outOffset + at)));
                }
            }
        }
    }

    /** out[k] = value, k in count. */
    public static void fill(Lanes out, int outOffset, int count, double value) {
        for (int i = 0; i < count * WIDTH; i++) {
            out.set(outOffset + i, value);
        }
    }
}
