package org.quartic.random;

import org.hipparchus.random.SobolSequenceGenerator;

/**
 * The direction numbers of the Sobol sequence, those of Joe and Kuo (SIAM J. Sci. Comput. 30 (2008) 2635, set D6) as Hipparchus has them.
 *
 * <p>
 * The i-th point's digits are the exclusive or of the direction numbers of those bits that i has set. Direction numbers are kept with their
 * first binary digit in bit 0, the second in bit 1 and so on, which is the order in which scrambling goes through them.
 */
final class DirectionNumbers {

    /** As many as were published. */
    static final int MOST_DIMENSIONS = 21_201;
    /** Bits of the index of a point: those of the indices that Hipparchus tells points of. */
    static final int INDEX_BITS = 31;

    private static final double DIGITS = 0x1p32;

    private DirectionNumbers() {}

    /**
     * The direction numbers of the first dimensions, {@value #INDEX_BITS} each: that of bit k of an index in dimension j at {@code INDEX_BITS j +
     * k}.
     *
     * @throws IllegalArgumentException
     *             if there are not as many dimensions
     */
    static int[] of(int dimensions) {
        if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    dimensions + " dimensions of a Sobol sequence: there are at most " + MOST_DIMENSIONS);
        }
        int[] numbers = new int[dimensions * INDEX_BITS];
        if (dimensions == 0) {
            return numbers;
        }
        var sequence = new SobolSequenceGenerator(dimensions);
        for (int bit = 0; bit < INDEX_BITS; bit++) {
            // Its points come in the order of the Gray code, in which this one has the given bit alone.
            double[] point = sequence.skipTo((int) ((2L << bit) - 1));
            for (int dimension = 0; dimension < dimensions; dimension++) {
                numbers[dimension * INDEX_BITS + bit] = Integer.reverse((int) (long) (point[dimension] * DIGITS));
            }
        }
        return numbers;
    }
}
