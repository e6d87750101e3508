package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.spec.Pair;
import org.quartic.spec.Specs;

/**
 * Correlators of a cos-net do not know where in space their points lie, nor which way they look: phases are uniform and momenta have no
 * direction. Points and context are moved together; estimates from different blocks must agree within their error bars, which are judged
 * together.
 */
class EuclideanInvarianceTest {

    private static final long DRAWS = 12_000;
    private static final int MOTIONS = 4;

    private static final double[][] POINTS = {{0.5, 0.1}, {0.9, -0.4}, {-0.3, 0.8}, {0.2, 0.6}};
    private static final double[][] CONTEXT = {{0.4, -0.2}, {-0.6, 0.3}};

    private static final List<String> LAWS = List.of("gaussian { sigma = 0.8 } }, profile { constant { value = 1.1 } }",
            "ball { cutoff = 2.0 } }, profile { free-scalar { mass = 1.0 } }",
            "propagator { mass = 1.0, cutoff = 2.5 } }, profile { constant { value = 1.0 } }");

    private static final List<List<String>> CHOICES = List.of(List.of("estimator = collapsed"),
            List.of("estimator = kernel", "ensemble.heads = 2"), List.of("estimator = field", "ensemble.width = 2"),
            List.of("estimator = collapsed", "ensemble.mixing = none"));

    @Test
    void shouldNotKnowWhereAndWhichWayThePointsLie() {
        var scores = new ArrayList<Double>();
        var motions = new SplittableRandom(20260210);
        for (String law : LAWS) {
            for (List<String> choice : CHOICES) {
                String scope = choice.toString().contains("heads") ? "shared" : "per-head";
                String embedding = "ensemble.embedding = { cos-net { features = 3, momentum { " + law + ", scope = "
                        + scope + " } }";
                for (int motion = 0; motion < MOTIONS; motion++) {
                    compare(embedding, choice, motions, scores);
                }
            }
        }
        assertThat(scores).hasSize(LAWS.size() * CHOICES.size() * MOTIONS * 5);
        // The five scores of a comparison are nearly one: as if there were 48 of them, whose spread is known to a tenth.
        assertThat(spread(scores)).isCloseTo(1.0, within(0.25));
        assertThat(scores).allSatisfy(score -> assertThat(score).isBetween(-4.5, 4.5));
    }

    /** The same comparison where the law does not hold: it would be noticed. */
    @Test
    void shouldNoticeThatCoordinatesDoKnow() {
        var scores = new ArrayList<Double>();
        compare("ensemble.embedding = coordinates", CHOICES.getFirst(), new SplittableRandom(5), scores);
        assertThat(spread(scores)).isGreaterThan(10.0);
    }

    private static void compare(String embedding, List<String> choice, SplittableRandom motions, List<Double> scores) {
        double angle = motions.nextDouble(0.3, 6.0);
        double[] shift = {motions.nextDouble(-5.0, 5.0), motions.nextDouble(-5.0, 5.0)};
        boolean mirrored = motions.nextBoolean();
        long seed = motions.nextLong();
        Estimates here = estimates(embedding, choice, POINTS, CONTEXT, seed, 0);
        Estimates there = estimates(embedding, choice, moved(POINTS, angle, shift, mirrored),
                moved(CONTEXT, angle, shift, mirrored), seed, 1_000_000);
        for (int q = 0; q < here.fourPoint().size(); q++) {
            scores.add(score(here.fourPoint().get(q).connected(), there.fourPoint().get(q).connected()));
        }
        for (var pair : List.of(new Pair(0, 1), new Pair(2, 3))) {
            scores.add(score(here.twoPoint().get(pair), there.twoPoint().get(pair)));
        }
    }

    private static Estimates estimates(String embedding, List<String> choice, double[][] points, double[][] context,
            long seed, long firstBlock) {
        var lines = Stream.concat(choice.stream(), Stream.of(embedding, "seed = " + seed, "points = " + text(points),
                "ensemble.sequence = { context { points = " + text(context) + ", include-query = true } }"));
        return BareLoop.estimates(Specs.with(lines.toArray(String[]::new)), DRAWS, firstBlock);
    }

    private static double[][] moved(double[][] points, double angle, double[] shift, boolean mirrored) {
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        return Arrays.stream(points).map(x -> {
            double y = mirrored ? -x[1] : x[1];
            return new double[]{cosine * x[0] - sine * y + shift[0], sine * x[0] + cosine * y + shift[1]};
        }).toArray(double[][]::new);
    }

    private static double score(Estimate one, Estimate other) {
        return (one.value() - other.value()) / Math.hypot(one.standardError(), other.standardError());
    }

    private static double spread(List<Double> scores) {
        return Math.sqrt(scores.stream().mapToDouble(z -> z * z).average().orElseThrow());
    }

    private static String text(double[][] points) {
        return Arrays.stream(points).map(Arrays::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
