package org.quartic.cumulant;

/**
 * Sums over the draws of a block, in the one order every machine keeps: draw i goes to lane i mod 8, and the eight lane sums are added
 * as a balanced tree. Eight independent chains of additions also keep the floating-point units busy. Counts are multiples of eight.
 */
final class LaneSums {

    private LaneSums() {}

    /** The sum of {@code values[i] - origin}: exactly zero where every value is the origin. */
    static double deviations(double[] values, double origin, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = 0; i < count; i += 8) {
            s0 += values[i] - origin;
            s1 += values[i + 1] - origin;
            s2 += values[i + 2] - origin;
            s3 += values[i + 3] - origin;
            s4 += values[i + 4] - origin;
            s5 += values[i + 5] - origin;
            s6 += values[i + 6] - origin;
            s7 += values[i + 7] - origin;
        }
        return tree(s0, s1, s2, s3, s4, s5, s6, s7);
    }

    /** The sum of {@code left[i] right[i]}. */
    static double products(double[] left, double[] right, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = 0; i < count; i += 8) {
            s0 = Math.fma(left[i], right[i], s0);
            s1 = Math.fma(left[i + 1], right[i + 1], s1);
            s2 = Math.fma(left[i + 2], right[i + 2], s2);
            s3 = Math.fma(left[i + 3], right[i + 3], s3);
            s4 = Math.fma(left[i + 4], right[i + 4], s4);
            s5 = Math.fma(left[i + 5], right[i + 5], s5);
            s6 = Math.fma(left[i + 6], right[i + 6], s6);
            s7 = Math.fma(left[i + 7], right[i + 7], s7);
        }
        return tree(s0, s1, s2, s3, s4, s5, s6, s7);
    }

    private static double tree(double s0, double s1, double s2, double s3, double s4, double s5, double s6, double s7) {
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
