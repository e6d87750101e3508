package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Exponential}, {@link Logarithm} and {@link SineCosine} on ranges, a vector at a time: the same operations in the same order. Each is
 * one method written out, because the compiler stops inlining methods of ours, though not those of the vector classes, once one
 * compilation has grown large; and constants are vectors made once, for the same reason.
 */
final class VectorMath {

    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final long BYTES = Double.BYTES;
    private static final long ADDRESSES = Vectors.ADDRESSES;
    private static final int STEP = Vectors.STEP;
    private static final MemorySegment MEMORY = Vectors.MEMORY;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private static final DoubleVector MINUS_HALF = Vectors.broadcast(-0.5);
    private static final DoubleVector ONE = Vectors.broadcast(1.0);
    private static final DoubleVector EXP_C0 = Vectors.broadcast(Exponential.C0);
    private static final DoubleVector EXP_C1 = Vectors.broadcast(Exponential.C1);
    private static final DoubleVector EXP_C10 = Vectors.broadcast(Exponential.C10);
    private static final DoubleVector EXP_C2 = Vectors.broadcast(Exponential.C2);
    private static final DoubleVector EXP_C3 = Vectors.broadcast(Exponential.C3);
    private static final DoubleVector EXP_C4 = Vectors.broadcast(Exponential.C4);
    private static final DoubleVector EXP_C5 = Vectors.broadcast(Exponential.C5);
    private static final DoubleVector EXP_C6 = Vectors.broadcast(Exponential.C6);
    private static final DoubleVector EXP_C7 = Vectors.broadcast(Exponential.C7);
    private static final DoubleVector EXP_C8 = Vectors.broadcast(Exponential.C8);
    private static final DoubleVector EXP_C9 = Vectors.broadcast(Exponential.C9);
    private static final DoubleVector EXP_MINUS_LN2 = Vectors.broadcast(-Exponential.LN2);
    private static final DoubleVector EXP_LARGEST = Vectors.broadcast(Exponential.LARGEST);
    private static final DoubleVector EXP_SMALLEST = Vectors.broadcast(Exponential.SMALLEST);
    private static final DoubleVector EXP_LOG2_E = Vectors.broadcast(Exponential.LOG2_E);
    private static final DoubleVector EXP_ROUNDER = Vectors.broadcast(Exponential.ROUNDER);
    private static final DoubleVector WEIGHT_C0 = Vectors.broadcast(Exponential.W0);
    private static final DoubleVector WEIGHT_C1 = Vectors.broadcast(Exponential.W1);
    private static final DoubleVector WEIGHT_C2 = Vectors.broadcast(Exponential.W2);
    private static final DoubleVector WEIGHT_C3 = Vectors.broadcast(Exponential.W3);
    private static final DoubleVector WEIGHT_C4 = Vectors.broadcast(Exponential.W4);
    private static final DoubleVector WEIGHT_C5 = Vectors.broadcast(Exponential.W5);
    private static final DoubleVector WEIGHT_C6 = Vectors.broadcast(Exponential.W6);
    private static final DoubleVector WEIGHT_C7 = Vectors.broadcast(Exponential.W7);
    private static final DoubleVector WEIGHT_SMALLEST = Vectors.broadcast(Exponential.SMALLEST_WEIGHT);
    private static final DoubleVector LOG_C0 = Vectors.broadcast(Logarithm.C0);
    private static final DoubleVector LOG_C1 = Vectors.broadcast(Logarithm.C1);
    private static final DoubleVector LOG_C10 = Vectors.broadcast(Logarithm.C10);
    private static final DoubleVector LOG_C11 = Vectors.broadcast(Logarithm.C11);
    private static final DoubleVector LOG_C12 = Vectors.broadcast(Logarithm.C12);
    private static final DoubleVector LOG_C13 = Vectors.broadcast(Logarithm.C13);
    private static final DoubleVector LOG_C14 = Vectors.broadcast(Logarithm.C14);
    private static final DoubleVector LOG_C15 = Vectors.broadcast(Logarithm.C15);
    private static final DoubleVector LOG_C16 = Vectors.broadcast(Logarithm.C16);
    private static final DoubleVector LOG_C17 = Vectors.broadcast(Logarithm.C17);
    private static final DoubleVector LOG_C18 = Vectors.broadcast(Logarithm.C18);
    private static final DoubleVector LOG_C2 = Vectors.broadcast(Logarithm.C2);
    private static final DoubleVector LOG_C3 = Vectors.broadcast(Logarithm.C3);
    private static final DoubleVector LOG_C4 = Vectors.broadcast(Logarithm.C4);
    private static final DoubleVector LOG_C5 = Vectors.broadcast(Logarithm.C5);
    private static final DoubleVector LOG_C6 = Vectors.broadcast(Logarithm.C6);
    private static final DoubleVector LOG_C7 = Vectors.broadcast(Logarithm.C7);
    private static final DoubleVector LOG_C8 = Vectors.broadcast(Logarithm.C8);
    private static final DoubleVector LOG_C9 = Vectors.broadcast(Logarithm.C9);
    private static final DoubleVector LOG_LN2_REST = Vectors.broadcast(Logarithm.LN2_REST);
    private static final DoubleVector TRIG_C0 = Vectors.broadcast(SineCosine.C0);
    private static final DoubleVector TRIG_C1 = Vectors.broadcast(SineCosine.C1);
    private static final DoubleVector TRIG_C2 = Vectors.broadcast(SineCosine.C2);
    private static final DoubleVector TRIG_C3 = Vectors.broadcast(SineCosine.C3);
    private static final DoubleVector TRIG_C4 = Vectors.broadcast(SineCosine.C4);
    private static final DoubleVector TRIG_C5 = Vectors.broadcast(SineCosine.C5);
    private static final DoubleVector TRIG_HALF_PI = Vectors.broadcast(SineCosine.HALF_PI);
    private static final DoubleVector TRIG_HALF_PI_REST = Vectors.broadcast(SineCosine.HALF_PI_REST);
    private static final DoubleVector TRIG_HALF_PI_REST_OF_REST = Vectors.broadcast(SineCosine.HALF_PI_REST_OF_REST);
    private static final DoubleVector TRIG_ROUNDER = Vectors.broadcast(SineCosine.ROUNDER);
    private static final DoubleVector TRIG_S0 = Vectors.broadcast(SineCosine.S0);
    private static final DoubleVector TRIG_S1 = Vectors.broadcast(SineCosine.S1);
    private static final DoubleVector TRIG_S2 = Vectors.broadcast(SineCosine.S2);
    private static final DoubleVector TRIG_S3 = Vectors.broadcast(SineCosine.S3);
    private static final DoubleVector TRIG_S4 = Vectors.broadcast(SineCosine.S4);
    private static final DoubleVector TRIG_S5 = Vectors.broadcast(SineCosine.S5);
    private static final DoubleVector TRIG_TWO_OVER_PI = Vectors.broadcast(SineCosine.TWO_OVER_PI);

