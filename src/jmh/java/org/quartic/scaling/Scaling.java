package org.quartic.scaling;

import java.io.IOException;
import java.util.List;

/** The program: measures part after part and prints each when it is known. */
final class Scaling {

    private static final int BAD_USAGE = 2;

    private Scaling() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            IO.print(Settings.USAGE);
            return;
        }
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException fault) {
            System.err.println("scaling: " + fault.getMessage() + "\n" + Settings.USAGE);
            System.exit(BAD_USAGE);
            return;
        }
        measure(settings);
    }

    private static void measure(Settings settings) throws IOException, InterruptedException {
        QuarticRun first = QuarticRun.of(
                List.of(Specs.file("collapsed-small"), "--set", "stop.min-draws=16", "--set", "stop.max-draws=16"));
        IO.println(first.provenance() + "\n");
        if (settings.parts().contains("threads")) {
            settings.print(Threads.measure(settings));
        }
        var laws = new Table("How the cost of a draw grows: x^exponent, over the upper part of the range", "x",
                "fitted over", "exponent");
        boolean swept = false;
        for (Sweep sweep : Specs.sweeps()) {
            if (settings.parts().contains(sweep.part())) {
                var costs = new Table("Nanoseconds a draw, one thread", "x", "value", "ns");
                laws.add(sweep.what(), sweep.range(settings), sweep.measure(settings, costs).toString());
                settings.print(costs);
                swept = true;
            }
        }
        if (swept) {
            settings.print(laws);
        }
        if (settings.parts().contains("memory")) {
            settings.print(Memory.measure(settings));
        }
    }
}
