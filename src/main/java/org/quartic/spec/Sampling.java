package org.quartic.spec;

/** How draws are generated; {@link Auto} only before a spec is resolved. */
public sealed interface Sampling {

    /** Chosen from the spec alone. */
    record Auto() implements Sampling {}

    /** Independent draws of a counter-based generator. */
    record PseudoRandom() implements Sampling {}

    /**
     * Randomised quasi-Monte Carlo: the points of Sobol's sequence, scrambled independently for every replicate.
     *
     * @param replicates
     *            R, from {@link SpecLimits#LEAST_REPLICATES} to {@link SpecLimits#MOST_REPLICATES}
     */
    record Sobol(int replicates) implements Sampling {}
}
