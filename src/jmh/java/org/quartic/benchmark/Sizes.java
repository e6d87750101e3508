package org.quartic.benchmark;

import com.typesafe.config.ConfigSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;

/**
 * The heads that are measured: small (4 points of the plane, d_k = 64), medium (16 points of 16 coordinates, d_k = 64) and large (32 points of
 * 32 coordinates, d_k = 512). Every point attends to all of them, a point is its token, and three four-points are asked for.
 */
final class Sizes {

    private Sizes() {}

    /**
     * The estimation of a size.
     *
     * @param overrides
     *            KEY=VALUE, as {@code ops/quartic run --set} takes them
     */
    static Estimation estimation(String size, String... overrides) {
        String text = switch (size) {
            case "small" -> spec(4, 2, 64);
            case "medium" -> spec(16, 16, 64);
            case "large" -> spec(32, 32, 512);
            default -> throw new IllegalArgumentException("sizes are small, medium and large, not " + size);
        };
        return switch (SpecReader.read(text, ConfigSyntax.CONF, size, size, List.of(overrides))) {
            case SpecReading.Valid(var spec) -> Estimation.of(spec.resolved(), false);
            case SpecReading.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
        };
    }

    private static String spec(int points, int dimension, int width) {
        return """
                points = %s
                ensemble.width = %d
                correlators.four-point = [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0]]
                stop.target.absolute = 1e-5
                """.formatted(points(points, dimension), width);
    }

    /** Points that differ, of about the same length whatever their dimension. */
    private static String points(int count, int dimension) {
        return IntStream.range(0, count)
                .mapToObj(point -> IntStream.range(0, dimension)
                        .mapToObj(k -> Double.toString(StrictMath.sin(1.0 + 2.3 * point + 1.7 * k * (point + 1))
                                / Math.sqrt(dimension)))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The override that asks for so many four-points, of as few points as there can be. */
    static String fourPoints(int count) {
        var quadruples = new ArrayList<String>();
        for (int d = 0; quadruples.size() < count; d++) {
            for (int c = 0; c <= d; c++) {
                for (int b = 0; b <= c; b++) {
                    for (int a = 0; a <= b; a++) {
                        quadruples.add("[" + a + "," + b + "," + c + "," + d + "]");
                    }
                }
            }
        }
        return "correlators.four-point=[" + String.join(",", quadruples.subList(0, count)) + "]";
    }

    /** The summaries of the first blocks. */
    static List<Summary> summaries(Estimation estimation, int blocks) {
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        var summaries = new ArrayList<Summary>();
        for (int number = 0; number < blocks; number++) {
            block.begin(number, estimation.plan().drawsPerBlock());
            work.sample(block);
            work.evaluate(block);
            summaries.add(work.reduce(block));
        }
        return summaries;
    }
}
