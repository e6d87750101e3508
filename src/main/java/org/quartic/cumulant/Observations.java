package org.quartic.cumulant;

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
 * @param replicated
 *            whether an observation is the mean over a replicate: its deviations then say nothing of the covariances of draws
 */
record Observations(MomentLayout layout, long size, double[] means, double[] comoments, boolean replicated) {

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
}
