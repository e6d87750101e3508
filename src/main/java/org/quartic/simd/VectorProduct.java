package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products in tiles that live in registers: four rows by four or two columns of sums, and smaller ones for what is left. Tiles do not change
 * the order in which a sum is formed. A sum starts from memory in any case, from its own place or from a zero: a choice between a load and
 * a constant would keep vectors from living in registers. Loads and stores are written out because the compiler stops inlining methods of
 * ours, though not those of the vector classes, once one compilation has grown large; a vector that crosses a call is an object.
 */
final class VectorProduct {

    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final long BYTES = Double.BYTES;
    private static final int STEP = Vectors.STEP;
    private static final long ADDRESSES = Vectors.ADDRESSES;
    private static final long STRIDES = Vectors.STRIDES;
    private static final MemorySegment MEMORY = Vectors.MEMORY;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    /** Sixteen sums and their factors fit the registers of a machine with wide vectors, eight those of others. */
    private static final boolean WIDE = Vectors.STEP == Lanes.WIDTH;
    private static final Lanes ZEROS = Lanes.allocate(Lanes.WIDTH);
    private static final long ZERO = ZEROS.address(0, Lanes.WIDTH);

    private VectorProduct() {}

    /** As {@link LaneKernels#product}, with addresses for memory and offsets, and strides in bytes. */
    static void product(long x, long xRow, long xInner, long y, long yInner, long yColumn, long out, long outRow,
            long outColumn, int rows, int inner, int columns, boolean accumulate, int lanes) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            fourRows(x + i * xRow, xRow, xInner, y, yInner, yColumn, out + i * outRow, outRow, outColumn, inner,
                    columns, accumulate, lanes);
        }
        if (i + 2 <= rows) {
            twoRows(x + i * xRow, xRow, xInner, y, yInner, yColumn, out + i * outRow, outRow, outColumn, inner, columns,
                    accumulate, lanes);
            i += 2;
        }
        if (i < rows) {
            oneRow(x + i * xRow, xInner, y, yInner, yColumn, out + i * outRow, outColumn, inner, columns, accumulate,
                    lanes);
        }
    }

    private static void fourRows(long x, long xRow, long xInner, long y, long yInner, long yColumn, long out,
            long outRow, long outColumn, int inner, int columns, boolean accumulate, int lanes) {
        int j = 0;
        for (; WIDE && j + 4 <= columns; j += 4) {
            fourByFour(x, xRow, xInner, y + j * yColumn, yInner, yColumn, out + j * outColumn, outRow, outColumn, inner,
                    accumulate, lanes);
        }
        for (; j + 2 <= columns; j += 2) {
            fourByTwo(x, xRow, xInner, y + j * yColumn, yInner, yColumn, out + j * outColumn, outRow, outColumn, inner,
                    accumulate, lanes);
        }
        if (j < columns) {
            fourByOne(x, xRow, xInner, y + j * yColumn, yInner, out + j * outColumn, outRow, inner, accumulate, lanes);
        }
    }

    private static void twoRows(long x, long xRow, long xInner, long y, long yInner, long yColumn, long out,
            long outRow, long outColumn, int inner, int columns, boolean accumulate, int lanes) {
        int j = 0;
        for (; j + 2 <= columns; j += 2) {
            twoByTwo(x, xRow, xInner, y + j * yColumn, yInner, yColumn, out + j * outColumn, outRow, outColumn, inner,
                    accumulate, lanes);
        }
        if (j < columns) {
            twoByOne(x, xRow, xInner, y + j * yColumn, yInner, out + j * outColumn, outRow, inner, accumulate, lanes);
        }
    }

    private static void oneRow(long x, long xInner, long y, long yInner, long yColumn, long out, long outColumn,
            int inner, int columns, boolean accumulate, int lanes) {
        int j = 0;
        for (; j + 2 <= columns; j += 2) {
            oneByTwo(x, xInner, y + j * yColumn, yInner, yColumn, out + j * outColumn, outColumn, inner, accumulate,
                    lanes);
        }
        if (j < columns) {
            oneByOne(x, xInner, y + j * yColumn, yInner, out + j * outColumn, inner, accumulate, lanes);
        }
    }

    /** Four rows by four columns. */
    private static void fourByFour(long x, long xRow, long xInner, long y, long yInner, long yColumn, long out,
            long outRow, long outColumn, int inner, boolean accumulate, int lanes) {
        long xr = xRow & STRIDES;
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        long yc = yColumn & STRIDES;
        long startColumn = accumulate ? outColumn : 0;
        long startRow = accumulate ? outRow : 0;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            DoubleVector s01 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startColumn, ORDER);
            DoubleVector s02 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startColumn, ORDER);
            DoubleVector s03 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startColumn, ORDER);
            DoubleVector s10 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow, ORDER);
            DoubleVector s11 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow + startColumn, ORDER);
            DoubleVector s12 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow + 2 * startColumn,
                    ORDER);
            DoubleVector s13 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow + 3 * startColumn,
                    ORDER);
            DoubleVector s20 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow, ORDER);
            DoubleVector s21 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow + startColumn,
                    ORDER);
            DoubleVector s22 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow + 2 * startColumn,
                    ORDER);
            DoubleVector s23 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow + 3 * startColumn,
                    ORDER);
            DoubleVector s30 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow, ORDER);
            DoubleVector s31 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow + startColumn,
                    ORDER);
            DoubleVector s32 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow + 2 * startColumn,
                    ORDER);
            DoubleVector s33 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow + 3 * startColumn,
                    ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector y1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya + yc, ORDER);
                DoubleVector y2 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya + 2 * yc, ORDER);
                DoubleVector y3 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya + 3 * yc, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
                s01 = x0.fma(y1, s01);
                s02 = x0.fma(y2, s02);
                s03 = x0.fma(y3, s03);
                DoubleVector x1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + xr, ORDER);
                s10 = x1.fma(y0, s10);
                s11 = x1.fma(y1, s11);
                s12 = x1.fma(y2, s12);
                s13 = x1.fma(y3, s13);
                DoubleVector x2 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + 2 * xr, ORDER);
                s20 = x2.fma(y0, s20);
                s21 = x2.fma(y1, s21);
                s22 = x2.fma(y2, s22);
                s23 = x2.fma(y3, s23);
                DoubleVector x3 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + 3 * xr, ORDER);
                s30 = x3.fma(y0, s30);
                s31 = x3.fma(y1, s31);
                s32 = x3.fma(y2, s32);
                s33 = x3.fma(y3, s33);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
            s01.intoMemorySegment(MEMORY, target + outColumn, ORDER);
            s02.intoMemorySegment(MEMORY, target + 2 * outColumn, ORDER);
            s03.intoMemorySegment(MEMORY, target + 3 * outColumn, ORDER);
            s10.intoMemorySegment(MEMORY, target + outRow, ORDER);
            s11.intoMemorySegment(MEMORY, target + outRow + outColumn, ORDER);
            s12.intoMemorySegment(MEMORY, target + outRow + 2 * outColumn, ORDER);
            s13.intoMemorySegment(MEMORY, target + outRow + 3 * outColumn, ORDER);
            s20.intoMemorySegment(MEMORY, target + 2 * outRow, ORDER);
            s21.intoMemorySegment(MEMORY, target + 2 * outRow + outColumn, ORDER);
            s22.intoMemorySegment(MEMORY, target + 2 * outRow + 2 * outColumn, ORDER);
            s23.intoMemorySegment(MEMORY, target + 2 * outRow + 3 * outColumn, ORDER);
            s30.intoMemorySegment(MEMORY, target + 3 * outRow, ORDER);
            s31.intoMemorySegment(MEMORY, target + 3 * outRow + outColumn, ORDER);
            s32.intoMemorySegment(MEMORY, target + 3 * outRow + 2 * outColumn, ORDER);
            s33.intoMemorySegment(MEMORY, target + 3 * outRow + 3 * outColumn, ORDER);
        }
    }

    /** Four rows by two columns. */
    private static void fourByTwo(long x, long xRow, long xInner, long y, long yInner, long yColumn, long out,
            long outRow, long outColumn, int inner, boolean accumulate, int lanes) {
        long xr = xRow & STRIDES;
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        long yc = yColumn & STRIDES;
        long startColumn = accumulate ? outColumn : 0;
        long startRow = accumulate ? outRow : 0;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            DoubleVector s01 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startColumn, ORDER);
            DoubleVector s10 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow, ORDER);
            DoubleVector s11 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow + startColumn, ORDER);
            DoubleVector s20 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow, ORDER);
            DoubleVector s21 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow + startColumn,
                    ORDER);
            DoubleVector s30 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow, ORDER);
            DoubleVector s31 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow + startColumn,
                    ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector y1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya + yc, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
                s01 = x0.fma(y1, s01);
                DoubleVector x1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + xr, ORDER);
                s10 = x1.fma(y0, s10);
                s11 = x1.fma(y1, s11);
                DoubleVector x2 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + 2 * xr, ORDER);
                s20 = x2.fma(y0, s20);
                s21 = x2.fma(y1, s21);
                DoubleVector x3 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + 3 * xr, ORDER);
                s30 = x3.fma(y0, s30);
                s31 = x3.fma(y1, s31);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
            s01.intoMemorySegment(MEMORY, target + outColumn, ORDER);
            s10.intoMemorySegment(MEMORY, target + outRow, ORDER);
            s11.intoMemorySegment(MEMORY, target + outRow + outColumn, ORDER);
            s20.intoMemorySegment(MEMORY, target + 2 * outRow, ORDER);
            s21.intoMemorySegment(MEMORY, target + 2 * outRow + outColumn, ORDER);
            s30.intoMemorySegment(MEMORY, target + 3 * outRow, ORDER);
            s31.intoMemorySegment(MEMORY, target + 3 * outRow + outColumn, ORDER);
        }
    }

    /** Four rows of one column. */
    private static void fourByOne(long x, long xRow, long xInner, long y, long yInner, long out, long outRow, int inner,
            boolean accumulate, int lanes) {
        long xr = xRow & STRIDES;
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        long startRow = accumulate ? outRow : 0;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            DoubleVector s10 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow, ORDER);
            DoubleVector s20 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 2 * startRow, ORDER);
            DoubleVector s30 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + 3 * startRow, ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
                DoubleVector x1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + xr, ORDER);
                s10 = x1.fma(y0, s10);
                DoubleVector x2 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + 2 * xr, ORDER);
                s20 = x2.fma(y0, s20);
                DoubleVector x3 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + 3 * xr, ORDER);
                s30 = x3.fma(y0, s30);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
            s10.intoMemorySegment(MEMORY, target + outRow, ORDER);
            s20.intoMemorySegment(MEMORY, target + 2 * outRow, ORDER);
            s30.intoMemorySegment(MEMORY, target + 3 * outRow, ORDER);
        }
    }

    /** Two rows by two columns. */
    private static void twoByTwo(long x, long xRow, long xInner, long y, long yInner, long yColumn, long out,
            long outRow, long outColumn, int inner, boolean accumulate, int lanes) {
        long xr = xRow & STRIDES;
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        long yc = yColumn & STRIDES;
        long startColumn = accumulate ? outColumn : 0;
        long startRow = accumulate ? outRow : 0;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            DoubleVector s01 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startColumn, ORDER);
            DoubleVector s10 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow, ORDER);
            DoubleVector s11 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow + startColumn, ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector y1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya + yc, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
                s01 = x0.fma(y1, s01);
                DoubleVector x1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + xr, ORDER);
                s10 = x1.fma(y0, s10);
                s11 = x1.fma(y1, s11);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
            s01.intoMemorySegment(MEMORY, target + outColumn, ORDER);
            s10.intoMemorySegment(MEMORY, target + outRow, ORDER);
            s11.intoMemorySegment(MEMORY, target + outRow + outColumn, ORDER);
        }
    }

    /** Two rows of one column. */
    private static void twoByOne(long x, long xRow, long xInner, long y, long yInner, long out, long outRow, int inner,
            boolean accumulate, int lanes) {
        long xr = xRow & STRIDES;
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        long startRow = accumulate ? outRow : 0;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            DoubleVector s10 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startRow, ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
                DoubleVector x1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa + xr, ORDER);
                s10 = x1.fma(y0, s10);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
            s10.intoMemorySegment(MEMORY, target + outRow, ORDER);
        }
    }

    /** Two columns of one row. */
    private static void oneByTwo(long x, long xInner, long y, long yInner, long yColumn, long out, long outColumn,
            int inner, boolean accumulate, int lanes) {
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        long yc = yColumn & STRIDES;
        long startColumn = accumulate ? outColumn : 0;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            DoubleVector s01 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from + startColumn, ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector y1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya + yc, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
                s01 = x0.fma(y1, s01);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
            s01.intoMemorySegment(MEMORY, target + outColumn, ORDER);
        }
    }

    /** One sum. */
    private static void oneByOne(long x, long xInner, long y, long yInner, long out, int inner, boolean accumulate,
            int lanes) {
        long xk = xInner & STRIDES;
        long yk = yInner & STRIDES;
        for (int lane = 0; lane < lanes; lane += STEP) {
            long target = out + BYTES * lane;
            long from = accumulate ? target : ZERO;
            DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, from, ORDER);
            long xl = x + BYTES * lane & ADDRESSES;
            long yl = y + BYTES * lane & ADDRESSES;
            for (int k = 0; k < inner; k++) {
                long xa = xl + k * xk;
                long ya = yl + k * yk;
                DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, ya, ORDER);
                DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, xa, ORDER);
                s00 = x0.fma(y0, s00);
            }
            s00.intoMemorySegment(MEMORY, target, ORDER);
        }
    }
}
