package org.quartic.cumulant;

/** Covariances of estimates from those of the variables of one sample. Immutable. */
final class SampleCovariance {

    /** A variance this far below zero, against the size of its terms, is rounding; the terms carry about 1e-14 each. */
    private static final double ROUNDING = 1e-12;

    private final Observations sample;

    SampleCovariance(Observations sample) {
        this.sample = sample;
    }

    /** The variance of an estimate: 0 where rounding made it slightly negative, NaN where more than rounding did or below two observations. */
    double variance(Influence form) {
        double sum = 0;
        double size = 0;
        for (int k = 0; k < form.size(); k++) {
            for (int l = 0; l < form.size(); l++) {
                double term = form.coefficient(k) * form.coefficient(l)
                        * sample.covariance(form.variable(k), form.variable(l));
                sum += term;
                size += Math.abs(term);
            }
        }
        if (sum < 0) {
            return sum >= -ROUNDING * size ? 0 : Double.NaN;
        }
        return sum / sample.size();
    }

    /** The covariance of two estimates. */
    double covariance(Influence left, Influence right) {
        double sum = 0;
        for (int k = 0; k < left.size(); k++) {
            for (int l = 0; l < right.size(); l++) {
                sum += left.coefficient(k) * right.coefficient(l)
                        * sample.covariance(left.variable(k), right.variable(l));
            }
        }
        return sum / sample.size();
    }
}
