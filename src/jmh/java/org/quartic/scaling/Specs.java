package org.quartic.scaling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The specs that are measured: those of {@code ops/compare}, and what is varied in them. */
final class Specs {

    private static final Path DIRECTORY = Path.of(System.getProperty("quartic.root", "."), "ops", "compare");

    /** Of the small spec, whose points are of the plane. */
    private static final int DIMENSION = 2;
    private static final int SMALL_CONTEXT = 4;

    private Specs() {}

    static String file(String spec) {
        return DIRECTORY.resolve(spec + ".conf").toString();
    }

    static List<Sweep> sweeps() {
        int[] doubling = {4, 8, 16, 32, 64, 128};
        var sweeps = new ArrayList<Sweep>();
        sweeps.add(new Sweep("width", "width d_k, field", "field-small", new int[]{16, 32, 64, 128, 256, 512, 1024},
                Specs::width));
        sweeps.add(new Sweep("width", "width d_k, kernel", "field-small", new int[]{16, 32, 64, 128, 256, 512, 1024},
                value -> List.of("estimator=kernel", "ensemble.width=" + value)));
        sweeps.add(new Sweep("width", "width d_k, collapsed", "collapsed-small",
                new int[]{16, 64, 256, 1024, 4096, 16384, 100_000}, Specs::width));
        for (String estimator : List.of("field", "collapsed")) {
            String spec = estimator + "-small";
            sweeps.add(new Sweep("tokens", "tokens T of the context, " + estimator, spec, doubling, Specs::context));
            sweeps.add(new Sweep("points", "points n, T = 4, " + estimator, spec, doubling,
                    value -> List.of(points(value), context(SMALL_CONTEXT).getFirst())));
            sweeps.add(new Sweep("points", "points n = T, " + estimator, spec, doubling,
                    value -> List.of(points(value))));
            sweeps.add(new Sweep("correlators", "four-points of 8 points, " + estimator, spec,
                    new int[]{1, 2, 5, 10, 20, 50, 100, 200}, value -> List.of(points(8), FourPoints.override(value))));
        }
        sweeps.add(new Sweep("heads", "heads N_h, field", "field-small", new int[]{1, 2, 4, 8, 16, 32, 64},
                Specs::heads));
        sweeps.add(new Sweep("heads", "heads N_h, collapsed", "collapsed-small", new int[]{1, 10, 100, 1000, 10_000},
                Specs::heads));
        return sweeps;
    }

    private static List<String> width(int width) {
        return List.of("ensemble.width=" + width);
    }

    private static List<String> heads(int heads) {
        return List.of("ensemble.heads=" + heads);
    }

    private static String points(int count) {
        return "points=" + coordinates(count, 0);
    }

    private static List<String> context(int count) {
        return List.of("ensemble.sequence={context{points=" + coordinates(count, 1) + "}}");
    }

    /** So many points of the plane that differ, within about 1 of the origin. */
    private static String coordinates(int count, int kind) {
        return IntStream.range(0, count)
                .mapToObj(point -> IntStream.range(0, DIMENSION)
                        .mapToObj(k -> Double
                                .toString(Math.rint(1.0e4 * Math.sin(1 + kind + 2.3 * point + 3.1 * k)) / 1.0e4))
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
