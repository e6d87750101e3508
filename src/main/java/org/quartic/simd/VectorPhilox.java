package org.quartic.simd;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Philox4x32} for the draws of one vector, whose counters differ in the draw alone. */
final class VectorPhilox {

    private static final LongVector LOW = Vectors.broadcastBits(Philox4x32.LOW);
    private static final LongVector DRAWS = Vectors.broadcastBits(0).addIndex(1);

    private VectorPhilox() {}

    static void words(long key, long counterLow, long counterHigh, Lanes out, int first, int second) {
        long key0 = key & Philox4x32.LOW;
        long key1 = key >>> 32;
        LongVector x0 = Vectors.broadcastBits(counterLow & Philox4x32.LOW);
        LongVector x1 = DRAWS.add(counterLow >>> 32);
        LongVector x2 = Vectors.broadcastBits(counterHigh & Philox4x32.LOW);
        LongVector x3 = Vectors.broadcastBits(counterHigh >>> 32);
        for (int round = 0; round < Philox4x32.ROUNDS; round++) {
            // Both factors visibly below 2^32 make this the machine's own 32-bit product.
            LongVector product0 = x0.and(Philox4x32.LOW)
                    .mul(Vectors.broadcastBits(Philox4x32.MULTIPLIER_0).and(Philox4x32.LOW));
            LongVector product2 = x2.and(Philox4x32.LOW)
                    .mul(Vectors.broadcastBits(Philox4x32.MULTIPLIER_2).and(Philox4x32.LOW));
            x0 = product2.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, x1)
                    .lanewise(VectorOperators.XOR, key0);
            x2 = product0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, x3)
                    .lanewise(VectorOperators.XOR, key1);
            x1 = product2.and(LOW);
            x3 = product0.and(LOW);
            key0 = key0 + Philox4x32.WEYL_0 & Philox4x32.LOW;
            key1 = key1 + Philox4x32.WEYL_1 & Philox4x32.LOW;
        }
        Vectors.store(x0.or(x1.lanewise(VectorOperators.LSHL, 32)), out, first);
        Vectors.store(x2.or(x3.lanewise(VectorOperators.LSHL, 32)), out, second);
    }
}
