package org.quartic.reproduction;

/** Something that is said to be so, and how to find out. Stateless. */
public interface Claim {

    /** What is said, and by whom. */
    Statement statement();

    /**
     * What the results of its sweeps say.
     *
     * @throws IllegalArgumentException
     *             if a result is missing
     */
    Finding find(Evidence evidence);

    /** Whether it needs the covariance of all estimates of a run. */
    default boolean needsCovariance() {
        return false;
    }
}
