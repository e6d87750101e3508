package org.quartic.cumulant;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The mean of every variable in every replicate of a randomised quasi-Monte Carlo run. Replicates are independent, draws within one are not, so
 * that the spread of these means is all there is to know of their errors. Immutable.
 */
final class ReplicateMeans {

    private final int variables;
    private final long[] draws;
    private final double[] means;

    /**
     * Owns these arrays from here on.
     *
     * @param draws
     *            of every replicate, 0 where it has none yet
     * @param means
     *            {@code [replicate][variable]}; 0 where there are no draws
     */
    ReplicateMeans(int variables, long[] draws, double[] means) {
        this.variables = variables;
        this.draws = draws;
        this.means = means;
    }

    /** Of one replicate alone, the others empty. */
    static ReplicateMeans of(int replicates, int replicate, long draws, double[] means) {
        long[] counts = new long[replicates];
        counts[replicate] = draws;
        double[] all = new double[replicates * means.length];
        System.arraycopy(means, 0, all, replicate * means.length, means.length);
        return new ReplicateMeans(means.length, counts, all);
    }

    /** These draws and the others' together. */
    ReplicateMeans merge(ReplicateMeans next) {
        long[] total = new long[draws.length];
        double[] merged = new double[means.length];
        for (int r = 0; r < total.length; r++) {
            total[r] = draws[r] + next.draws[r];
            double share = total[r] == 0 ? 0.0 : (double) next.draws[r] / total[r];
            for (int v = r * variables; v < (r + 1) * variables; v++) {
                merged[v] = Math.fma(next.means[v] - means[v], share, means[v]);
            }
        }
        return new ReplicateMeans(variables, total, merged);
    }

    long draws(int replicate) {
        return draws[replicate];
    }

    double mean(int replicate, int variable) {
        return means[replicate * variables + variable];
    }

    /**
     * The replicates that have draws, each as one observation of all variables, whatever the number of its draws: every one is unbiased, and
     * they are independent.
     */
    Observations sample(MomentLayout layout) {
        int[] present = present();
        double[] averages = new double[variables];
        for (int v = 0; v < variables; v++) {
            int variable = v;
            // From the first one on, so that a constant is its own average.
            double origin = mean(present[0], v);
            averages[v] = origin
                    + Arrays.stream(present).mapToDouble(r -> mean(r, variable) - origin).sum() / present.length;
        }
        double[] comoments = new double[layout.entries()];
        for (int e = 0; e < comoments.length; e++) {
            int row = layout.row(e);
            int column = layout.column(e);
            double sum = 0;
            for (int r : present) {
                sum = Math.fma(mean(r, row) - averages[row], mean(r, column) - averages[column], sum);
            }
            comoments[e] = sum;
        }
        return new Observations(layout, present.length, averages, comoments, Optional.of(this));
    }

    /** The sum over the replicates that have draws of the products of three variables' deviations from these averages. */
    double thirdComoment(int i, int j, int k, double[] averages) {
        return Arrays.stream(present()).mapToDouble(
                r -> (mean(r, i) - averages[i]) * (mean(r, j) - averages[j]) * (mean(r, k) - averages[k])).sum();
    }

    private int[] present() {
        return IntStream.range(0, draws.length).filter(r -> draws[r] > 0).toArray();
    }
}
