package org.quartic.spec;

/** The law of a cos-net momentum b in R^d. */
public sealed interface Momentum {

    /** Each component is N(0, sigma^2). */
    record Gaussian(double sigma) implements Momentum {}

    /** Uniform in the ball |b| < cutoff. */
    record Ball(double cutoff) implements Momentum {}

    /** Density proportional to 1/(|b|^2 + mass^2) on the ball |b| < cutoff. */
    record Propagator(double mass, double cutoff) implements Momentum {}
}
