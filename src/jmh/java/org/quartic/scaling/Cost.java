package org.quartic.scaling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a draw costs, in nanoseconds: the difference of two runs over the difference of their draws. What a run costs before it is under way,
 * the start and the compilation of the JVM, is in both, as is what was under way when its time was up and does not count.
 *
 * @param processor
 *            of all processors together
 * @param wall
 *            of time that passed
 */
record Cost(double processor, double wall) {

    private static final double NANOS = 1.0e9;
    /** Of the short run: by then everything hot is compiled, on the one core that the draws themselves are on. */
    private static final double WARM_UP_SECONDS = 8.0;
    /** A warm-up that got less than this part of its time from the processor was not one. */
    private static final double ENOUGH = 0.8;
    private static final double MOST_STRETCH = 32.0;

    /**
     * Measures a spec.
     *
     * @param arguments
     *            the spec, and what is set in it
     * @param seconds
     *            by which the long run is longer
     * @param repeats
     *            of which the one whose processor time is the median is taken
     */
    static Cost of(List<String> arguments, double seconds, int repeats) throws IOException, InterruptedException {
        var costs = new ArrayList<Cost>();
        while (costs.size() < repeats) {
            costs.add(once(arguments, seconds));
        }
        costs.sort(Comparator.comparingDouble(Cost::processor));
        return costs.get(repeats / 2);
    }

    /** Takes more time where others keep the processor busy, or where it was too short for a block. */
    private static Cost once(List<String> arguments, double seconds) throws IOException, InterruptedException {
        for (double stretch = 1.0; stretch <= MOST_STRETCH; stretch *= 2.0) {
            QuarticRun brief = run(arguments, stretch * WARM_UP_SECONDS);
            if (brief.processorSeconds() >= ENOUGH * WARM_UP_SECONDS) {
                Cost cost = difference(brief, run(arguments, stretch * (WARM_UP_SECONDS + seconds)));
                if (cost.processor > 0.0 && cost.wall > 0.0 && Double.isFinite(cost.processor)) {
                    return cost;
                }
            }
        }
        throw new IOException("no draws to be measured in "
                + MOST_STRETCH * (WARM_UP_SECONDS + seconds) + " seconds: " + arguments);
    }

    private static Cost difference(QuarticRun brief, QuarticRun lengthy) {
        double draws = lengthy.draws() - brief.draws();
        return new Cost(NANOS * (lengthy.processorSeconds() - brief.processorSeconds()) / draws,
                NANOS * (lengthy.wallSeconds() - brief.wallSeconds()) / draws);
    }

    private static QuarticRun run(List<String> arguments, double seconds) throws IOException, InterruptedException {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--set", "stop.max-wall-time=" + Math.round(1000 * seconds) + "ms"));
        return QuarticRun.of(all);
    }
}
