package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, as wide as it prefers but never wider than eight draws, and where they are loaded from and stored to. */
final class Vectors {

    private static final VectorShape SHAPE = VectorShape
            .forBitSize(KernelChoice.vectorBits(VectorShape.preferredShape().vectorBitSize()));

    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);
    static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);

    /** Draws in one vector: 8, 4 or 2. */
    static final int STEP = DOUBLES.length();

    /**
     * All memory there is, so that vectors are loaded and stored by address. A segment that the compiler knows when it compiles, and that
     * nothing lies beyond, needs no checks of its kind, scope and bounds, which would take several times as long as the access itself. Who
     * computes an address has checked the range it belongs to: {@link VectorKernels} does, once a call.
     */
    @SuppressWarnings("restricted")
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /**
     * Bits of an address in user space, and of a stride in bytes, which is within one buffer. What has these bits alone is visibly neither
     * negative nor too large, and neither is an address with a stride times an index added: then no access is checked again.
     */
    static final long ADDRESSES = (1L << 56) - 1;
    static final long STRIDES = (1L << 31) - 1;

    private Vectors() {}

    static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    static LongVector broadcastBits(long bits) {
        return LongVector.broadcast(LONGS, bits);
    }
}
