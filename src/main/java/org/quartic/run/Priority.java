package org.quartic.run;

import java.util.Locale;

/** How much a run is given of the cores beside others, and which of those that wait goes first. */
public enum Priority {
    /** A quarter of what is normal. */
    LOW(1),
    /** What a run has if nothing else is said. */
    NORMAL(4),
    /** Four times what is normal. */
    HIGH(16);

    private final int weight;

    Priority(int weight) {
        this.weight = weight;
    }

    /** Runs get processor time in proportion to it. */
    public int weight() {
        return weight;
    }

    /** The word used for it in every input and output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
