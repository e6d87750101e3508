package org.quartic.scaling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a draw costs: the time between two looks of one run, the first of them after its code was compiled. Two runs of different lengths
 * would differ by what the compilers did in each as well.
 */
final class Cost {

    private static final double NANOS_OF_MILLI = 1.0e6;
    /** By then everything hot is compiled, with a core for the compilers beside that of the draws. */
    private static final double WARM_UP_SECONDS = 6.0;
    private static final double MOST_STRETCH = 32.0;

    private Cost() {}

    /**
     * Nanoseconds of time that passed.
     *
     * @param arguments
     *            the spec, and what is set in it
     * @param seconds
     *            that are measured
     * @param repeats
     *            of which the median is taken
     */
    static double of(List<String> arguments, double seconds, int repeats) throws IOException, InterruptedException {
        var costs = new ArrayList<Double>();
        while (costs.size() < repeats) {
            costs.add(once(arguments, seconds));
        }
        costs.sort(null);
        return costs.get(repeats / 2);
    }

    /** Takes more time where it was too short for two looks. */
    private static double once(List<String> arguments, double seconds) throws IOException, InterruptedException {
        for (double stretch = 1.0; stretch <= MOST_STRETCH; stretch *= 2.0) {
            var all = new ArrayList<>(arguments);
            all.addAll(List.of("--set",
                    "stop.max-wall-time=" + Math.round(1000 * stretch * (WARM_UP_SECONDS + seconds)) + "ms"));
            List<QuarticRun.Look> looks = QuarticRun.of(all).looks().stream()
                    .dropWhile(look -> look.millis() < 1000 * WARM_UP_SECONDS).toList();
            if (looks.size() >= 2) {
                QuarticRun.Look first = looks.getFirst();
                QuarticRun.Look last = looks.getLast();
                return NANOS_OF_MILLI * (last.millis() - first.millis()) / (last.draws() - first.draws());
            }
        }
        throw new IOException(
                "no two looks in " + MOST_STRETCH * (WARM_UP_SECONDS + seconds) + " seconds: " + arguments);
    }
}
