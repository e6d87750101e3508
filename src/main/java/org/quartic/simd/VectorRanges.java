package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums and products of ranges, entry by entry, and sums over a range. */
final class VectorRanges {

    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final long BYTES = Double.BYTES;
    private static final int STEP = Vectors.STEP;
    private static final long ADDRESSES = Vectors.ADDRESSES;
    private static final MemorySegment MEMORY = Vectors.MEMORY;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private VectorRanges() {}

    static void scale(long in, double factor, long out, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER).mul(factor)
                    .intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    static void fill(double value, long out, int length) {
        DoubleVector values = Vectors.broadcast(value);
        for (int i = 0; i < length; i += STEP) {
            values.intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    static void addScaled(long in, double factor, long out, int length) {
        DoubleVector factors = Vectors.broadcast(factor);
        for (int i = 0; i < length; i += STEP) {
            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER)
                    .fma(factors, DoubleVector.fromMemorySegment(DOUBLES, MEMORY, out + BYTES * i & ADDRESSES, ORDER))
                    .intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    static void subtract(long in, double value, long out, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER).sub(value)
                    .intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    static void add(long x, long y, long out, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, x + BYTES * i & ADDRESSES, ORDER)
                    .add(DoubleVector.fromMemorySegment(DOUBLES, MEMORY, y + BYTES * i & ADDRESSES, ORDER))
                    .intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    static void multiply(long x, long y, long out, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, x + BYTES * i & ADDRESSES, ORDER)
                    .mul(DoubleVector.fromMemorySegment(DOUBLES, MEMORY, y + BYTES * i & ADDRESSES, ORDER))
                    .intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    static void multiplyAdd(long x, long y, long out, int length) {
        for (int i = 0; i < length; i += STEP) {
            long target = out + BYTES * i & ADDRESSES;
            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, x + BYTES * i & ADDRESSES, ORDER)
                    .fma(DoubleVector.fromMemorySegment(DOUBLES, MEMORY, y + BYTES * i & ADDRESSES, ORDER),
                            DoubleVector.fromMemorySegment(DOUBLES, MEMORY, target, ORDER))
                    .intoMemorySegment(MEMORY, target, ORDER);
        }
    }

    static void sums(long in, int length, double origin, long out) {
        for (int lane = 0; lane < Lanes.WIDTH; lane += STEP) {
            DoubleVector sum = DoubleVector.zero(DOUBLES);
            for (int i = lane; i < length; i += Lanes.WIDTH) {
                sum = sum.add(DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER)
                        .sub(origin));
            }
            sum.intoMemorySegment(MEMORY, out + BYTES * lane & ADDRESSES, ORDER);
        }
    }
}