    private VectorMath() {}

    static void exp(long in, int length, long out) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER);
            DoubleVector above = x.blend(EXP_SMALLEST, x.compare(VectorOperators.LT, EXP_SMALLEST));
            DoubleVector bounded = above.blend(EXP_LARGEST, above.compare(VectorOperators.GT, EXP_LARGEST));
            DoubleVector rounded = bounded.fma(EXP_LOG2_E, EXP_ROUNDER);
            DoubleVector k = rounded.sub(EXP_ROUNDER);
            DoubleVector coarse = k.fma(EXP_MINUS_LN2, bounded);
            DoubleVector shift = k.mul(Exponential.LN2_REST);
            DoubleVector r = coarse.sub(shift);
            DoubleVector lost = coarse.sub(r).sub(shift);
            DoubleVector s = r.mul(r);
            DoubleVector q = s.mul(s);
            DoubleVector low = q.fma(s.fma(r.fma(EXP_C7, EXP_C6), r.fma(EXP_C5, EXP_C4)),
                    s.fma(r.fma(EXP_C3, EXP_C2), r.fma(EXP_C1, EXP_C0)));
            DoubleVector high = s.fma(EXP_C10, r.fma(EXP_C9, EXP_C8));
            DoubleVector mantissa = r.add(s.fma(q.mul(q).fma(high, low), lost)).add(1.0);
            LongVector exponents = rounded.viewAsIntegralLanes()
                    .add(2L * Double.MAX_EXPONENT - Exponential.ROUNDER_BITS);
            LongVector half = exponents.lanewise(VectorOperators.LSHR, 1);
            DoubleVector first = half.lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector second = exponents.sub(half).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            mantissa.mul(first).mul(second).intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    /** {@link Exponential#weight} in place. */
    static void weights(long range, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, range + BYTES * i & ADDRESSES, ORDER);
            DoubleVector bounded = x.blend(WEIGHT_SMALLEST, x.compare(VectorOperators.LT, WEIGHT_SMALLEST));
            DoubleVector rounded = bounded.fma(EXP_LOG2_E, EXP_ROUNDER);
            DoubleVector r = rounded.sub(EXP_ROUNDER).fma(EXP_MINUS_LN2, bounded);
            DoubleVector s = r.mul(r);
            DoubleVector polynomial = s.mul(s).fma(
                    s.fma(r.fma(WEIGHT_C7, WEIGHT_C6), r.fma(WEIGHT_C5, WEIGHT_C4)),
                    s.fma(r.fma(WEIGHT_C3, WEIGHT_C2), r.fma(WEIGHT_C1, WEIGHT_C0)));
            LongVector exponents = rounded.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, 52);
            s.fma(polynomial, r).add(ONE).viewAsIntegralLanes().add(exponents).viewAsFloatingLanes()
                    .intoMemorySegment(MEMORY, range + BYTES * i & ADDRESSES, ORDER);
        }
    }

    /** Whether every number of the range is positive, normal and finite. */
    static boolean areNormal(long in, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER);
            if (!x.compare(VectorOperators.GE, Double.MIN_NORMAL).and(x.compare(VectorOperators.LE, Double.MAX_VALUE))
                    .allTrue()) {
                return false;
            }
        }
        return true;
    }

    static void logOfNormal(long in, int length, long out) {
        for (int i = 0; i < length; i += STEP) {
            LongVector shifted = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER)
                    .viewAsIntegralLanes()
                    .add(Logarithm.ONE_BITS - Logarithm.TWO_THIRDS_BITS);
            DoubleVector exponent = shifted.lanewise(VectorOperators.LSHR, 52).or(Logarithm.TWO_TO_52_BITS)
                    .viewAsFloatingLanes()
                    .sub(Logarithm.TWO_TO_52 + Logarithm.EXPONENT_BIAS);
            DoubleVector f = shifted.and(Logarithm.MANTISSA).add(Logarithm.TWO_THIRDS_BITS).viewAsFloatingLanes()
                    .sub(1.0);
            DoubleVector s = f.mul(f);
            DoubleVector even = s.fma(s.fma(s.fma(s.fma(LOG_C18, LOG_C16), LOG_C14), LOG_C12), LOG_C10);
            DoubleVector odd = s.fma(s.fma(s.fma(LOG_C17, LOG_C15), LOG_C13), LOG_C11);
            even = s.fma(s.fma(s.fma(s.fma(s.fma(even, LOG_C8), LOG_C6), LOG_C4), LOG_C2), LOG_C0);
            odd = s.fma(s.fma(s.fma(s.fma(s.fma(odd, LOG_C9), LOG_C7), LOG_C5), LOG_C3), LOG_C1);
            DoubleVector corrected = s.mul(f.fma(f.fma(odd, even), MINUS_HALF));
            DoubleVector large = exponent.mul(Logarithm.LN2);
            DoubleVector sum = large.add(f);
            DoubleVector lost = f.sub(sum.sub(large));
            sum.add(lost.add(exponent.fma(LOG_LN2_REST, corrected))).intoMemorySegment(MEMORY,
                    out + BYTES * i & ADDRESSES, ORDER);
        }
    }

    /** Whether every number of the range is small enough for {@link #cosine}. */
    static boolean areReducible(long in, int length) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER);
            if (!x.abs().compare(VectorOperators.LE, SineCosine.LARGEST).allTrue()) {
                return false;
            }
        }
        return true;
    }

    static void cosine(long in, int length, long out) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = DoubleVector.fromMemorySegment(DOUBLES, MEMORY, in + BYTES * i & ADDRESSES, ORDER).abs();
            DoubleVector rounded = x.fma(TRIG_TWO_OVER_PI, TRIG_ROUNDER);
            DoubleVector k = rounded.sub(TRIG_ROUNDER);
            LongVector quadrant = rounded.viewAsIntegralLanes().add(1L);
            DoubleVector coarse = k.neg().fma(TRIG_HALF_PI, x);
            DoubleVector shift = k.mul(TRIG_HALF_PI_REST);
            DoubleVector lost = k.fma(TRIG_HALF_PI_REST, shift.neg());
            DoubleVector r = coarse.sub(shift);
            DoubleVector rest = k.neg().fma(TRIG_HALF_PI_REST_OF_REST, coarse.sub(r).sub(shift).sub(lost));
            DoubleVector s = r.mul(r);
            DoubleVector half = s.mul(0.5);
            DoubleVector near = ONE.sub(half);
            DoubleVector sines = s.fma(s.fma(s.fma(s.fma(s.fma(TRIG_S5, TRIG_S4), TRIG_S3), TRIG_S2), TRIG_S1),
                    TRIG_S0);
            DoubleVector sine = r.add(r.mul(s).fma(sines, rest.mul(near)));
            DoubleVector cosines = s.fma(s.fma(s.fma(s.fma(s.fma(TRIG_C5, TRIG_C4), TRIG_C3), TRIG_C2), TRIG_C1),
                    TRIG_C0);
            DoubleVector cosine = near.add(s.mul(s).fma(cosines, r.neg().fma(rest, ONE.sub(near).sub(half))));
            VectorMask<Double> even = quadrant.and(1L).compare(VectorOperators.EQ, 0L).cast(DOUBLES);
            LongVector sign = quadrant.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE);
            cosine.blend(sine, even).viewAsIntegralLanes().lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes()
                    .intoMemorySegment(MEMORY, out + BYTES * i & ADDRESSES, ORDER);
        }
    }
}
