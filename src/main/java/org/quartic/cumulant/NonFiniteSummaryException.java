package org.quartic.cumulant;

/** A moment of some blocks is infinite or not a number: the run cannot go on, for no later draw would mend it. */
public final class NonFiniteSummaryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long block;
    private final String correlator;

    NonFiniteSummaryException(long block, long blocks, String correlator, double found) {
        super("expected finite moments, found " + found + " for " + correlator + " in "
                + (blocks == 1 ? "block " + block : "blocks " + block + " to " + (block + blocks - 1)));
        this.block = block;
        this.correlator = correlator;
    }

    /** The first block of those whose moment it is. */
    public long block() {
        return block;
    }

    /** The correlator whose moment it is, such as {@code two-point [0,1]}. */
    public String correlator() {
        return correlator;
    }
}
