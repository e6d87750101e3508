package org.quartic.scaling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One number of a spec varied while all else stays.
 *
 * @param part
 *            of the whole measurement, as {@code --only} names it
 * @param what
 *            for people: what is varied in which spec
 * @param spec
 *            a spec of {@code ops/compare}, without its ending
 * @param values
 *            ascending
 * @param overrides
 *            KEY=VALUE that puts a value into the spec
 */
record Sweep(String part, String what, String spec, int[] values, IntFunction<List<String>> overrides) {

    /** The costs at the values, as rows of one table; returns the law of the upper half, of at least three of them. */
    PowerLaw measure(Settings settings, Table table) throws IOException, InterruptedException {
        int[] chosen = settings.thinned(values);
        double[] x = new double[chosen.length];
        double[] y = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            List<String> arguments = arguments(chosen[i]);
            settings.tell(what + ": " + chosen[i]);
            x[i] = chosen[i];
            y[i] = Cost.of(arguments, settings.seconds(), settings.repeats());
            table.add(what, Integer.toString(chosen[i]), Table.figure(y[i]));
        }
        int from = upperPart(chosen.length);
        return PowerLaw.of(Arrays.copyOfRange(x, from, x.length),
                Arrays.copyOfRange(y, from, y.length));
    }

    /** The values the law is fitted to. */
    String range(Settings settings) {
        int[] chosen = settings.thinned(values);
        return chosen[upperPart(chosen.length)] + " to " + chosen[chosen.length - 1];
    }

    private static int upperPart(int count) {
        return Math.clamp(count / 2, 0, Math.max(0, count - 3));
    }

    private List<String> arguments(int value) {
        var arguments = new ArrayList<>(List.of(Specs.file(spec), "--threads", "1"));
        for (String override : overrides.apply(value)) {
            arguments.addAll(List.of("--set", override));
        }
        return arguments;
    }
}
