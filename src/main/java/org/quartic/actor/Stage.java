package org.quartic.actor;

/** The three stages a block passes, in their order. */
public enum Stage {
    /** Fills the parameters. */
    SAMPLER,
    /** Turns them into observables. */
    EVALUATOR,
    /** Reduces those to a summary. */
    AGGREGATOR
}
