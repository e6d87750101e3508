package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/**
 * Matrix products in tiles that live in registers: four rows by four columns of sums, or what is left of them. Tiles do not change the
 * order in which a sum is formed.
 */
final class VectorProduct {

    private static final int TILE = 4;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private VectorProduct() {}

    /** As {@link LaneKernels#product}, for the draws of one vector. */
    static void product(MemorySegment x, int xOffset, int xRow, int xInner, MemorySegment y, int yOffset, int yInner,
            int yColumn,
            MemorySegment out, int outOffset, int outRow, int rows, int inner, int columns, boolean accumulate) {
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int j = 0;
            for (; j + TILE <= columns; j += TILE) {
                square(x, xOffset + i * xRow, xRow, xInner, y, yOffset + j * yColumn, yInner, yColumn, out,
                        outOffset + i * outRow + j * Lanes.WIDTH, outRow, inner, accumulate);
            }
            for (; j < columns; j++) {
                column(x, xOffset + i * xRow, xRow, xInner, y, yOffset + j * yColumn, yInner, out,
                        outOffset + i * outRow + j * Lanes.WIDTH, outRow, inner, accumulate);
            }
        }
        for (; i < rows; i++) {
            row(x, xOffset + i * xRow, xInner, y, yOffset, yInner, yColumn, out, outOffset + i * outRow, inner, columns,
                    accumulate);
        }
    }

    private static void square(MemorySegment x, int xOffset, int xRow, int xInner, MemorySegment y, int yOffset,
            int yInner, int yColumn,
            MemorySegment out, int outOffset, int outRow, int inner, boolean accumulate) {
        DoubleVector s00 = start(out, outOffset, accumulate);
        DoubleVector s01 = start(out, outOffset + 8, accumulate);
        DoubleVector s02 = start(out, outOffset + 16, accumulate);
        DoubleVector s03 = start(out, outOffset + 24, accumulate);
        DoubleVector s10 = start(out, outOffset + outRow, accumulate);
        DoubleVector s11 = start(out, outOffset + outRow + 8, accumulate);
        DoubleVector s12 = start(out, outOffset + outRow + 16, accumulate);
        DoubleVector s13 = start(out, outOffset + outRow + 24, accumulate);
        DoubleVector s20 = start(out, outOffset + 2 * outRow, accumulate);
        DoubleVector s21 = start(out, outOffset + 2 * outRow + 8, accumulate);
        DoubleVector s22 = start(out, outOffset + 2 * outRow + 16, accumulate);
        DoubleVector s23 = start(out, outOffset + 2 * outRow + 24, accumulate);
        DoubleVector s30 = start(out, outOffset + 3 * outRow, accumulate);
        DoubleVector s31 = start(out, outOffset + 3 * outRow + 8, accumulate);
        DoubleVector s32 = start(out, outOffset + 3 * outRow + 16, accumulate);
        DoubleVector s33 = start(out, outOffset + 3 * outRow + 24, accumulate);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            DoubleVector y0 = load(y, yk);
            DoubleVector y1 = load(y, yk + yColumn);
            DoubleVector y2 = load(y, yk + 2 * yColumn);
            DoubleVector y3 = load(y, yk + 3 * yColumn);
            DoubleVector x0 = load(x, xk);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            DoubleVector x1 = load(x, xk + xRow);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            s13 = x1.fma(y3, s13);
            DoubleVector x2 = load(x, xk + 2 * xRow);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
            s23 = x2.fma(y3, s23);
            DoubleVector x3 = load(x, xk + 3 * xRow);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
            s32 = x3.fma(y2, s32);
            s33 = x3.fma(y3, s33);
            xk += xInner;
            yk += yInner;
        }
        store(s00, out, outOffset);
        store(s01, out, outOffset + 8);
        store(s02, out, outOffset + 16);
        store(s03, out, outOffset + 24);
        store(s10, out, outOffset + outRow);
        store(s11, out, outOffset + outRow + 8);
        store(s12, out, outOffset + outRow + 16);
        store(s13, out, outOffset + outRow + 24);
        store(s20, out, outOffset + 2 * outRow);
        store(s21, out, outOffset + 2 * outRow + 8);
        store(s22, out, outOffset + 2 * outRow + 16);
        store(s23, out, outOffset + 2 * outRow + 24);
        store(s30, out, outOffset + 3 * outRow);
        store(s31, out, outOffset + 3 * outRow + 8);
        store(s32, out, outOffset + 3 * outRow + 16);
        store(s33, out, outOffset + 3 * outRow + 24);
    }

    /** Four rows of one column. */
    private static void column(MemorySegment x, int xOffset, int xRow, int xInner, MemorySegment y, int yOffset,
            int yInner,
            MemorySegment out, int outOffset, int outRow, int inner, boolean accumulate) {
        DoubleVector s0 = start(out, outOffset, accumulate);
        DoubleVector s1 = start(out, outOffset + outRow, accumulate);
        DoubleVector s2 = start(out, outOffset + 2 * outRow, accumulate);
        DoubleVector s3 = start(out, outOffset + 3 * outRow, accumulate);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            DoubleVector y0 = load(y, yk);
            s0 = load(x, xk).fma(y0, s0);
            s1 = load(x, xk + xRow).fma(y0, s1);
            s2 = load(x, xk + 2 * xRow).fma(y0, s2);
            s3 = load(x, xk + 3 * xRow).fma(y0, s3);
            xk += xInner;
            yk += yInner;
        }
        store(s0, out, outOffset);
        store(s1, out, outOffset + outRow);
        store(s2, out, outOffset + 2 * outRow);
        store(s3, out, outOffset + 3 * outRow);
    }

    /** All columns of one row, four at a time. */
    private static void row(MemorySegment x, int xOffset, int xInner, MemorySegment y, int yOffset, int yInner,
            int yColumn,
            MemorySegment out, int outOffset, int inner, int columns, boolean accumulate) {
        int j = 0;
        for (; j + TILE <= columns; j += TILE) {
            fourOfRow(x, xOffset, xInner, y, yOffset + j * yColumn, yInner, yColumn, out, outOffset + j * Lanes.WIDTH,
                    inner, accumulate);
        }
        for (; j < columns; j++) {
            one(x, xOffset, xInner, y, yOffset + j * yColumn, yInner, out, outOffset + j * Lanes.WIDTH, inner,
                    accumulate);
        }
    }

    private static void fourOfRow(MemorySegment x, int xOffset, int xInner, MemorySegment y, int yOffset, int yInner,
            int yColumn,
            MemorySegment out, int outOffset, int inner, boolean accumulate) {
        DoubleVector s0 = start(out, outOffset, accumulate);
        DoubleVector s1 = start(out, outOffset + 8, accumulate);
        DoubleVector s2 = start(out, outOffset + 16, accumulate);
        DoubleVector s3 = start(out, outOffset + 24, accumulate);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            DoubleVector x0 = load(x, xk);
            s0 = x0.fma(load(y, yk), s0);
            s1 = x0.fma(load(y, yk + yColumn), s1);
            s2 = x0.fma(load(y, yk + 2 * yColumn), s2);
            s3 = x0.fma(load(y, yk + 3 * yColumn), s3);
            xk += xInner;
            yk += yInner;
        }
        store(s0, out, outOffset);
        store(s1, out, outOffset + 8);
        store(s2, out, outOffset + 16);
        store(s3, out, outOffset + 24);
    }

    private static void one(MemorySegment x, int xOffset, int xInner, MemorySegment y, int yOffset, int yInner,
            MemorySegment out,
            int outOffset, int inner, boolean accumulate) {
        DoubleVector sum = start(out, outOffset, accumulate);
        int xk = xOffset;
        int yk = yOffset;
        for (int k = 0; k < inner; k++) {
            sum = load(x, xk).fma(load(y, yk), sum);
            xk += xInner;
            yk += yInner;
        }
        store(sum, out, outOffset);
    }

    private static DoubleVector start(MemorySegment out, int index, boolean accumulate) {
        return accumulate ? load(out, index) : Vectors.broadcast(0.0);
    }

    private static DoubleVector load(MemorySegment memory, int index) {
        return DoubleVector.fromMemorySegment(Vectors.DOUBLES, memory, (long) index * Double.BYTES, ORDER);
    }

    private static void store(DoubleVector vector, MemorySegment memory, int index) {
        vector.intoMemorySegment(memory, (long) index * Double.BYTES, ORDER);
    }
}
