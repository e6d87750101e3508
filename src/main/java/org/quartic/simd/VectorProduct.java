package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products in tiles that live in registers: four rows by four columns of sums, or what is left of them. Tiles do not change the
 * order in which a sum is formed. A sum starts from memory in any case, from its own place or from a zero: a choice between a load and a
 * constant would keep vectors from living in registers. Loads and stores are written out because the compiler stops inlining methods of
 * ours, though not those of the vector classes, once one compilation has grown large; a vector that crosses a call is an object.
 */
final class VectorProduct {

    private static final int TILE = 4;
    private static final int WIDTH = Lanes.WIDTH;
    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final long BYTES = Double.BYTES;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final MemorySegment ZERO = Lanes.allocate(WIDTH).segment();

    private VectorProduct() {}

    /** As {@link LaneKernels#product}, for the draws of one vector. */
    static void product(MemorySegment x, int xOffset, int xRow, int xInner, MemorySegment y, int yOffset, int yInner,
            int yColumn,
            MemorySegment out, int outOffset, int outRow, int rows, int inner, int columns, boolean accumulate) {
        MemorySegment start = accumulate ? out : ZERO;
        int startRow = accumulate ? outRow : 0;
        int startColumn = accumulate ? WIDTH : 0;
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int xi = xOffset + i * xRow;
            int outI = outOffset + i * outRow;
            int j = 0;
            for (; j + TILE <= columns; j += TILE) {
                int outIj = outI + j * WIDTH;
                square(x, xi, xRow, xInner, y, yOffset + j * yColumn, yInner, yColumn, start, accumulate ? outIj : 0,
                        startRow, startColumn, out, outIj, outRow, inner);
            }
            for (; j < columns; j++) {
                int outIj = outI + j * WIDTH;
                column(x, xi, xRow, xInner, y, yOffset + j * yColumn, yInner, start, accumulate ? outIj : 0, startRow,
                        out, outIj, outRow, inner);
            }
        }
        for (; i < rows; i++) {
            int xi = xOffset + i * xRow;
            int outI = outOffset + i * outRow;
            int j = 0;
            for (; j + TILE <= columns; j += TILE) {
                int outIj = outI + j * WIDTH;
                row(x, xi, xInner, y, yOffset + j * yColumn, yInner, yColumn, start, accumulate ? outIj : 0,
                        startColumn, out, outIj, inner);
            }
            for (; j < columns; j++) {
                int outIj = outI + j * WIDTH;
                one(x, xi, xInner, y, yOffset + j * yColumn, yInner, start, accumulate ? outIj : 0, out, outIj, inner);
            }
        }
    }

    private static void square(MemorySegment x, int xOffset, int xRow, int xInner, MemorySegment y, int yOffset,
            int yInner, int yColumn,
            MemorySegment start, int startOffset, int startRow, int startColumn, MemorySegment out, int outOffset,
            int outRow, int inner) {
        int start1 = startOffset + startRow;
        int start2 = start1 + startRow;
        int start3 = start2 + startRow;
        DoubleVector s00 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * startOffset, ORDER);
        DoubleVector s01 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + startColumn), ORDER);
        DoubleVector s02 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + 2 * startColumn),
                ORDER);
        DoubleVector s03 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + 3 * startColumn),
                ORDER);
        DoubleVector s10 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * start1, ORDER);
        DoubleVector s11 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start1 + startColumn), ORDER);
        DoubleVector s12 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start1 + 2 * startColumn), ORDER);
        DoubleVector s13 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start1 + 3 * startColumn), ORDER);
        DoubleVector s20 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * start2, ORDER);
        DoubleVector s21 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start2 + startColumn), ORDER);
        DoubleVector s22 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start2 + 2 * startColumn), ORDER);
        DoubleVector s23 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start2 + 3 * startColumn), ORDER);
        DoubleVector s30 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * start3, ORDER);
        DoubleVector s31 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start3 + startColumn), ORDER);
        DoubleVector s32 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start3 + 2 * startColumn), ORDER);
        DoubleVector s33 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (start3 + 3 * startColumn), ORDER);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * yk, ORDER);
            DoubleVector y1 = DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * (yk + yColumn), ORDER);
            DoubleVector y2 = DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * (yk + 2 * yColumn), ORDER);
            DoubleVector y3 = DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * (yk + 3 * yColumn), ORDER);
            DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * xk, ORDER);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            DoubleVector x1 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * (xk + xRow), ORDER);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            s13 = x1.fma(y3, s13);
            DoubleVector x2 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * (xk + 2 * xRow), ORDER);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
            s23 = x2.fma(y3, s23);
            DoubleVector x3 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * (xk + 3 * xRow), ORDER);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
            s32 = x3.fma(y2, s32);
            s33 = x3.fma(y3, s33);
            xk += xInner;
            yk += yInner;
        }
        int out1 = outOffset + outRow;
        int out2 = out1 + outRow;
        int out3 = out2 + outRow;
        s00.intoMemorySegment(out, BYTES * outOffset, ORDER);
        s01.intoMemorySegment(out, BYTES * (outOffset + WIDTH), ORDER);
        s02.intoMemorySegment(out, BYTES * (outOffset + 2 * WIDTH), ORDER);
        s03.intoMemorySegment(out, BYTES * (outOffset + 3 * WIDTH), ORDER);
        s10.intoMemorySegment(out, BYTES * out1, ORDER);
        s11.intoMemorySegment(out, BYTES * (out1 + WIDTH), ORDER);
        s12.intoMemorySegment(out, BYTES * (out1 + 2 * WIDTH), ORDER);
        s13.intoMemorySegment(out, BYTES * (out1 + 3 * WIDTH), ORDER);
        s20.intoMemorySegment(out, BYTES * out2, ORDER);
        s21.intoMemorySegment(out, BYTES * (out2 + WIDTH), ORDER);
        s22.intoMemorySegment(out, BYTES * (out2 + 2 * WIDTH), ORDER);
        s23.intoMemorySegment(out, BYTES * (out2 + 3 * WIDTH), ORDER);
        s30.intoMemorySegment(out, BYTES * out3, ORDER);
        s31.intoMemorySegment(out, BYTES * (out3 + WIDTH), ORDER);
        s32.intoMemorySegment(out, BYTES * (out3 + 2 * WIDTH), ORDER);
        s33.intoMemorySegment(out, BYTES * (out3 + 3 * WIDTH), ORDER);
    }

    /** Four rows of one column. */
    private static void column(MemorySegment x, int xOffset, int xRow, int xInner, MemorySegment y, int yOffset,
            int yInner,
            MemorySegment start, int startOffset, int startRow, MemorySegment out, int outOffset, int outRow,
            int inner) {
        DoubleVector s0 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * startOffset, ORDER);
        DoubleVector s1 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + startRow), ORDER);
        DoubleVector s2 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + 2 * startRow), ORDER);
        DoubleVector s3 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + 3 * startRow), ORDER);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * yk, ORDER);
            s0 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * xk, ORDER).fma(y0, s0);
            s1 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * (xk + xRow), ORDER).fma(y0, s1);
            s2 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * (xk + 2 * xRow), ORDER).fma(y0, s2);
            s3 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * (xk + 3 * xRow), ORDER).fma(y0, s3);
            xk += xInner;
            yk += yInner;
        }
        s0.intoMemorySegment(out, BYTES * outOffset, ORDER);
        s1.intoMemorySegment(out, BYTES * (outOffset + outRow), ORDER);
        s2.intoMemorySegment(out, BYTES * (outOffset + 2 * outRow), ORDER);
        s3.intoMemorySegment(out, BYTES * (outOffset + 3 * outRow), ORDER);
    }

    /** Four columns of one row. */
    private static void row(MemorySegment x, int xOffset, int xInner, MemorySegment y, int yOffset, int yInner,
            int yColumn,
            MemorySegment start, int startOffset, int startColumn, MemorySegment out, int outOffset, int inner) {
        DoubleVector s0 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * startOffset, ORDER);
        DoubleVector s1 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + startColumn), ORDER);
        DoubleVector s2 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + 2 * startColumn),
                ORDER);
        DoubleVector s3 = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * (startOffset + 3 * startColumn),
                ORDER);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            DoubleVector x0 = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * xk, ORDER);
            s0 = x0.fma(DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * yk, ORDER), s0);
            s1 = x0.fma(DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * (yk + yColumn), ORDER), s1);
            s2 = x0.fma(DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * (yk + 2 * yColumn), ORDER), s2);
            s3 = x0.fma(DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * (yk + 3 * yColumn), ORDER), s3);
            xk += xInner;
            yk += yInner;
        }
        s0.intoMemorySegment(out, BYTES * outOffset, ORDER);
        s1.intoMemorySegment(out, BYTES * (outOffset + WIDTH), ORDER);
        s2.intoMemorySegment(out, BYTES * (outOffset + 2 * WIDTH), ORDER);
        s3.intoMemorySegment(out, BYTES * (outOffset + 3 * WIDTH), ORDER);
    }

    private static void one(MemorySegment x, int xOffset, int xInner, MemorySegment y, int yOffset, int yInner,
            MemorySegment start,
            int startOffset, MemorySegment out, int outOffset, int inner) {
        DoubleVector sum = DoubleVector.fromMemorySegment(DOUBLES, start, BYTES * startOffset, ORDER);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            sum = DoubleVector.fromMemorySegment(DOUBLES, x, BYTES * xk, ORDER)
                    .fma(DoubleVector.fromMemorySegment(DOUBLES, y, BYTES * yk, ORDER), sum);
            xk += xInner;
            yk += yInner;
        }
        sum.intoMemorySegment(out, BYTES * outOffset, ORDER);
    }
}
