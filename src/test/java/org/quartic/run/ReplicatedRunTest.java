package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.UnsupportedEnsembleException;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;

/** Runs on randomised nets. */
class ReplicatedRunTest {

    private static final String SIGMAS = "ensemble.sigma = { query = 1.5, key = 1.2, value = 1.1, readout = 0.9 }";
    private static final String LINE = "points = [[0.5], [1.1], [-0.7], [0.3]]";
    private static final String PSEUDO_RANDOM = "sampling = pseudo-random";

    private static String sobol(int replicates) {
        return "sampling = { sobol { replicates = " + replicates + " } }";
    }

    /** d = 1, by quadrature; at the same number of draws the error is smaller by this factor at least. */
    @ParameterizedTest
    @CsvSource({"infinite, collapsed, 100, -0.0589781967673, 0.166312192391, 0.100412037639",
            "64, collapsed, 100, -0.0623038228755, 0.176528265945, 0.106455354840",
            "4, collapsed, 60, -0.109595881193, 0.319497962686, 0.193190212857",
            "4, kernel, 3, -0.109595881193, 0.319497962686, 0.193190212857",
            "4, field, 1, -0.109595881193, 0.319497962686, 0.193190212857"})
    void shouldMatchQuadratureWithASmallerError(String width, String estimator, double factor, double g0123,
            double g0011, double g0000) {
        long draws = 1 << 18;
        String[] lines = {LINE, SIGMAS, "ensemble.width = " + width, "estimator = " + estimator};
        List<FourPointEstimate> net = BareLoop.estimates(Specs.with(with(lines, sobol(16))), draws).fourPoint();
        List<FourPointEstimate> independent = BareLoop.estimates(Specs.with(with(lines, PSEUDO_RANDOM)), draws)
                .fourPoint();
        double[] known = {g0123, g0011, g0000};
        for (int q = 0; q < known.length; q++) {
            Estimate connected = net.get(q).connected();
            // Student's law with 15 degrees of freedom: beyond 5 once in 6,000 times
            assertThat(Math.abs(connected.value() - known[q])).isLessThan(5 * connected.standardError() + 1e-12);
            assertThat(connected.standardError() * factor)
                    .isLessThan(independent.get(q).connected().standardError());
        }
    }

    private static String[] with(String[] lines, String last) {
        var all = new ArrayList<>(List.of(lines));
        all.add(last);
        return all.toArray(String[]::new);
    }

    /** Ensembles of every kind, against independent draws: the difference in standard errors of both together. */
    @ParameterizedTest
    @ValueSource(strings = {"ensemble.width = 1", "ensemble.width = 3", "ensemble.width = infinite",
            "ensemble.heads = 3, ensemble.width = 2, estimator = field, ensemble.readout = uniform",
            "estimator = field, ensemble.readout = { three-point { fourth-moment = 5.0 } }",
            "ensemble.sequence = { context { points = [[0.4, -0.2], [-0.6, 0.3]], include-query = true } }",
            "ensemble.heads = 3, ensemble.embedding = { cos-net { features = 3, momentum { gaussian { sigma = 0.8 } },"
                    + " profile { constant { value = 1.2 } }, scope = shared } }",
            "ensemble.embedding = { cos-net { features = 2, momentum { ball { cutoff = 2.0 } },"
                    + " profile { constant { value = 1.2 } }, scope = per-head } }",
            "points = [[0.5, 0.1, 0.2], [0.9, -0.4, 0.3], [-0.3, 0.8, 0.0], [0.2, 0.6, 0.1]], ensemble.mixing = none,"
                    + " ensemble.embedding = { cos-net { features = 2, momentum { propagator { mass = 1.0, cutoff = 3.0 } },"
                    + " profile { free-scalar { mass = 1.0 } }, scope = per-head } }"})
    void shouldAgreeWithIndependentDraws(String lines) {
        String[] spec = {SIGMAS, lines.replace(", ensemble.", "\nensemble.").replace(", estimator", "\nestimator")};
        var net = BareLoop.estimates(Specs.with(with(spec, sobol(32))), 1 << 17);
        var independent = BareLoop.estimates(Specs.with(with(spec, PSEUDO_RANDOM)), 1 << 19);
        for (int q = 0; q < 3; q++) {
            assertClose(net.fourPoint().get(q).connected(), independent.fourPoint().get(q).connected());
            assertClose(net.fourPoint().get(q).normalised(), independent.fourPoint().get(q).normalised());
            assertClose(net.fourPoint().get(q).kernelMoment(), independent.fourPoint().get(q).kernelMoment());
        }
        independent.twoPoint().forEach((pair, estimate) -> assertClose(net.twoPoint().get(pair), estimate));
    }

    private static void assertClose(Estimate net, Estimate independent) {
        assertThat(Math.abs(net.value() - independent.value()))
                .isLessThan(4.5 * Math.hypot(net.standardError(), independent.standardError()) + 1e-14);
    }

