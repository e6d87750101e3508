package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Philox4x32} for the draws of a strip, whose counters differ in word 1 alone, and for consecutive counters, which differ in word
 * 0 alone. What the first rounds make of words that do not differ is computed once: of ten rounds, seven and a half are left.
 *
 * <p>
 * A round makes a word of the upper half of one product, the lower half of the other and a key. The three are put together in the upper half
 * of a lane and come down by a shift, so that the next product visibly has factors below 2^32 and is the machine's own 32-bit one.
 *
 * <p>
 * There are two passes because the compilers give up on a method with all the rounds; between them words stand as they would at the end.
 */
final class VectorPhilox {

    private static final VectorSpecies<Long> LONGS = Vectors.LONGS;
    private static final long BYTES = Long.BYTES;
    private static final long ADDRESSES = Vectors.ADDRESSES;
    private static final MemorySegment MEMORY = Vectors.MEMORY;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long LOW = Philox4x32.LOW;
    private static final long M0 = Philox4x32.MULTIPLIER_0;
    private static final long M2 = Philox4x32.MULTIPLIER_2;
    private static final LongVector DRAWS = Vectors.broadcastBits(0).addIndex(1);

    private VectorPhilox() {}

    /** As {@link LaneKernels#words}, with an address and spacings in bytes. */
    static void words(long key, long counterLow, long counterHigh, int counters, long out, long counterSpacing,
            long wordSpacing, int lanes) {
        firstRounds(key, counterLow, counterHigh, counters, out, counterSpacing, wordSpacing, lanes);
        lastRounds(key, counters, out, counterSpacing, wordSpacing, lanes);
    }

