package org.quartic.spec;

/** The standard-deviation symbols sigma_Q, sigma_K, sigma_V of (2.8) and sigma_z of (2.9); each finite and at least 0. */
public record Sigmas(double query, double key, double value, double readout) {}
