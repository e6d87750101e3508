package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.theory.KnownValue;
import org.quartic.theory.Theory;

/** Every estimator and sampling against theory, on a grid of ensembles: differences in standard errors are those of a standard normal. */
class TheoryAgreementTest {

    private static final String SIGMAS = "ensemble.sigma = { query = 1.3, key = 1.1, value = 1.2, readout = 0.8 }";
    private static final String LINE = "points = [[0.6], [1.0], [-0.8], [0.2]]";
    private static final String NET = "ensemble { mixing = none, embedding.cos-net { features = 4,"
            + " momentum.gaussian.sigma = 0.7, profile.constant.value = 1.1, scope = %s } }";
    private static final String CONTEXT = "ensemble.sequence = { context { points = [[0.4], [-0.9]], include-query = true } }";
    private static final List<List<String>> ENSEMBLES = List.of(
            List.of(LINE, "ensemble.width = 1"), List.of(LINE, "ensemble.width = 3, ensemble.heads = 2"),
            List.of(LINE, "ensemble.width = 9", "ensemble.score-scaling = width"),
            List.of(LINE, "ensemble.width = 2", CONTEXT), List.of(LINE, "ensemble.width = infinite", CONTEXT),
            List.of(LINE, "ensemble.width = infinite, ensemble.heads = 3"), List.of("ensemble.width = infinite"),
            List.of(LINE, "ensemble.width = 4", "ensemble.readout = rademacher"),
            List.of(LINE, "ensemble.width = 4", "ensemble.readout = { three-point { fourth-moment = 4.0 } }"),
            List.of("ensemble.width = 5", NET.formatted("per-head")),
            List.of("ensemble.width = 2, ensemble.heads = 3", NET.formatted("shared")),
            List.of("ensemble.width = infinite, ensemble.heads = 3", NET.formatted("shared")));

    @Test
    void shouldScatterAboutWhatIsKnownAsTheirErrorsSay() {
        var deviations = new ArrayList<Double>();
        int seed = 0;
        for (List<String> ensemble : ENSEMBLES) {
            boolean finite = ensemble.stream().noneMatch(line -> line.contains("infinite"));
            List<String> ways = finite
                    ? List.of("estimator = collapsed", "estimator = kernel", "estimator = field",
                            "sampling.sobol.replicates = 32")
                    : List.of("estimator = collapsed", "sampling.sobol.replicates = 32");
            for (String way : ways) {
                var lines = new ArrayList<>(ensemble);
                lines.addAll(List.of(SIGMAS, way, "seed = " + seed++));
                RunSpec spec = Specs.with(lines.toArray(String[]::new));
                Theory theory = Theory.of(spec);
                Estimates estimates = BareLoop.estimates(spec, 60_000);
                for (int q = 0; q < 3; q++) {
                    Estimate connected = estimates.fourPoint().get(q).connected();
                    KnownValue known = theory.fourPoint().get(q).connected();
                    assertThat(known.accuracy()).isLessThan(0.01 * connected.standardError());
                    deviations.add((connected.value() - known.value()) / connected.standardError());
                }
            }
        }
        assertThat(deviations).hasSizeGreaterThan(100);
        assertThat(deviations).allSatisfy(z -> assertThat(Math.abs(z)).isLessThan(4.5));
        // The three of one run hang together: as good as half as many independent ones.
        double meanSquare = deviations.stream().mapToDouble(z -> z * z).average().orElseThrow();
        assertThat(meanSquare).isBetween(0.6, 1.5);
    }
}
