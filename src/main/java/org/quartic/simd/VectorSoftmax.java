package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/** What a softmax does before and after the exponentials of a row, for the draws of one vector. */
final class VectorSoftmax {

    private static final long BYTES = Double.BYTES;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private VectorSoftmax() {}

    static void subtractLargest(MemorySegment scores, int start, int columns) {
        int end = start + columns * Lanes.WIDTH;
        DoubleVector largest = DoubleVector.fromMemorySegment(Vectors.DOUBLES, scores, BYTES * start, ORDER);
        for (int i = start + Lanes.WIDTH; i < end; i += Lanes.WIDTH) {
            largest = largest.max(DoubleVector.fromMemorySegment(Vectors.DOUBLES, scores, BYTES * i, ORDER));
        }
        for (int i = start; i < end; i += Lanes.WIDTH) {
            DoubleVector.fromMemorySegment(Vectors.DOUBLES, scores, BYTES * i, ORDER).sub(largest).intoMemorySegment(
                    scores, BYTES * i,
                    ORDER);
        }
    }

    static void normalise(MemorySegment weights, int start, int columns) {
        int end = start + columns * Lanes.WIDTH;
        DoubleVector sum = DoubleVector.fromMemorySegment(Vectors.DOUBLES, weights, BYTES * start, ORDER);
        for (int i = start + Lanes.WIDTH; i < end; i += Lanes.WIDTH) {
            sum = sum.add(DoubleVector.fromMemorySegment(Vectors.DOUBLES, weights, BYTES * i, ORDER));
        }
        DoubleVector inverse = DoubleVector.broadcast(Vectors.DOUBLES, 1.0).div(sum);
        for (int i = start; i < end; i += Lanes.WIDTH) {
            DoubleVector.fromMemorySegment(Vectors.DOUBLES, weights, BYTES * i, ORDER).mul(inverse).intoMemorySegment(
                    weights, BYTES * i,
                    ORDER);
        }
    }
}
