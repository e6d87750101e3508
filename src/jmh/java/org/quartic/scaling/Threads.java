package org.quartic.scaling;

import java.io.IOException;
import java.util.List;

/** One thread and two: how much faster a run is, by time that passed, and what that costs in processor time. */
final class Threads {

    private Threads() {}

    static Table measure(Settings settings) throws IOException, InterruptedException {
        var table = new Table("Nanoseconds a draw on one thread and on two", "spec", "wall, 1", "wall, 2", "speed-up",
                "processor, 2 : 1");
        for (String spec : List.of("field-small", "field-medium", "field-large", "collapsed-small", "collapsed-medium",
                "collapsed-large")) {
            settings.tell("threads: " + spec);
            Cost one = cost(spec, 1, settings);
            Cost two = cost(spec, 2, settings);
            table.add(spec, Table.figure(one.wall()), Table.figure(two.wall()),
                    Table.figure(one.wall() / two.wall()), Table.figure(two.processor() / one.processor()));
        }
        return table;
    }

    private static Cost cost(String spec, int threads, Settings settings) throws IOException, InterruptedException {
        return Cost.of(List.of(Specs.file(spec), "--threads", Integer.toString(threads)), settings.seconds(),
                settings.repeats());
    }
}
