package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** What the tests of elementary functions share: doubles counted along the line of all doubles, and a comparison with a reference. */
final class Doubles {
    private Doubles() {}

    /** How many steps to the next double lead from one to the other; both zeros are one double. */
    static long between(double a, double b) {
        return Math.abs(position(a) - position(b));
    }

    private static long position(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    /** A double of any sign and magnitude up to this one, its exponent uniform. */
    static double anyUpTo(double largest, SplittableRandom random) {
        double magnitude = Double.longBitsToDouble(random.nextLong(Double.doubleToRawLongBits(largest) + 1));
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    /**
     * Two functions good to 1 ulp give neighbours or the same double, or else infinities and NaN alike.
     */
    static void assertNeighbours(int arguments, DoubleSupplier argument, DoubleUnaryOperator function,
            DoubleUnaryOperator reference) {
        for (int i = 0; i < arguments; i++) {
            double x = argument.getAsDouble();
            double value = function.applyAsDouble(x);
            double expected = reference.applyAsDouble(x);
            boolean neighbours = Double.isNaN(expected) ? Double.isNaN(value) : between(value, expected) <= 1;
            assertThat(neighbours).as("at %s: %s, reference %s", Double.toHexString(x), value, expected).isTrue();
        }
    }
}
