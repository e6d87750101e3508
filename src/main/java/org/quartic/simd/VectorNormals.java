package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Normals}, {@link Uniforms} and {@link ChiLaw} a vector at a time, in passes that are each small enough for the compiler:
 * first u of every pair, then its logarithm, then the normals.
 */
final class VectorNormals {

    private static final int WIDTH = Lanes.WIDTH;
    private static final VectorSpecies<Double> DOUBLES = Vectors.DOUBLES;
    private static final VectorSpecies<Long> LONGS = Vectors.LONGS;
    private static final long BYTES = Double.BYTES;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final DoubleVector ONE = Vectors.broadcast(1.0);
    private static final DoubleVector MINUS_HALF = Vectors.broadcast(-0.5);
    private static final DoubleVector S0 = Vectors.broadcast(SineCosine.S0);
    private static final DoubleVector S1 = Vectors.broadcast(SineCosine.S1);
    private static final DoubleVector S2 = Vectors.broadcast(SineCosine.S2);
    private static final DoubleVector S3 = Vectors.broadcast(SineCosine.S3);
    private static final DoubleVector S4 = Vectors.broadcast(SineCosine.S4);
    private static final DoubleVector S5 = Vectors.broadcast(SineCosine.S5);
    private static final DoubleVector C0 = Vectors.broadcast(SineCosine.C0);
    private static final DoubleVector C1 = Vectors.broadcast(SineCosine.C1);
    private static final DoubleVector C2 = Vectors.broadcast(SineCosine.C2);
    private static final DoubleVector C3 = Vectors.broadcast(SineCosine.C3);
    private static final DoubleVector C4 = Vectors.broadcast(SineCosine.C4);
    private static final DoubleVector C5 = Vectors.broadcast(SineCosine.C5);

    private VectorNormals() {}

    /** Puts ln u of every word where the second normal of its pair will go. */
    static void radii(MemorySegment memory, int offset, int pairs) {
        for (int i = offset; i < offset + 2 * WIDTH * pairs; i += 2 * WIDTH) {
            for (int lane = i; lane < i + WIDTH; lane += Vectors.STEP) {
                LongVector.fromMemorySegment(LONGS, memory, BYTES * lane, ORDER).lanewise(VectorOperators.LSHR, 12)
                        .and(Normals.RADIUS_BITS).or(Normals.ONE_BITS).viewAsFloatingLanes().sub(Normals.RADIUS_ORIGIN)
                        .intoMemorySegment(memory, BYTES * (lane + WIDTH), ORDER);
            }
            VectorMath.logOfNormal(memory, i + WIDTH, WIDTH, memory, i + WIDTH);
        }
    }

    /** Makes pairs of normals of words and the logarithms beside them. */
    static void turns(MemorySegment memory, int offset, int pairs) {
        for (int i = offset; i < offset + 2 * WIDTH * pairs; i += 2 * WIDTH) {
            for (int lane = i; lane < i + WIDTH; lane += Vectors.STEP) {
                LongVector word = LongVector.fromMemorySegment(LONGS, memory, BYTES * lane, ORDER);
                DoubleVector t = word.lanewise(VectorOperators.LSHL, 24).and(Normals.ANGLE_BITS).or(Normals.ONE_BITS)
                        .viewAsFloatingLanes().sub(Normals.ANGLE_ORIGIN).mul(Normals.HALF_PI);
                DoubleVector s = t.mul(t);
                DoubleVector sine = t.mul(s).fma(s.fma(s.fma(s.fma(s.fma(s.fma(S5, S4), S3), S2), S1), S0), t);
                DoubleVector cosines = s.fma(s.fma(s.fma(s.fma(s.fma(C5, C4), C3), C2), C1), C0);
                DoubleVector cosine = s.fma(s.fma(cosines, MINUS_HALF), ONE);
                DoubleVector radius = DoubleVector.fromMemorySegment(DOUBLES, memory, BYTES * (lane + WIDTH), ORDER)
                        .neg().sqrt();
                radius.mul(cosine.sub(sine)).viewAsIntegralLanes()
                        .lanewise(VectorOperators.XOR, word.lanewise(VectorOperators.LSHL, 63))
                        .intoMemorySegment(memory, BYTES * lane, ORDER);
                radius.mul(cosine.add(sine)).viewAsIntegralLanes()
                        .lanewise(VectorOperators.XOR, word.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE))
                        .intoMemorySegment(memory, BYTES * (lane + WIDTH), ORDER);
            }
        }
    }

    static void uniforms(MemorySegment memory, int offset, int length) {
        for (int i = offset; i < offset + length; i += Vectors.STEP) {
            LongVector.fromMemorySegment(LONGS, memory, BYTES * i, ORDER).lanewise(VectorOperators.LSHR, 12)
                    .or(Uniforms.ONE_BITS)
                    .viewAsFloatingLanes().sub(Uniforms.ORIGIN).intoMemorySegment(memory, BYTES * i, ORDER);
        }
    }

    /** Stores chi of every candidate; the lanes accepted by the squeeze come back as bits. */
    static int chi(DoubleVector x, DoubleVector u, ChiLaw law, Lanes out, int offset) {
        DoubleVector root = Vectors.broadcast(law.slope()).fma(x, ONE);
        DoubleVector v = root.mul(root).mul(root);
        Vectors.store(v.mul(2.0 * law.shift()).sqrt(), out, offset);
        DoubleVector square = x.mul(x);
        DoubleVector squeeze = ONE.sub(square.mul(ChiLaw.SQUEEZE).mul(square));
        VectorMask<Double> accepted = root.compare(VectorOperators.GT, 0.0).and(u.compare(VectorOperators.LT, squeeze));
        return (int) accepted.toLong();
    }
}
