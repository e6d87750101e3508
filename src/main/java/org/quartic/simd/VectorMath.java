package org.quartic.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Exponential}, {@link Logarithm} and {@link SineCosine} for one vector: the same operations in the same order. */
final class VectorMath {

    private VectorMath() {}

    static DoubleVector exp(DoubleVector x) {
        DoubleVector bounded = x.max(Exponential.SMALLEST).min(Exponential.LARGEST);
        DoubleVector rounded = bounded.fma(Vectors.broadcast(Exponential.LOG2_E),
                Vectors.broadcast(Exponential.ROUNDER));
        DoubleVector k = rounded.sub(Exponential.ROUNDER);
        DoubleVector coarse = k.neg().fma(Vectors.broadcast(Exponential.LN2), bounded);
        DoubleVector shift = k.mul(Exponential.LN2_REST);
        DoubleVector r = coarse.sub(shift);
        DoubleVector lost = coarse.sub(r).sub(shift);
        DoubleVector mantissa = expOfSmall(r, lost);
        LongVector exponents = rounded.viewAsIntegralLanes().sub(Exponential.ROUNDER_BITS)
                .add(2L * Double.MAX_EXPONENT);
        LongVector half = exponents.lanewise(VectorOperators.LSHR, 1);
        return mantissa.mul(power(half)).mul(power(exponents.sub(half)));
    }

    private static DoubleVector power(LongVector biasedExponent) {
        return biasedExponent.lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
    }

    private static DoubleVector expOfSmall(DoubleVector r, DoubleVector lost) {
        DoubleVector s = r.mul(r);
        DoubleVector even = s.fma(Vectors.broadcast(Exponential.C10), Vectors.broadcast(Exponential.C8));
        DoubleVector odd = s.fma(Vectors.broadcast(Exponential.C9), Vectors.broadcast(Exponential.C7));
        even = s.fma(even, Vectors.broadcast(Exponential.C6));
        odd = s.fma(odd, Vectors.broadcast(Exponential.C5));
        even = s.fma(even, Vectors.broadcast(Exponential.C4));
        odd = s.fma(odd, Vectors.broadcast(Exponential.C3));
        even = s.fma(even, Vectors.broadcast(Exponential.C2));
        odd = s.fma(odd, Vectors.broadcast(Exponential.C1));
        even = s.fma(even, Vectors.broadcast(Exponential.C0));
        return r.add(s.fma(r.fma(odd, even), lost)).add(1.0);
    }

    /** Whether every lane is positive, normal and finite. */
    static boolean isNormal(DoubleVector x) {
        VectorMask<Double> normal = x.compare(VectorOperators.GE, Double.MIN_NORMAL)
                .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
        return normal.allTrue();
    }

    static DoubleVector logOfNormal(DoubleVector x) {
        LongVector shifted = x.viewAsIntegralLanes().add(Logarithm.ONE_BITS - Logarithm.TWO_THIRDS_BITS);
        DoubleVector exponent = shifted.lanewise(VectorOperators.LSHR, 52).or(Logarithm.TWO_TO_52_BITS)
                .viewAsFloatingLanes()
                .sub(Logarithm.TWO_TO_52 + Logarithm.EXPONENT_BIAS);
        DoubleVector f = shifted.and(Logarithm.MANTISSA).add(Logarithm.TWO_THIRDS_BITS).viewAsFloatingLanes().sub(1.0);
        DoubleVector square = f.mul(f);
        DoubleVector corrected = square.mul(f.fma(logSeries(f, square), Vectors.broadcast(-0.5)));
        DoubleVector large = exponent.mul(Logarithm.LN2);
        DoubleVector sum = large.add(f);
        DoubleVector lost = f.sub(sum.sub(large));
        return sum.add(lost.add(exponent.fma(Vectors.broadcast(Logarithm.LN2_REST), corrected)));
    }