    /** Rounds 0 to 5. */
    private static void firstRounds(long key, long counterLow, long counterHigh, int counters, long out,
            long counterSpacing,
            long wordSpacing, int lanes) {
        // All keys first: what is called late in a long method is not inlined.
        long k00 = Philox4x32.key0(key, 0) << 32;
        long k10 = Philox4x32.key1(key, 0) << 32;
        long k01 = Philox4x32.key0(key, 1) << 32;
        long k11 = Philox4x32.key1(key, 1) << 32;
        long k02 = Philox4x32.key0(key, 2) << 32;
        long k12 = Philox4x32.key1(key, 2) << 32;
        long k03 = Philox4x32.key0(key, 3) << 32;
        long k13 = Philox4x32.key1(key, 3) << 32;
        long k04 = Philox4x32.key0(key, 4) << 32;
        long k14 = Philox4x32.key1(key, 4) << 32;
        long k05 = Philox4x32.key0(key, 5) << 32;
        long k15 = Philox4x32.key1(key, 5) << 32;
        long block = M2 * (counterHigh & LOW);
        for (int lane = 0; lane < lanes; lane += Vectors.STEP) {
            long target = out + BYTES * lane;
            LongVector product = DRAWS.add((counterLow >>> 32) + lane)
                    .lanewise(VectorOperators.XOR, (block ^ k00) >>> 32).and(LOW)
                    .mul(LongVector.broadcast(LONGS, M0).and(LOW));
            LongVector productLow = product.lanewise(VectorOperators.LSHL, 32);
            for (int counter = 0; counter < counters; counter++) {
                long slot = M0 * ((counterLow & LOW) + counter);
                long second = M2 * (slot >>> 32 ^ (counterHigh ^ k10) >>> 32);
                long third = M0 * (second >>> 32 ^ (block << 32 ^ k01) >>> 32);
                LongVector x2 = product.lanewise(VectorOperators.XOR, slot << 32 ^ k11).lanewise(VectorOperators.LSHR,
                        32);
                LongVector a = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                LongVector x0 = a.lanewise(VectorOperators.XOR, second << 32 ^ k02).lanewise(VectorOperators.LSHR, 32);
                x2 = productLow.lanewise(VectorOperators.XOR, (third >>> 32) << 32 ^ k12).lanewise(VectorOperators.LSHR,
                        32);
                LongVector b = x0.mul(LongVector.broadcast(LONGS, M0).and(LOW));
                LongVector c = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                x0 = a.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k03)
                        .lanewise(VectorOperators.XOR, c).lanewise(VectorOperators.LSHR, 32);
                x2 = b.lanewise(VectorOperators.XOR, third << 32 ^ k13).lanewise(VectorOperators.LSHR, 32);
                LongVector d = x0.mul(LongVector.broadcast(LONGS, M0).and(LOW));
                LongVector e = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                x0 = c.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k04)
                        .lanewise(VectorOperators.XOR, e).lanewise(VectorOperators.LSHR, 32);
                x2 = b.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k14)
                        .lanewise(VectorOperators.XOR, d).lanewise(VectorOperators.LSHR, 32);
                b = x0.mul(LongVector.broadcast(LONGS, M0).and(LOW));
                c = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                x0 = e.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k05)
                        .lanewise(VectorOperators.XOR, c).lanewise(VectorOperators.LSHR, 32);
                x2 = d.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k15)
                        .lanewise(VectorOperators.XOR, b).lanewise(VectorOperators.LSHR, 32);
                x0.or(c.lanewise(VectorOperators.LSHL, 32)).intoMemorySegment(MEMORY,
                        target + counter * counterSpacing & ADDRESSES, ORDER);
                x2.or(b.lanewise(VectorOperators.LSHL, 32)).intoMemorySegment(MEMORY,
                        target + counter * counterSpacing + wordSpacing & ADDRESSES, ORDER);
            }
        }
    }

    /** Rounds 6 to 9, in place. */
    private static void lastRounds(long key, int counters, long out, long counterSpacing, long wordSpacing, int lanes) {
        long k06 = Philox4x32.key0(key, 6) << 32;
        long k16 = Philox4x32.key1(key, 6) << 32;
        long k07 = Philox4x32.key0(key, 7) << 32;
        long k17 = Philox4x32.key1(key, 7) << 32;
        long k08 = Philox4x32.key0(key, 8) << 32;
        long k18 = Philox4x32.key1(key, 8) << 32;
        long k09 = Philox4x32.key0(key, 9) << 32;
        long k19 = Philox4x32.key1(key, 9) << 32;
        for (int lane = 0; lane < lanes; lane += Vectors.STEP) {
            long target = out + BYTES * lane;
            for (int counter = 0; counter < counters; counter++) {
                LongVector w0 = LongVector.fromMemorySegment(LONGS, MEMORY,
                        target + counter * counterSpacing & ADDRESSES,
                        ORDER);
                LongVector w2 = LongVector.fromMemorySegment(LONGS, MEMORY,
                        target + counter * counterSpacing + wordSpacing & ADDRESSES, ORDER);
                LongVector b = w0.and(LOW).mul(LongVector.broadcast(LONGS, M0).and(LOW));
                LongVector c = w2.and(LOW).mul(LongVector.broadcast(LONGS, M2).and(LOW));
                LongVector x0 = w0.lanewise(VectorOperators.XOR, k06).lanewise(VectorOperators.XOR, c)
                        .lanewise(VectorOperators.LSHR, 32);
                LongVector x2 = w2.lanewise(VectorOperators.XOR, k16).lanewise(VectorOperators.XOR, b)
                        .lanewise(VectorOperators.LSHR, 32);
                LongVector d = x0.mul(LongVector.broadcast(LONGS, M0).and(LOW));
                LongVector e = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                x0 = c.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k07)
                        .lanewise(VectorOperators.XOR, e).lanewise(VectorOperators.LSHR, 32);
                x2 = b.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k17)
                        .lanewise(VectorOperators.XOR, d).lanewise(VectorOperators.LSHR, 32);
                b = x0.mul(LongVector.broadcast(LONGS, M0).and(LOW));
                c = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                x0 = e.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k08)
                        .lanewise(VectorOperators.XOR, c).lanewise(VectorOperators.LSHR, 32);
                x2 = d.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k18)
                        .lanewise(VectorOperators.XOR, b).lanewise(VectorOperators.LSHR, 32);
                d = x0.mul(LongVector.broadcast(LONGS, M0).and(LOW));
                e = x2.mul(LongVector.broadcast(LONGS, M2).and(LOW));
                x0 = c.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k09)
                        .lanewise(VectorOperators.XOR, e).lanewise(VectorOperators.LSHR, 32);
                x2 = b.lanewise(VectorOperators.LSHL, 32).lanewise(VectorOperators.XOR, k19)
                        .lanewise(VectorOperators.XOR, d).lanewise(VectorOperators.LSHR, 32);
                x0.or(e.lanewise(VectorOperators.LSHL, 32)).intoMemorySegment(MEMORY,
                        target + counter * counterSpacing & ADDRESSES, ORDER);
                x2.or(d.lanewise(VectorOperators.LSHL, 32)).intoMemorySegment(MEMORY,
                        target + counter * counterSpacing + wordSpacing & ADDRESSES, ORDER);
            }
        }
    }
}
