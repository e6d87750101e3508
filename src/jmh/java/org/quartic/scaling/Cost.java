package org.quartic.scaling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a draw costs, in nanoseconds: the difference of two runs over the difference of their draws, so that what a run costs before it is
 * under way, the start and the compilation of the JVM, is in neither.
 *
 * @param processor
 *            of all processors together
 * @param wall
 *            of time that passed
 */
record Cost(double processor, double wall) {

    private static final double NANOS = 1.0e9;
    /** No run has fewer. */
    private static final int LEAST_DRAWS = 16;
    /** Of processor time, of the short run: by then everything hot is compiled. */
    private static final double WARM_UP_SECONDS = 5.0;
    /** A difference shorter than this part of what was asked for is measured again with more draws. */
    private static final double ENOUGH = 0.6;
    /** By how much more of them at a time, lest a rate that was measured cold be taken for the one that counts. */
    private static final double MOST_GROWTH = 20.0;

    /**
     * Measures a spec.
     *
     * @param arguments
     *            the spec, and what is set in it
     * @param seconds
     *            of processor time by which the long run should be longer, about
     * @param repeats
     *            of which the one whose processor time is the median is taken
     */
    static Cost of(List<String> arguments, double seconds, int repeats) throws IOException, InterruptedException {
        QuarticRun warmUp = warmUp(arguments);
        long few = Math.max(LEAST_DRAWS, warmUp.draws());
        long more = Math.max(LEAST_DRAWS, (long) (few / warmUp.processorSeconds() * seconds));
        var costs = new ArrayList<Cost>();
        while (costs.size() < repeats) {
            QuarticRun brief = draws(arguments, few);
            QuarticRun lengthy = draws(arguments, few + more);
            while (work(brief, lengthy) < ENOUGH * seconds) {
                more = (long) (more * Math.clamp(seconds / work(brief, lengthy), 2.0, MOST_GROWTH));
                lengthy = draws(arguments, few + more);
            }
            costs.add(difference(brief, lengthy));
        }
        costs.sort(Comparator.comparingDouble(Cost::processor));
        return costs.get(repeats / 2);
    }

    /** The processor seconds of one run beyond those of another; a little where noise hides them. */
    private static double work(QuarticRun brief, QuarticRun lengthy) {
        return Math.max(1.0e-3, lengthy.processorSeconds() - brief.processorSeconds());
    }

    private static Cost difference(QuarticRun brief, QuarticRun lengthy) {
        double draws = lengthy.draws() - brief.draws();
        return new Cost(NANOS * work(brief, lengthy) / draws,
                NANOS * (lengthy.wallSeconds() - brief.wallSeconds()) / draws);
    }

    /** How many draws the first seconds make, or the first so many more where others kept the processor busy or a block is dear. */
    private static QuarticRun warmUp(List<String> arguments) throws IOException, InterruptedException {
        double seconds = WARM_UP_SECONDS;
        QuarticRun run = seconds(arguments, seconds);
        while (run.draws() == 0 || run.processorSeconds() < ENOUGH * WARM_UP_SECONDS) {
            seconds *= 2;
            run = seconds(arguments, seconds);
        }
        return run;
    }

    private static QuarticRun seconds(List<String> arguments, double seconds)
            throws IOException, InterruptedException {
        return QuarticRun.of(with(arguments, "stop.max-wall-time=" + Math.round(1000 * seconds) + "ms"));
    }

    private static QuarticRun draws(List<String> arguments, long draws) throws IOException, InterruptedException {
        return QuarticRun.of(with(arguments, "stop.max-draws=" + draws));
    }

    private static List<String> with(List<String> arguments, String budget) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--set", "stop.min-draws=" + LEAST_DRAWS, "--set", budget));
        return all;
    }
}
