package org.quartic.scaling;

import java.io.IOException;
import java.util.List;

/** One thread and two: how much faster a run is, by time that passed. */
final class Threads {

    private Threads() {}

    static Table measure(Settings settings) throws IOException, InterruptedException {
        var table = new Table("Nanoseconds a draw on one thread and on two", "spec", "one", "two", "speed-up");
        for (String spec : List.of("field-small", "field-medium", "field-large", "collapsed-small", "collapsed-medium",
                "collapsed-large")) {
            settings.tell("threads: " + spec);
            double one = cost(spec, 1, settings);
            double two = cost(spec, 2, settings);
            table.add(spec, Table.figure(one), Table.figure(two), Table.figure(one / two));
        }
        return table;
    }

    private static double cost(String spec, int threads, Settings settings) throws IOException, InterruptedException {
        return Cost.of(List.of(Specs.file(spec), "--threads", Integer.toString(threads)), settings.seconds(),
                settings.repeats());
    }
}
