package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Normals}, {@link Uniforms} and {@link ChiLaw} a vector at a time. */
final class VectorNormals {

    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final VectorSpecies<Long> LONGS = Vectors.LONGS;
    private static final int STEP = Vectors.STEP;
    private static final long BYTES = Double.BYTES;
    private static final long ADDRESSES = Vectors.ADDRESSES;
    private static final MemorySegment MEMORY = Vectors.MEMORY;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final DoubleVector ONE = Vectors.broadcast(1.0);
    private static final DoubleVector NAN = Vectors.broadcast(Double.NaN);
    private static final DoubleVector EXPONENT_ORIGIN = Vectors.broadcast(Normals.EXPONENT_ORIGIN);
    private static final DoubleVector LN2 = Vectors.broadcast(Normals.LN2);
    private static final DoubleVector L0 = Vectors.broadcast(Normals.L0);
    private static final DoubleVector L1 = Vectors.broadcast(Normals.L1);
    private static final DoubleVector L2 = Vectors.broadcast(Normals.L2);
    private static final DoubleVector L3 = Vectors.broadcast(Normals.L3);
    private static final DoubleVector L4 = Vectors.broadcast(Normals.L4);
    private static final DoubleVector L5 = Vectors.broadcast(Normals.L5);
    private static final DoubleVector L6 = Vectors.broadcast(Normals.L6);
    private static final DoubleVector L7 = Vectors.broadcast(Normals.L7);
    private static final DoubleVector L8 = Vectors.broadcast(Normals.L8);
    private static final DoubleVector L9 = Vectors.broadcast(Normals.L9);
    private static final DoubleVector L10 = Vectors.broadcast(Normals.L10);
    private static final DoubleVector L11 = Vectors.broadcast(Normals.L11);
    private static final DoubleVector L12 = Vectors.broadcast(Normals.L12);
    private static final DoubleVector S0 = Vectors.broadcast(Normals.S0);
    private static final DoubleVector S1 = Vectors.broadcast(Normals.S1);
    private static final DoubleVector S2 = Vectors.broadcast(Normals.S2);
    private static final DoubleVector S3 = Vectors.broadcast(Normals.S3);
    private static final DoubleVector S4 = Vectors.broadcast(Normals.S4);
    private static final DoubleVector C0 = Vectors.broadcast(Normals.C0);
    private static final DoubleVector C1 = Vectors.broadcast(Normals.C1);
    private static final DoubleVector C2 = Vectors.broadcast(Normals.C2);
    private static final DoubleVector C3 = Vectors.broadcast(Normals.C3);
    private static final DoubleVector C4 = Vectors.broadcast(Normals.C4);
    private static final DoubleVector C5 = Vectors.broadcast(Normals.C5);

    private VectorNormals() {}

    /** Puts R of every pair where its second normal will go. One loop over pairs and draws, which alone would be too short to be fast. */
    static void radii(long memory, int pairs, int lanes) {
        int others = -lanes;
        for (int n = 0; n < pairs * lanes; n += STEP) {
            long first = memory + BYTES * (n + (n & others)) & ADDRESSES;
            LongVector shifted = LongVector.fromMemorySegment(LONGS, MEMORY, first, ORDER)
                    .lanewise(VectorOperators.LSHR, Normals.RADIUS_SHIFT).or(Logarithm.TWO_TO_52_BITS)
                    .viewAsFloatingLanes().sub(Normals.RADIUS_ORIGIN).viewAsIntegralLanes()
                    .add(Logarithm.ONE_BITS - Logarithm.TWO_THIRDS_BITS);
            DoubleVector e = EXPONENT_ORIGIN.sub(
                    shifted.lanewise(VectorOperators.LSHR, 52).or(Logarithm.TWO_TO_52_BITS).viewAsFloatingLanes());
            DoubleVector g = ONE
                    .sub(shifted.and(Logarithm.MANTISSA).add(Logarithm.TWO_THIRDS_BITS).viewAsFloatingLanes());
            DoubleVector s = g.mul(g);
            DoubleVector q = s.mul(s);
            DoubleVector low = q.fma(s.fma(g.fma(L7, L6), g.fma(L5, L4)), s.fma(g.fma(L3, L2), g.fma(L1, L0)));
            DoubleVector high = q.fma(L12, s.fma(g.fma(L11, L10), g.fma(L9, L8)));
            DoubleVector radius = s.fma(q.mul(q).fma(high, low), e.fma(LN2, g)).sqrt();
            radius.intoMemorySegment(MEMORY, first + BYTES * lanes & ADDRESSES, ORDER);
        }
    }

