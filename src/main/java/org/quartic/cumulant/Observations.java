package org.quartic.cumulant;

import java.util.Optional;

/**
 * What estimates are made of: independent observations of all variables, by their means and co-moments. An observation is a draw, or the mean
 * over a replicate of a randomised net.
 *
 * @param size
 *            how many observations
 * @param means
 *            one a variable
 * @param comoments
 *            sums of products of deviations, one an entry of the layout
 * @param replicates
 *            the observations themselves, where they are the means over replicates: their deviations then say nothing of the covariances of
 *            draws
 */
record Observations(MomentLayout layout, long size, double[] means, double[] comoments,
        Optional<ReplicateMeans> replicates) {

    /** Whether an observation is the mean over a replicate. */
    boolean replicated() {
        return replicates.isPresent();
    }

    /** The mean of a variable. */
    double mean(int variable) {
        return means[variable];
    }

    /** The unbiased sample covariance of two variables, divisor size - 1; NaN below two observations. */
    double covariance(int i, int j) {
        return size < 2 ? Double.NaN : comoments[layout.entry(i, j)] / (size - 1);
    }

    /** An unbiased estimate of the covariance of the means of two variables. */
    double covarianceOfMeans(int i, int j) {
        return covariance(i, j) / size;
    }

    /** The product of the expectations of two variables, unbiased. */
    double productOfMeans(int i, int j) {
        return mean(i) * mean(j) - covarianceOfMeans(i, j);
    }

    /**
     * The product of the expectations of three variables, unbiased. The product of their means is too large by a mean times a covariance of two
     * means, for each in turn, and by the third cumulant of the means; taking those products off, as they are estimated, takes the third
     * cumulant off three times.
     *
     * @throws java.util.NoSuchElementException
     *             if these are draws: there are too many of them to be kept
     */
    double productOfMeans(int i, int j, int k) {
        return mean(i) * mean(j) * mean(k) - mean(i) * covarianceOfMeans(j, k) - mean(j) * covarianceOfMeans(i, k)
                - mean(k) * covarianceOfMeans(i, j) + 2 * thirdCumulantOfMeans(i, j, k);
    }

    /** Unbiased; NaN below three observations. */
    private double thirdCumulantOfMeans(int i, int j, int k) {
        return size < 3 ? Double.NaN
                : replicates.orElseThrow().thirdComoment(i, j, k, means) / size / (size - 1) / (size - 2);
    }
}
