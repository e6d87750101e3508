package org.quartic.run;

/**
 * What a run has cost so far, summed over resumes.
 *
 * @param wallNanos
 *            running time
 * @param processorNanos
 *            time of all its processors
 */
public record Spent(long wallNanos, long processorNanos) {

    private static final double SECONDS = 1e-9;

    /** Nothing yet. */
    public static final Spent NOTHING = new Spent(0, 0);

    public Spent {
        if (wallNanos < 0 || processorNanos < 0) {
            throw new IllegalArgumentException("spent " + wallNanos + " ns and " + processorNanos + " ns");
        }
    }

    /** Both together. */
    public Spent plus(Spent more) {
        return new Spent(Math.addExact(wallNanos, more.wallNanos),
                Math.addExact(processorNanos, more.processorNanos));
    }

    /** Running time in seconds. */
    public double wallSeconds() {
        return wallNanos * SECONDS;
    }

    /** Time of all processors in seconds. */
    public double processorSeconds() {
        return processorNanos * SECONDS;
    }
}
