package org.quartic.spec;

/** The standard-deviation symbols sigma_Q, sigma_K, sigma_V of (2.8) and sigma_z of (2.9); each finite and at least 0. */
public record Sigmas(double query, double key, double value, double readout) {
    /** Minus zero is zero: equal values have equal bits. */
    public Sigmas {
        query += 0.0;
        key += 0.0;
        value += 0.0;
        readout += 0.0;
    }
}