    /** Makes pairs of normals of words and the radii beside them, in place. */
    static void turns(long memory, int pairs, int lanes) {
        int others = -lanes;
        for (int n = 0; n < pairs * lanes; n += STEP) {
            long first = memory + BYTES * (n + (n & others)) & ADDRESSES;
            long second = first + BYTES * lanes & ADDRESSES;
            LongVector word = LongVector.fromMemorySegment(LONGS, MEMORY, first, ORDER);
            DoubleVector radius = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, second, ORDER);
            DoubleVector x = word.and(Normals.ANGLE_BITS).or(Logarithm.TWO_TO_52_BITS).viewAsFloatingLanes()
                    .sub(Normals.ANGLE_ORIGIN);
            DoubleVector s = x.mul(x);
            DoubleVector q = s.mul(s);
            DoubleVector o = q.mul(q);
            DoubleVector sine = x.mul(o.fma(S4, q.fma(s.fma(S3, S2), s.fma(S1, S0))));
            DoubleVector cosine = o.fma(s.fma(C5, C4), q.fma(s.fma(C3, C2), s.fma(C1, C0)));
            LongVector one = radius.mul(cosine.sub(sine)).viewAsIntegralLanes().lanewise(VectorOperators.XOR,
                    word.lanewise(VectorOperators.LSHL, 63));
            LongVector two = radius.mul(cosine.add(sine)).viewAsIntegralLanes().lanewise(VectorOperators.XOR,
                    word.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE));
            one.intoMemorySegment(MEMORY, first, ORDER);
            two.intoMemorySegment(MEMORY, second, ORDER);
        }
    }

    static void uniforms(long memory, int length) {
        for (int i = 0; i < length; i += STEP) {
            long address = memory + BYTES * i & ADDRESSES;
            LongVector.fromMemorySegment(LONGS, MEMORY, address, ORDER).lanewise(VectorOperators.LSHR, 12)
                    .or(Uniforms.ONE_BITS).viewAsFloatingLanes().sub(Uniforms.ORIGIN)
                    .intoMemorySegment(MEMORY, address, ORDER);
        }
    }

    /** Stores chi of every candidate the squeeze accepts, NaN for the others; whether there are no others. */
    static boolean chi(long normals, long uniforms, double slope, double twiceShift, long out, int lanes) {
        DoubleVector slopes = Vectors.broadcast(slope);
        boolean all = true;
        for (int i = 0; i < lanes; i += STEP) {
            DoubleVector x = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, normals + BYTES * i & ADDRESSES, ORDER);
            DoubleVector u = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, uniforms + BYTES * i & ADDRESSES, ORDER);
            DoubleVector root = x.fma(slopes, ONE);
            DoubleVector v = root.mul(root).mul(root);
            DoubleVector square = x.mul(x);
            DoubleVector squeeze = ONE.sub(square.mul(ChiLaw.SQUEEZE).mul(square));
            VectorMask<Double> accepted = root.compare(VectorOperators.GT, 0.0)
                    .and(u.compare(VectorOperators.LT, squeeze));
            NAN.blend(v.mul(twiceShift).sqrt(), accepted).intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
            all &= accepted.allTrue();
        }
        return all;
    }
}
