package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.field.FieldSamples;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.theory.Theory;

/**
 * Moments of field configurations against theory where it knows them, and else against the kernel's estimates: at finite and infinite width, of
 * one head and of many, on tokens of every kind. Differences in standard errors are those of a standard normal.
 */
class FieldSampleAgreementTest {

    private static final int DRAWS = 20_000;
    private static final String SIGMAS = "ensemble.sigma = { query = 1.3, key = 1.1, value = 1.2, readout = 0.8 }";
    private static final String LINE = "points = [[0.6], [1.0], [-0.8], [0.2]]";
    private static final String NET = "ensemble.embedding.cos-net { features = 3,"
            + " momentum.gaussian.sigma = 0.7, profile.constant.value = 1.1, scope = %s }";
    private static final String CONTEXT = "ensemble.sequence = { context { points = [[0.4], [-0.9]], include-query = true } }";
    private static final List<List<String>> ENSEMBLES = List.of(
            List.of("ensemble.width = infinite"), List.of("ensemble.width = infinite, ensemble.heads = 2"),
            List.of(LINE, "ensemble.width = infinite, ensemble.heads = 5", CONTEXT),
            List.of("ensemble.width = infinite, ensemble.score-scaling = width", NET.formatted("per-head")),
            List.of("ensemble.width = infinite, ensemble.heads = 3, ensemble.mixing = none",
                    NET.formatted("shared")),
            List.of("ensemble.width = infinite, ensemble.heads = 3", NET.formatted("shared")),
            List.of("ensemble.width = infinite, ensemble.heads = 2", NET.formatted("per-head")),
            List.of("ensemble.width = infinite", NET.formatted("frozen")),
            List.of(LINE, "ensemble.width = 1"), List.of("ensemble.width = 2", NET.formatted("frozen")),
            List.of(LINE, "ensemble.width = 3, ensemble.heads = 2", CONTEXT),
            List.of(LINE, "ensemble.width = 2, ensemble.readout = rademacher"),
            List.of(LINE, "ensemble.width = 3, ensemble.readout = { three-point { fourth-moment = 4.0 } }"),
            List.of("ensemble.width = 2, ensemble.heads = 3", NET.formatted("shared")),
            List.of("ensemble.width = 4, ensemble.heads = 2", NET.formatted("per-head")));

    @Test
    void shouldHaveTheMomentsOfTheTheory() {
        var deviations = new ArrayList<Double>();
        int seed = 100;
        for (List<String> ensemble : ENSEMBLES) {
            var lines = new ArrayList<>(ensemble);
            lines.addAll(List.of(SIGMAS, "sampling = pseudo-random", "seed = " + seed++));
            RunSpec spec = Specs.with(lines.toArray(String[]::new));
            List<Estimate> expected = expected(spec);
            double[][] sample = sample(spec);
            for (int q = 0; q < expected.size(); q++) {
                Estimate found = fourth(sample, spec.correlators().fourPoint().get(q));
                deviations.add((found.value() - expected.get(q).value())
                        / Math.hypot(found.standardError(), expected.get(q).standardError()));
            }
            Estimate two = mean(sample, draw -> draw[0] * draw[1]);
            Estimate reference = BareLoop.estimates(spec, DRAWS).twoPoint().get(new Pair(0, 1));
            deviations.add((two.value() - reference.value())
                    / Math.hypot(two.standardError(), reference.standardError()));
        }
        assertThat(deviations).hasSize(4 * ENSEMBLES.size())
                .allSatisfy(z -> assertThat(Math.abs(z)).isLessThan(4.5));
        assertThat(deviations.stream().mapToDouble(z -> z * z).average().orElseThrow()).isBetween(0.5, 1.6);
    }

    private static List<Estimate> expected(RunSpec spec) {
        Theory theory = Theory.of(spec);
        if (!theory.fourPoint().isEmpty()) {
            return theory.fourPoint().stream()
                    .map(known -> new Estimate(known.connected().value(), known.connected().accuracy())).toList();
        }
        Estimates kernel = BareLoop.estimates(spec, DRAWS);
        return kernel.fourPoint().stream().map(each -> each.connected()).toList();
    }

    private static double[][] sample(RunSpec spec) {
        var samples = new FieldSamples(spec);
        var draws = new double[DRAWS][];
        for (int first = 0; first < DRAWS; first += samples.drawsPerBlock()) {
            int count = Math.min(samples.drawsPerBlock(), DRAWS - first);
            System.arraycopy(samples.block(first / samples.drawsPerBlock(), count), 0, draws, first, count);
        }
        return draws;
    }

    /** Of a draw. */
    private interface Observable {
        double of(double[] phi);
    }

    private static Estimate mean(double[][] sample, Observable observable) {
        double sum = 0.0;
        double squares = 0.0;
        for (double[] phi : sample) {
            double value = observable.of(phi);
            sum += value;
            squares += value * value;
        }
        double mean = sum / sample.length;
        return new Estimate(mean, Math.sqrt((squares / sample.length - mean * mean) / sample.length));
    }

    /** G4c, with the error of its influence function; what it is off by is far below that. */
    private static Estimate fourth(double[][] sample, Quadruple points) {
        int a = points.a();
        int b = points.b();
        int c = points.c();
        int d = points.d();
        int[][] pairings = {{a, b, c, d}, {a, c, b, d}, {a, d, b, c}};
        double disconnected = 0.0;
        double[] first = new double[3];
        double[] second = new double[3];
        for (int k = 0; k < 3; k++) {
            int[] p = pairings[k];
            first[k] = mean(sample, phi -> phi[p[0]] * phi[p[1]]).value();
            second[k] = mean(sample, phi -> phi[p[2]] * phi[p[3]]).value();
            disconnected += first[k] * second[k];
        }
        Estimate influence = mean(sample, phi -> {
            double value = phi[a] * phi[b] * phi[c] * phi[d];
            for (int k = 0; k < 3; k++) {
                int[] p = pairings[k];
                value -= second[k] * phi[p[0]] * phi[p[1]] + first[k] * phi[p[2]] * phi[p[3]];
            }
            return value;
        });
        return new Estimate(influence.value() + disconnected, influence.standardError());
    }
}
