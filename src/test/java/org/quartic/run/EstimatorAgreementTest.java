package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.spec.Specs;

/**
 * The three estimators are three ways to the same numbers. Over a table of ensembles that covers every choice a spec has, their differences
 * in units of their error bars must look like draws of a standard normal: none far out, and all together of spread 1, so that error bars
 * are neither too small nor too large.
 */
class EstimatorAgreementTest {

    private static final long DRAWS = 60_000;

    private static final String COS_NET = "ensemble.embedding = { cos-net { features = 3, momentum { gaussian { sigma = 0.8 } }, profile "
            + "{ constant { value = 1.1 } }, scope = %s } }";
    private static final String CONTEXT = "ensemble.sequence = { context { points = [[0.4, -0.2], [-0.6, 0.3], [0.1, 1.0]], include-query = "
            + "%s } }";

    private static Map<String, List<String>> ensembles() {
        var table = new TreeMap<String, List<String>>();
        table.put("width 1", List.of("ensemble.width = 1"));
        table.put("width 2, at D", List.of("ensemble.width = 2"));
        table.put("width 4", List.of());
        table.put("width 64", List.of("ensemble.width = 64"));
        table.put("one dimension, width 1", List.of("points = [[0.5], [1.1], [-0.7], [0.3]]", "ensemble.width = 1"));
        table.put("one dimension, width 4", List.of("points = [[0.5], [1.1], [-0.7], [0.3]]"));
        table.put("three dimensions, width 2",
                List.of("points = [[0.5, 0.1, 0.2], [0.9, -0.4, 0.3], [-0.3, 0.8, -0.6], [0.2, 0.6, 0.1]]",
                        "ensemble.width = 2"));
        table.put("three dimensions, width 3",
                List.of("points = [[0.5, 0.1, 0.2], [0.9, -0.4, 0.3], [-0.3, 0.8, -0.6], [0.2, 0.6, 0.1]]",
                        "ensemble.width = 3"));
        table.put("scores over width", List.of("ensemble.width = 6", "ensemble.score-scaling = width"));
        table.put("no mixing", List.of("ensemble.mixing = none"));
        table.put("no mixing, three heads", List.of("ensemble.mixing = none", "ensemble.heads = 3"));
        table.put("zero scores", List.of("ensemble.sigma.query = 0.0"));
        table.put("rademacher", List.of("ensemble.readout = rademacher"));
        table.put("uniform", List.of("ensemble.readout = uniform", "ensemble.width = 3"));
        table.put("three-point", List.of("ensemble.readout = { three-point { fourth-moment = 5.0 } }"));
        table.put("three-point, width 1",
                List.of("ensemble.readout = { three-point { fourth-moment = 2.0 } }", "ensemble.width = 1"));
        table.put("three heads", List.of("ensemble.heads = 3"));
        table.put("two heads of width 1, rademacher",
                List.of("ensemble.heads = 2", "ensemble.width = 1", "ensemble.readout = rademacher"));
        table.put("one point alone", List.of("points = [[0.7, -0.3], [0.7, -0.3], [0.7, -0.3], [0.7, -0.3]]"));
        table.put("large scores", List.of("ensemble.sigma.query = 100.0", "ensemble.sigma.key = 100.0"));
        table.put("context", List.of(CONTEXT.formatted("false")));
        table.put("context and query", List.of(CONTEXT.formatted("true")));
        table.put("context and query, width 1", List.of(CONTEXT.formatted("true"), "ensemble.width = 1"));
        table.put("cos-net, width 5", List.of(COS_NET.formatted("per-head"), "ensemble.width = 5"));
        table.put("cos-net, width 2, below D", List.of(COS_NET.formatted("per-head"), "ensemble.width = 2"));
        table.put("cos-net, three heads", List.of(COS_NET.formatted("per-head"), "ensemble.heads = 3"));
        table.put("cos-net, shared by one head", List.of(COS_NET.formatted("shared")));
        table.put("cos-net, shared by two heads", List.of(COS_NET.formatted("shared"), "ensemble.heads = 2"));
        table.put("cos-net, shared by five heads",
                List.of(COS_NET.formatted("shared"), "ensemble.heads = 5", "ensemble.width = 2"));
        table.put("cos-net, shared, no mixing",
                List.of(COS_NET.formatted("shared"), "ensemble.heads = 3", "ensemble.mixing = none",
                        "ensemble.readout = uniform"));
        table.put("cos-net, shared, context and query",
                List.of(COS_NET.formatted("shared"), "ensemble.heads = 2", CONTEXT.formatted("true"),
                        "ensemble.width = 2"));
        table.put("cos-net, no mixing", List.of(COS_NET.formatted("per-head"), "ensemble.mixing = none"));
        table.put("cos-net, context", List.of(COS_NET.formatted("per-head"), CONTEXT.formatted("false")));
        table.put("cos-net, frozen, two heads", List.of(COS_NET.formatted("frozen"), "ensemble.heads = 2"));
        table.put("cos-net, frozen, context and query",
                List.of(COS_NET.formatted("frozen"), CONTEXT.formatted("true")));
        table.put("cos-net, scores over width",
                List.of(COS_NET.formatted("per-head"), "ensemble.score-scaling = width"));
        table.put("ball", List.of(cosNet("ball { cutoff = 2.0 }", "constant { value = 0.9 }")));
        table.put("ball, free scalar", List.of(cosNet("ball { cutoff = 2.0 }", "free-scalar { mass = 1.0 }")));
        table.put("propagator", List.of(cosNet("propagator { mass = 1.0, cutoff = 2.5 }", "constant { value = 0.9 }")));
        table.put("propagator, free scalar",
                List.of(cosNet("propagator { mass = 1.0, cutoff = 2.5 }", "free-scalar { mass = 1.0 }")));
        table.put("propagator, heavy",
                List.of(cosNet("propagator { mass = 3.0, cutoff = 2.5 }", "constant { value = 1.0 }"),
                        "ensemble.heads = 2"));
        return table;
    }