    private static DoubleVector logSeries(DoubleVector f, DoubleVector s) {
        DoubleVector even = s.fma(Vectors.broadcast(Logarithm.C18), Vectors.broadcast(Logarithm.C16));
        DoubleVector odd = s.fma(Vectors.broadcast(Logarithm.C17), Vectors.broadcast(Logarithm.C15));
        even = s.fma(even, Vectors.broadcast(Logarithm.C14));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C13));
        even = s.fma(even, Vectors.broadcast(Logarithm.C12));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C11));
        even = s.fma(even, Vectors.broadcast(Logarithm.C10));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C9));
        even = s.fma(even, Vectors.broadcast(Logarithm.C8));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C7));
        even = s.fma(even, Vectors.broadcast(Logarithm.C6));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C5));
        even = s.fma(even, Vectors.broadcast(Logarithm.C4));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C3));
        even = s.fma(even, Vectors.broadcast(Logarithm.C2));
        odd = s.fma(odd, Vectors.broadcast(Logarithm.C1));
        even = s.fma(even, Vectors.broadcast(Logarithm.C0));
        return f.fma(odd, even);
    }

    /** Whether every lane is small enough for {@link #cosine}. */
    static boolean isReducible(DoubleVector x) {
        return x.abs().compare(VectorOperators.LE, SineCosine.LARGEST).allTrue();
    }

    static DoubleVector cosine(DoubleVector angle) {
        DoubleVector x = angle.abs();
        DoubleVector rounded = x.fma(Vectors.broadcast(SineCosine.TWO_OVER_PI), Vectors.broadcast(SineCosine.ROUNDER));
        DoubleVector k = rounded.sub(SineCosine.ROUNDER);
        LongVector quadrant = rounded.viewAsIntegralLanes().add(1L);
        DoubleVector coarse = k.neg().fma(Vectors.broadcast(SineCosine.HALF_PI), x);
        DoubleVector shift = k.mul(SineCosine.HALF_PI_REST);
        DoubleVector lost = k.fma(Vectors.broadcast(SineCosine.HALF_PI_REST), shift.neg());
        DoubleVector r = coarse.sub(shift);
        DoubleVector rest = k.neg().fma(Vectors.broadcast(SineCosine.HALF_PI_REST_OF_REST),
                coarse.sub(r).sub(shift).sub(lost));
        DoubleVector turned = turned(r, rest, quadrant.and(1L).compare(VectorOperators.EQ, 0L).cast(Vectors.DOUBLES));
        LongVector sign = quadrant.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE);
        return turned.viewAsIntegralLanes().lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes();
    }

    private static DoubleVector turned(DoubleVector r, DoubleVector rest, VectorMask<Double> even) {
        DoubleVector square = r.mul(r);
        DoubleVector half = square.mul(0.5);
        DoubleVector near = Vectors.broadcast(1.0).sub(half);
        DoubleVector sine = r.add(r.mul(square).fma(sineSeries(square), rest.mul(near)));
        DoubleVector correction = r.neg().fma(rest, Vectors.broadcast(1.0).sub(near).sub(half));
        DoubleVector cosine = near.add(square.mul(square).fma(cosineSeries(square), correction));
        return cosine.blend(sine, even);
    }

    static DoubleVector sineOfSmall(DoubleVector x) {
        DoubleVector square = x.mul(x);
        return x.mul(square).fma(sineSeries(square), x);
    }

    static DoubleVector cosineOfSmall(DoubleVector x) {
        DoubleVector square = x.mul(x);
        return square.fma(square.fma(cosineSeries(square), Vectors.broadcast(-0.5)), Vectors.broadcast(1.0));
    }

    private static DoubleVector sineSeries(DoubleVector s) {
        DoubleVector sum = s.fma(Vectors.broadcast(SineCosine.S5), Vectors.broadcast(SineCosine.S4));
        sum = s.fma(sum, Vectors.broadcast(SineCosine.S3));
        sum = s.fma(sum, Vectors.broadcast(SineCosine.S2));
        sum = s.fma(sum, Vectors.broadcast(SineCosine.S1));
        return s.fma(sum, Vectors.broadcast(SineCosine.S0));
    }

    private static DoubleVector cosineSeries(DoubleVector s) {
        DoubleVector sum = s.fma(Vectors.broadcast(SineCosine.C5), Vectors.broadcast(SineCosine.C4));
        sum = s.fma(sum, Vectors.broadcast(SineCosine.C3));
        sum = s.fma(sum, Vectors.broadcast(SineCosine.C2));
        sum = s.fma(sum, Vectors.broadcast(SineCosine.C1));
        return s.fma(sum, Vectors.broadcast(SineCosine.C0));
    }
}
