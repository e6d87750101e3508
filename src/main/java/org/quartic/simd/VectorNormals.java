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

    /**
     * Puts R of every pair where its second normal will go. One loop over pairs and draws, which alone would be too short to be fast, and two
     * vectors side by side, since one is a long chain of operations that wait for each other. Where there is no second, it is the first again.
     */
    static void radii(long memory, int pairs, int lanes) {
        int others = -lanes;
        int last = pairs * lanes - STEP;
        for (int n0 = 0; n0 <= last; n0 += 2 * STEP) {
            int n1 = Math.min(n0 + STEP, last);
            long first0 = memory + BYTES * (n0 + (n0 & others)) & ADDRESSES;
            long first1 = memory + BYTES * (n1 + (n1 & others)) & ADDRESSES;
            LongVector shifted0 = LongVector.fromMemorySegment(LONGS, MEMORY, first0, ORDER)
                    .lanewise(VectorOperators.LSHR, Normals.RADIUS_SHIFT).or(Logarithm.TWO_TO_52_BITS)
                    .viewAsFloatingLanes().sub(Normals.RADIUS_ORIGIN).viewAsIntegralLanes()
                    .add(Logarithm.ONE_BITS - Logarithm.TWO_THIRDS_BITS);
            LongVector shifted1 = LongVector.fromMemorySegment(LONGS, MEMORY, first1, ORDER)
                    .lanewise(VectorOperators.LSHR, Normals.RADIUS_SHIFT).or(Logarithm.TWO_TO_52_BITS)
                    .viewAsFloatingLanes().sub(Normals.RADIUS_ORIGIN).viewAsIntegralLanes()
                    .add(Logarithm.ONE_BITS - Logarithm.TWO_THIRDS_BITS);
            DoubleVector e0 = EXPONENT_ORIGIN.sub(
                    shifted0.lanewise(VectorOperators.LSHR, 52).or(Logarithm.TWO_TO_52_BITS).viewAsFloatingLanes());
            DoubleVector e1 = EXPONENT_ORIGIN.sub(
                    shifted1.lanewise(VectorOperators.LSHR, 52).or(Logarithm.TWO_TO_52_BITS).viewAsFloatingLanes());
            DoubleVector g0 = ONE
                    .sub(shifted0.and(Logarithm.MANTISSA).add(Logarithm.TWO_THIRDS_BITS).viewAsFloatingLanes());
            DoubleVector g1 = ONE
                    .sub(shifted1.and(Logarithm.MANTISSA).add(Logarithm.TWO_THIRDS_BITS).viewAsFloatingLanes());
            DoubleVector s0 = g0.mul(g0);
            DoubleVector s1 = g1.mul(g1);
            DoubleVector q0 = s0.mul(s0);
            DoubleVector q1 = s1.mul(s1);
            DoubleVector low0 = q0.fma(s0.fma(g0.fma(L7, L6), g0.fma(L5, L4)), s0.fma(g0.fma(L3, L2), g0.fma(L1, L0)));
            DoubleVector low1 = q1.fma(s1.fma(g1.fma(L7, L6), g1.fma(L5, L4)), s1.fma(g1.fma(L3, L2), g1.fma(L1, L0)));
            DoubleVector high0 = q0.fma(L12, s0.fma(g0.fma(L11, L10), g0.fma(L9, L8)));
            DoubleVector high1 = q1.fma(L12, s1.fma(g1.fma(L11, L10), g1.fma(L9, L8)));
            DoubleVector radius0 = s0.fma(q0.mul(q0).fma(high0, low0), e0.fma(LN2, g0)).sqrt();
            DoubleVector radius1 = s1.fma(q1.mul(q1).fma(high1, low1), e1.fma(LN2, g1)).sqrt();
            radius0.intoMemorySegment(MEMORY, first0 + BYTES * lanes & ADDRESSES, ORDER);
            radius1.intoMemorySegment(MEMORY, first1 + BYTES * lanes & ADDRESSES, ORDER);
        }
    }

    /** Makes pairs of normals of words and the radii beside them, in place; loops as {@link #radii} does. */
    static void turns(long memory, int pairs, int lanes) {
        int others = -lanes;
        int last = pairs * lanes - STEP;
        for (int n0 = 0; n0 <= last; n0 += 2 * STEP) {
            int n1 = Math.min(n0 + STEP, last);
            long first0 = memory + BYTES * (n0 + (n0 & others)) & ADDRESSES;
            long first1 = memory + BYTES * (n1 + (n1 & others)) & ADDRESSES;
            long second0 = first0 + BYTES * lanes & ADDRESSES;
            long second1 = first1 + BYTES * lanes & ADDRESSES;
            LongVector word0 = LongVector.fromMemorySegment(LONGS, MEMORY, first0, ORDER);
            LongVector word1 = LongVector.fromMemorySegment(LONGS, MEMORY, first1, ORDER);
            DoubleVector radius0 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, second0, ORDER);
            DoubleVector radius1 = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, second1, ORDER);
            DoubleVector x0 = word0.and(Normals.ANGLE_BITS).or(Logarithm.TWO_TO_52_BITS).viewAsFloatingLanes()
                    .sub(Normals.ANGLE_ORIGIN);
            DoubleVector x1 = word1.and(Normals.ANGLE_BITS).or(Logarithm.TWO_TO_52_BITS).viewAsFloatingLanes()
                    .sub(Normals.ANGLE_ORIGIN);
            DoubleVector s0 = x0.mul(x0);
            DoubleVector s1 = x1.mul(x1);
            DoubleVector q0 = s0.mul(s0);
            DoubleVector q1 = s1.mul(s1);
            DoubleVector o0 = q0.mul(q0);
            DoubleVector o1 = q1.mul(q1);
            DoubleVector sine0 = x0.mul(o0.fma(S4, q0.fma(s0.fma(S3, S2), s0.fma(S1, S0))));
            DoubleVector sine1 = x1.mul(o1.fma(S4, q1.fma(s1.fma(S3, S2), s1.fma(S1, S0))));
            DoubleVector cosine0 = o0.fma(s0.fma(C5, C4), q0.fma(s0.fma(C3, C2), s0.fma(C1, C0)));
            DoubleVector cosine1 = o1.fma(s1.fma(C5, C4), q1.fma(s1.fma(C3, C2), s1.fma(C1, C0)));
            LongVector one0 = radius0.mul(cosine0.sub(sine0)).viewAsIntegralLanes().lanewise(VectorOperators.XOR,
                    word0.lanewise(VectorOperators.LSHL, 63));
            LongVector one1 = radius1.mul(cosine1.sub(sine1)).viewAsIntegralLanes().lanewise(VectorOperators.XOR,
                    word1.lanewise(VectorOperators.LSHL, 63));
            LongVector two0 = radius0.mul(cosine0.add(sine0)).viewAsIntegralLanes().lanewise(VectorOperators.XOR,
                    word0.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE));
            LongVector two1 = radius1.mul(cosine1.add(sine1)).viewAsIntegralLanes().lanewise(VectorOperators.XOR,
                    word1.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE));
            one0.intoMemorySegment(MEMORY, first0, ORDER);
            one1.intoMemorySegment(MEMORY, first1, ORDER);
            two0.intoMemorySegment(MEMORY, second0, ORDER);
            two1.intoMemorySegment(MEMORY, second1, ORDER);
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
