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
    /** Of the short run: by then everything hot is compiled. */
    private static final double WARM_UP_SECONDS = 5.0;
    /** A warm-up that got less than this part of its time from the processor was not one. */
    private static final double ENOUGH = 0.6;

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

    /** Takes more time where others keep the processor busy, or where the time was too short for a block. */
    private static Cost once(List<String> arguments, double seconds) throws IOException, InterruptedException {
        double stretch = 1.0;
        QuarticRun brief = run(arguments, WARM_UP_SECONDS);
        while (brief.draws() == 0 || brief.processorSeconds() < ENOUGH * WARM_UP_SECONDS) {
            stretch *= 2.0;
            brief = run(arguments, stretch * WARM_UP_SECONDS);
        }
        return difference(brief, run(arguments, stretch * (WARM_UP_SECONDS + seconds)));
    }

    private static Cost difference(QuarticRun brief, QuarticRun lengthy) {
        double draws = Math.max(0.0, lengthy.draws() - brief.draws());
        return new Cost(NANOS * (lengthy.processorSeconds() - brief.processorSeconds()) / draws,
                NANOS * (lengthy.wallSeconds() - brief.wallSeconds()) / draws);
    }

    private static QuarticRun run(List<String> arguments, double seconds) throws IOException, InterruptedException {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--set", "stop.max-wall-time=" + Math.round(1000 * seconds) + "ms"));
        return QuarticRun.of(all);
    }
}