    private static String cosNet(String momentum, String profile) {
        return "ensemble.embedding = { cos-net { features = 3, momentum { %s }, profile { %s } } }".formatted(momentum,
                profile);
    }

    @Test
    void shouldAgreeOnEveryEnsembleWithHonestErrorBars() {
        var scores = new ArrayList<Double>();
        int seed = 0;
        for (var ensemble : ensembles().entrySet()) {
            // One seed, as frozen tokens belong to it, and blocks far apart, so that the estimates are independent.
            seed++;
            Estimates field = estimates(ensemble.getValue(), "field", seed, 0);
            Estimates kernel = estimates(ensemble.getValue(), "kernel", seed, 1_000_000);
            Estimates collapsed = estimates(ensemble.getValue(), "collapsed", seed, 2_000_000);
            for (int q = 0; q < field.fourPoint().size(); q++) {
                Estimate f = field.fourPoint().get(q).connected();
                Estimate k = kernel.fourPoint().get(q).connected();
                Estimate c = collapsed.fourPoint().get(q).connected();
                compare(ensemble.getKey(), f, k, scores);
                compare(ensemble.getKey(), k, c, scores);
            }
            for (var pair : field.twoPoint().keySet()) {
                compare(ensemble.getKey(), field.twoPoint().get(pair), collapsed.twoPoint().get(pair), scores);
            }
        }
        double square = scores.stream().mapToDouble(z -> z * z).average().orElseThrow();

        assertThat(ensembles()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(scores).hasSizeGreaterThan(400);
        // Scores of one ensemble are correlated; their mean square still has to be near 1.
        assertThat(Math.sqrt(square)).as("spread of %d scores", scores.size()).isCloseTo(1.0, within(0.12));
        assertThat(scores).allSatisfy(z -> assertThat(Math.abs(z)).isLessThan(4.5));
    }

    private static Estimates estimates(List<String> choices, String estimator, int seed, long firstBlock) {
        var overrides = new ArrayList<>(choices);
        overrides.add("estimator = " + estimator);
        overrides.add("seed = " + seed);
        return BareLoop.estimates(Specs.with(overrides.toArray(String[]::new)), DRAWS, firstBlock);
    }

    private static void compare(String ensemble, Estimate one, Estimate other, List<Double> scores) {
        double error = Math.hypot(one.standardError(), other.standardError());
        if (error <= 1e-13 * Math.abs(one.value())) {
            assertThat(one.value()).as(ensemble).isCloseTo(other.value(), within(1e-12 * Math.abs(other.value())));
        } else {
            double z = (one.value() - other.value()) / error;
            assertThat(z).as("%s: %s against %s", ensemble, one, other).isFinite().isBetween(-4.5, 4.5);
            scores.add(z);
        }
    }
}
