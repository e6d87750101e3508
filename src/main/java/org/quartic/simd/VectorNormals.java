package org.quartic.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Normals}, {@link Uniforms} and {@link ChiCandidate} for the draws of one vector. */
final class VectorNormals {

    private static final int WIDTH = Lanes.WIDTH;

    private VectorNormals() {}

    static void fromWords(Lanes memory, int offset, int count) {
        int paired = count & ~1;
        for (int j = 0; j < paired; j += 2) {
            int first = offset + WIDTH * j;
            for (int i = first; i < first + WIDTH; i += Vectors.STEP) {
                pair(memory, i);
            }
        }
        if (paired < count) {
            int first = offset + WIDTH * paired;
            for (int i = first; i < first + WIDTH; i += Vectors.STEP) {
                Vectors.store(first(Vectors.loadBits(memory, i)), memory, i);
            }
        }
    }

    private static void pair(Lanes memory, int index) {
        LongVector word = Vectors.loadBits(memory, index);
        DoubleVector radius = radius(word);
        DoubleVector angle = angle(word);
        DoubleVector sine = VectorMath.sineOfSmall(angle);
        DoubleVector cosine = VectorMath.cosineOfSmall(angle);
        Vectors.store(signed(radius.mul(cosine.sub(sine)), word.lanewise(VectorOperators.LSHL, 63)), memory, index);
        Vectors.store(signed(radius.mul(cosine.add(sine)), word.lanewise(VectorOperators.LSHL, 62)), memory,
                index + WIDTH);
    }

    /** The first normal of a word. */
    static DoubleVector first(LongVector word) {
        DoubleVector angle = angle(word);
        DoubleVector projection = VectorMath.cosineOfSmall(angle).sub(VectorMath.sineOfSmall(angle));
        return signed(radius(word).mul(projection), word.lanewise(VectorOperators.LSHL, 63));
    }

    /** The uniform number of a word. */
    static DoubleVector uniform(LongVector word) {
        return word.lanewise(VectorOperators.LSHR, 12).or(Uniforms.ONE_BITS).viewAsFloatingLanes().sub(Uniforms.ORIGIN);
    }

    /** Stores chi of every candidate; the lanes accepted by the squeeze come back as bits. */
    static int chi(DoubleVector x, DoubleVector u, ChiCandidate law, Lanes out, int offset) {
        DoubleVector root = Vectors.broadcast(law.slope()).fma(x, Vectors.broadcast(1.0));
        DoubleVector v = root.mul(root).mul(root);
        Vectors.store(v.mul(2.0 * law.shift()).sqrt(), out, offset);
        DoubleVector square = x.mul(x);
        DoubleVector squeeze = Vectors.broadcast(1.0).sub(square.mul(ChiCandidate.SQUEEZE).mul(square));
        VectorMask<Double> accepted = root.compare(VectorOperators.GT, 0.0).and(u.compare(VectorOperators.LT, squeeze));
        return (int) accepted.toLong();
    }

    private static DoubleVector radius(LongVector word) {
        DoubleVector u = word.lanewise(VectorOperators.LSHR, 12).and(Normals.RADIUS_BITS).or(Normals.ONE_BITS)
                .viewAsFloatingLanes()
                .sub(Normals.RADIUS_ORIGIN);
        return VectorMath.logOfNormal(u).neg().sqrt();
    }

    private static DoubleVector angle(LongVector word) {
        return word.lanewise(VectorOperators.LSHL, 24).and(Normals.ANGLE_BITS).or(Normals.ONE_BITS)
                .viewAsFloatingLanes()
                .sub(Normals.ANGLE_ORIGIN).mul(Normals.HALF_PI);
    }

    private static DoubleVector signed(DoubleVector value, LongVector signBit) {
        return value.viewAsIntegralLanes().lanewise(VectorOperators.XOR, signBit.and(Long.MIN_VALUE))
                .viewAsFloatingLanes();
    }
}
