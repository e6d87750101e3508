package org.quartic.simd;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, as wide as it prefers but never wider than eight draws, and how they come out of and into memory. */
final class Vectors {

    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() > Lanes.WIDTH
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED.length() > Lanes.WIDTH
            ? LongVector.SPECIES_512
            : LongVector.SPECIES_PREFERRED;

    /** Draws in one vector: 8, 4 or 2. */
    static final int STEP = DOUBLES.length();

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private Vectors() {}

    static DoubleVector load(Lanes memory, int index) {
        return DoubleVector.fromMemorySegment(DOUBLES, memory.segment(), (long) index * Double.BYTES, ORDER);
    }

    static void store(DoubleVector vector, Lanes memory, int index) {
        vector.intoMemorySegment(memory.segment(), (long) index * Double.BYTES, ORDER);
    }

    static void store(LongVector bits, Lanes memory, int index) {
        bits.intoMemorySegment(memory.segment(), (long) index * Double.BYTES, ORDER);
    }

    static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    static LongVector broadcastBits(long bits) {
        return LongVector.broadcast(LONGS, bits);
    }
}
