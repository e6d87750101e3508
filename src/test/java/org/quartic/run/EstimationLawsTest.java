package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.cumulant.Summary;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Specs;

/** What must hold of whole estimations, draw for draw, because the ensemble is what it is. */
class EstimationLawsTest {

    private static final double[][] POINTS = {{0.5, 0.1}, {0.9, -0.4}, {-0.3, 0.8}, {0.2, 0.6}};
    private static final double[][] CONTEXT = {{0.4, -0.2}, {-0.6, 0.3}, {0.1, 1.0}};
    private static final int BLOCKS = 3;
    private static final long DRAWS = 4096;

    /** Ensembles on a context, that is, fields on all of space. */
    private static Stream<List<String>> fields() {
        String cosNet = "ensemble.embedding = { cos-net { features = 3, momentum { gaussian { sigma = 0.8 } }, profile "
                + "{ constant { value = 1.1 } }, scope = %s } }";
        return Stream.of(List.of("estimator = collapsed"), List.of("estimator = kernel"), List.of("estimator = field"),
                List.of("ensemble.width = infinite"),
                List.of(cosNet.formatted("per-head"), "estimator = collapsed", "ensemble.heads = 2"),
                List.of(cosNet.formatted("shared"), "estimator = kernel", "ensemble.heads = 2"),
                List.of(cosNet.formatted("shared"), "estimator = field", "ensemble.heads = 2"),
                List.of(cosNet.formatted("frozen"), "estimator = collapsed"),
                List.of(cosNet.formatted("per-head"), "estimator = kernel", "ensemble.mixing = none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "kernel", "collapsed"})
    void shouldNotDependOnTheOrderOfTheFourIndicesToTheBit(String estimator) {
        FourPointEstimate sorted = fourPoint(estimator, new Quadruple(0, 1, 2, 3));
        for (int[] order : permutations(4)) {
            var points = new Quadruple(order[0], order[1], order[2], order[3]);
            assertThat(fourPoint(estimator, points)).as("%s", points).isEqualTo(sorted);
        }
        FourPointEstimate paired = fourPoint(estimator, new Quadruple(1, 1, 3, 3));
        assertThat(paired).isNotEqualTo(sorted);
        assertThat(fourPoint(estimator, new Quadruple(3, 1, 3, 1))).isEqualTo(paired);
    }

    private static FourPointEstimate fourPoint(String estimator, Quadruple points) {
        var estimates = BareLoop.estimates(Specs.with("estimator = " + estimator,
                "correlators = { two-point = all, four-point = [" + points.indices() + "] }"), DRAWS);
        return estimates.fourPoint().getFirst();
    }

    private static List<int[]> permutations(int count) {
        if (count == 0) {
            return List.of(new int[0]);
        }
        var all = new ArrayList<int[]>();
        for (int[] shorter : permutations(count - 1)) {
            for (int place = 0; place < count; place++) {
                int[] longer = Arrays.copyOf(shorter, count);
                System.arraycopy(shorter, place, longer, place + 1, count - 1 - place);
                longer[place] = count - 1;
                all.add(longer);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldFollowAPermutationOfThePoints(List<String> field) {
        int[] order = {2, 0, 3, 1};
        Estimates plain = estimates(field, POINTS, CONTEXT);
        Estimates permuted = estimates(field, Arrays.stream(order).mapToObj(i -> POINTS[i]).toArray(double[][]::new),
                CONTEXT);
        for (int a = 0; a < 4; a++) {
            for (int b = a; b < 4; b++) {
                assertThat(permuted.twoPoint().get(new Pair(a, b)))
                        .isEqualTo(plain.twoPoint().get(new Pair(order[a], order[b])));
            }
        }
        // The three pairings of four different points are added in another order.
        assertClose(connected(permuted, 0, 1, 2, 3), connected(plain, 0, 1, 2, 3));
        assertThat(connected(permuted, 1, 1, 1, 1)).isEqualTo(connected(plain, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldFollowAPermutationOfTheContext(List<String> field) {
        Estimates plain = estimates(field, POINTS, CONTEXT);
        Estimates permuted = estimates(field, POINTS, new double[][]{CONTEXT[2], CONTEXT[0], CONTEXT[1]});
        assertClose(connected(permuted, 0, 1, 2, 3), connected(plain, 0, 1, 2, 3));
        assertClose(permuted.twoPoint().get(new Pair(0, 3)), plain.twoPoint().get(new Pair(0, 3)));
    }

    private static void assertClose(Estimate one, Estimate other) {
        double rounding = 1e-9 * other.standardError() + 1e-14 * Math.abs(other.value());
        assertThat(one.value()).isCloseTo(other.value(), within(rounding));
        assertThat(one.standardError()).isCloseTo(other.standardError(), within(rounding));
    }

    /** Scores are even in all points together and values odd: phi turns into -phi in every draw, which no even correlator may notice. */
    @ParameterizedTest
    @CsvSource({"field, softmax", "kernel, softmax", "collapsed, softmax", "field, none", "kernel, none"})
    void shouldNotNoticeTheSignOfTheField(String estimator, String mixing) {
        List<String> field = List.of("estimator = " + estimator, "ensemble.mixing = " + mixing);
        assertThat(estimates(field, negative(POINTS), negative(CONTEXT))).isEqualTo(estimates(field, POINTS, CONTEXT));
        String points = "points = " + text(negative(POINTS));
        String choice = "estimator = " + estimator;
        assertThat(BareLoop.estimates(Specs.with(choice, points), DRAWS))
                .isEqualTo(BareLoop.estimates(Specs.with(choice), DRAWS));
    }

    private static double[][] negative(double[][] points) {
        return Arrays.stream(points).map(x -> Arrays.stream(x).map(each -> -each).toArray()).toArray(double[][]::new);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void shouldNotDependOnWhereElseTheFieldIsWanted(List<String> field) {
        String some = "correlators = { two-point = none, four-point = [[0, 1, 2, 3]] }";
        String shifted = "correlators = { two-point = none, four-point = [[2, 3, 4, 5]] }";
        double[][] after = Stream.of(POINTS, new double[][]{{-1.7, 2.2}, {0.3, 0.3}}).flatMap(Arrays::stream)
                .toArray(double[][]::new);
        double[][] before = Stream.of(new double[][]{{-1.7, 2.2}, {0.3, 0.3}}, POINTS).flatMap(Arrays::stream)
                .toArray(double[][]::new);
        List<Long> alone = moments(field, POINTS, some);
        assertThat(moments(field, after, some)).isEqualTo(alone);
        assertThat(moments(field, before, shifted)).isEqualTo(alone);
    }

    private static List<Long> moments(List<String> field, double[][] points, String correlators) {
        Summary prefix = TreeLoop.prefix(estimation(field, points, CONTEXT, correlators), BLOCKS);
        return TreeLoop.bits(prefix);
    }

    private static Estimates estimates(List<String> field, double[][] points, double[][] context) {
        Estimation estimation = estimation(field, points, context,
                "correlators = { two-point = all, four-point = [[0, 1, 2, 3], [0, 0, 0, 0], [1, 1, 1, 1]] }");
        return estimation.look(TreeLoop.prefix(estimation, BLOCKS)).estimates();
    }

    private static Estimation estimation(List<String> field, double[][] points, double[][] context,
            String correlators) {
        var lines = Stream.concat(field.stream(), Stream.of("points = " + text(points), correlators,
                "ensemble.sequence = { context { points = " + text(context) + ", include-query = true } }"));
        return Estimation.of(Specs.resolved(Specs.with(lines.toArray(String[]::new))), false);
    }

    private static String text(double[][] points) {
        return Arrays.stream(points).map(Arrays::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Estimate connected(Estimates estimates, int... points) {
        int[] i = IntStream.of(points).sorted().toArray();
        var wanted = new Quadruple(i[0], i[1], i[2], i[3]);
        return estimates.fourPoint().stream().filter(each -> each.points().equals(wanted)).findFirst().orElseThrow()
                .connected();
    }
}
