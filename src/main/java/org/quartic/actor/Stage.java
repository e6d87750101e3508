package org.quartic.actor;

import java.util.Locale;

/** The three stages a block passes, in their order. */
public enum Stage {
    /** Fills the parameters. */
    SAMPLER,
    /** Turns them into observables. */
    EVALUATOR,
    /** Reduces those to a summary. */
    AGGREGATOR;

    /** The word used for it in every output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
