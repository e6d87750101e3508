package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What a softmax does before and after the exponentials. */
final class VectorSoftmax {

    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final long BYTES = Double.BYTES;
    private static final long ADDRESSES = Vectors.ADDRESSES;
    private static final MemorySegment MEMORY = Vectors.MEMORY;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final DoubleVector ONE = Vectors.broadcast(1.0);

    private VectorSoftmax() {}

    static void subtractLargest(long scores, int rows, int columns, int lanes) {
        long column = BYTES * lanes;
        for (int n = 0; n < rows * lanes; n += Vectors.STEP) {
            // Row n / lanes, lane n % lanes: lanes are a power of two.
            long start = scores + BYTES * ((n & -lanes) * columns + (n & lanes - 1));
            long end = start + column * columns;
            DoubleVector largest = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, start & ADDRESSES, ORDER);
            for (long i = start + column; i < end; i += column) {
                DoubleVector score = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, i & ADDRESSES, ORDER);
                largest = largest.blend(score, score.compare(VectorOperators.GT, largest));
            }
            for (long i = start; i < end; i += column) {
                DoubleVector.fromMemorySegment(DOUBLES, MEMORY, i & ADDRESSES, ORDER).sub(largest)
                        .intoMemorySegment(MEMORY, i & ADDRESSES, ORDER);
            }
        }
    }

    static void normalise(long weights, int rows, int columns, int lanes) {
        long column = BYTES * lanes;
        for (int n = 0; n < rows * lanes; n += Vectors.STEP) {
            long start = weights + BYTES * ((n & -lanes) * columns + (n & lanes - 1));
            long end = start + column * columns;
            DoubleVector sum = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, start & ADDRESSES, ORDER);
            for (long i = start + column; i < end; i += column) {
                sum = sum.add(DoubleVector.fromMemorySegment(DOUBLES, MEMORY, i & ADDRESSES, ORDER));
            }
            DoubleVector inverse = ONE.div(sum);
            for (long i = start; i < end; i += column) {
                DoubleVector.fromMemorySegment(DOUBLES, MEMORY, i & ADDRESSES, ORDER).mul(inverse)
                        .intoMemorySegment(MEMORY, i & ADDRESSES, ORDER);
            }
        }
    }
}
