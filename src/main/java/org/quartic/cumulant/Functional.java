package org.quartic.cumulant;

/**
 * An estimate before its error is known.
 *
 * @param value
 *            the estimate
 * @param influence
 *            its influence function
 */
record Functional(double value, Influence influence) {

    /** The estimate with its standard error under the covariances of a sample. */
    Estimate under(SampleCovariance sample) {
        return new Estimate(value, Math.sqrt(sample.variance(influence)));
    }
}