    /** Many runs of few points: estimates scatter about the truth, by as much as they say, and Student's interval covers. */
    @Test
    void shouldBeUnbiasedWithAnHonestErrorOfFewReplicates() {
        int runs = 500;
        int replicates = 8;
        double exact = -0.0589781967673;
        double quantile = -new TDistribution(replicates - 1.0).inverseCumulativeProbability(0.025);
        double sum = 0;
        double squares = 0;
        double claimed = 0;
        int covered = 0;
        for (int seed = 0; seed < runs; seed++) {
            RunSpec spec = Specs.with(LINE, SIGMAS, "ensemble.width = infinite", sobol(replicates), "seed = " + seed);
            Estimate connected = BareLoop.estimates(spec, 1).fourPoint().getFirst().connected();
            assertThat(connected.standardError()).as("one replicate").isNaN();
            Estimate estimate = BareLoop.estimates(spec, 512L * replicates).fourPoint().getFirst().connected();
            double error = estimate.value() - exact;
            sum += error;
            squares += error * error;
            claimed += estimate.standardError() * estimate.standardError();
            covered += Math.abs(error) <= quantile * estimate.standardError() ? 1 : 0;
        }
        double spread = Math.sqrt(squares / runs);
        assertThat(Math.abs(sum / runs)).isLessThan(4 * spread / Math.sqrt(runs));
        // Each variance is known to 1 +- sqrt(2/7), and errors of nets have heavier tails than normal ones.
        assertThat(claimed / squares).isBetween(0.8, 1.25);
        assertThat(covered / (double) runs).isBetween(0.92, 0.985);
    }

    /** What is known does not depend on the order in which blocks come, and of nets that are not complete something is known too. */
    @Test
    void shouldKnowSomethingOfIncompleteNets() {
        Estimation estimation = Estimation.of(
                Specs.resolved(Specs.with(LINE, SIGMAS, "ensemble.width = infinite", sobol(8))), true);
        var blocks = new ArrayList<Summary>();
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        for (int number = 0; number < 21; number++) {
            block.begin(number, 512);
            work.sample(block);
            work.evaluate(block);
            blocks.add(work.reduce(block));
        }
        for (int prefix = 2; prefix <= blocks.size(); prefix++) {
            MergeTree tree = MergeTree.empty();
            for (Summary next : blocks.subList(0, prefix)) {
                tree = tree.add(next);
            }
            Look look = estimation.look(tree.prefix().orElseThrow());
            Estimate connected = look.estimates().fourPoint().getFirst().connected();
            assertThat(Math.abs(connected.value() + 0.0589781967673)).isLessThan(8 * connected.standardError());
            assertThat(look.fourPoint().getFirst().interval().lower()).isLessThan(connected.value());
            assertThat(look.estimates().covariance().orElseThrow().get(0, 0)).isPositive();
        }
    }

    @Test
    void shouldComeToTheSameEndWhateverTheOrderOfItsBlocks() {
        Estimation estimation = Estimation
                .of(Specs.resolved(Specs.with(LINE, SIGMAS, "ensemble.width = infinite", sobol(8),
                        "stop = { target = { absolute = 2.0e-4 }, min-draws = 4096, max-draws = 100000 }")), false);
        Outcome expected = TreeLoop.outcome(estimation);
        assertThat(expected.status()).isEqualTo(Status.CONVERGED);
        assertThat(Long.bitCount(expected.draws())).as("complete nets of eight replicates").isEqualTo(1);

        Progress progress = Progress.start(estimation.plan(), 64, estimation::look);
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        while (progress.outcome().isEmpty()) {
            var issued = new ArrayList<Assignment>();
            for (var next = progress.issue(); next.isPresent(); next = progress.issue()) {
                issued.add(next.get().assignment());
                progress = next.get().next();
            }
            Collections.shuffle(issued, new Random(issued.size()));
            for (Assignment assignment : issued) {
                block.begin(assignment.block(), assignment.draws());
                work.sample(block);
                work.evaluate(block);
                progress = progress.summarised(assignment.block(), work.reduce(block)).next();
            }
        }
        assertThat(TreeLoop.result(estimation, progress.outcome().orElseThrow()))
                .isEqualTo(TreeLoop.result(estimation, expected));
    }

    @Test
    void shouldRefuseWhatHasNoNet() {
        assertThatThrownBy(() -> Estimation
                .of(Specs.resolved(Specs.with(sobol(64), "stop.min-draws = 16, stop.max-draws = 30000")), false))
                .isInstanceOf(UnsupportedEnsembleException.class)
                .hasMessageContaining("32768 draws, and stop.max-draws is 30000");
        assertThatThrownBy(() -> Estimation
                .of(Specs.resolved(Specs.with(sobol(8), "ensemble.width = 8000", "estimator = kernel")), false))
                .isInstanceOf(UnsupportedEnsembleException.class)
                .hasMessageContaining("takes 32000 numbers, and a Sobol sequence has 21201 dimensions");
    }
}
