package org.quartic.run.coverage;

import java.util.Arrays;

/**
 * How the runs of one cell of the study ended.
 *
 * @param name
 *            of the case
 * @param rule
 *            by which they stop
 * @param target
 *            in words
 * @param confidence
 *            what their intervals say of themselves
 * @param covered
 *            how many of them have the exact values in all their intervals
 * @param draws
 *            of each run
 */
record Tally(String name, String rule, String target, double confidence, long covered, long[] draws) {

    /** The share of runs that covered. */
    double observed() {
        return (double) covered / draws.length;
    }

    /** The standard error of that share, if it were what the intervals say. */
    double binomialError() {
        return Math.sqrt(confidence * (1 - confidence) / draws.length);
    }

    /** By how many binomial errors fewer runs covered than the intervals say. */
    double shortfall() {
        return (confidence - observed()) / binomialError();
    }

    long medianDraws() {
        long[] sorted = draws.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
