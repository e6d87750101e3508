package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

class BlockReducerTest {

    private static final Quadruple DISTINCT = new Quadruple(0, 1, 2, 3);
    private static final Quadruple PAIRED = new Quadruple(0, 0, 1, 1);

    /** Means and co-moments by the plainest loops there are. */
    @Test
    void shouldAgreeWithTheObviousReference() {
        for (int copies = 1; copies <= 2; copies++) {
            MomentLayout layout = Sample.layout(copies, true, DISTINCT, PAIRED);
            Sample sample = new LinearModel(layout, 1, 0.5, 0.5, new SplittableRandom(1)).draw(200,
                    new SplittableRandom(2));
            double[][] variables = variables(sample);
            Summary summary = sample.whole();
            for (int v = 0; v < variables.length; v++) {
                assertThat(summary.mean(v)).isCloseTo(Arrays.stream(variables[v]).average().orElseThrow(),
                        within(1e-13));
            }
            for (int e = 0; e < layout.entries(); e++) {
                double sum = 0;
                for (int i = 0; i < sample.draws(); i++) {
                    sum += (variables[layout.row(e)][i] - summary.mean(layout.row(e)))
                            * (variables[layout.column(e)][i] - summary.mean(layout.column(e)));
                }
                assertThat(summary.comoment(e)).isCloseTo(sum, within(1e-10));
            }
        }
    }

    private static double[][] variables(Sample sample) {
        MomentLayout layout = sample.layout;
        double[][] variables = new double[layout.variables()][sample.draws()];
        int copies = layout.copies();
        for (int i = 0; i < sample.draws(); i++) {
            for (int c = 0; c < copies; c++) {
                for (int p = 0; p < layout.pairs().size(); p++) {
                    variables[p][i] += (sample.observables[c][p][i] - sample.pivots[p]) / copies;
                }
                for (int q = 0; q < layout.fourPoints().size(); q++) {
                    var pairs = layout.fourPoints().get(q).pairings();
                    for (int k = 0; k < 6; k += 2) {
                        variables[layout.moment(q)][i] += y(sample, c, pairs.get(k), i)
                                * y(sample, c, pairs.get(k + 1), i) / copies;
                        if (copies == 2) {
                            variables[layout.crossMoment(q)][i] += y(sample, c, pairs.get(k), i)
                                    * y(sample, 1 - c, pairs.get(k + 1), i) / 2;
                        }
                    }
                }
            }
        }
        return variables;
    }

    private static double y(Sample sample, int copy, Pair pair, int draw) {
        int p = sample.layout.pairVariable(pair);
        return sample.observables[copy][p][draw] - sample.pivots[p];
    }

    @Test
    void shouldKeepEveryEntryToTheBitWhetherOrNotAllAreKept() {
        MomentLayout sparse = Sample.layout(1, false, DISTINCT, PAIRED);
        MomentLayout full = Sample.layout(1, true, DISTINCT, PAIRED);
        Sample sample = new LinearModel(sparse, 1, 0.5, 0, new SplittableRandom(3)).draw(128, new SplittableRandom(4));
        Summary few = sample.blocks(64, 24, 40).stream().reduce(Summary::merge).orElseThrow();
        Summary all = sample.withLayout(full).blocks(64, 24, 40).stream().reduce(Summary::merge).orElseThrow();
        for (int e = 0; e < sparse.entries(); e++) {
            assertThat(few.comoment(e)).isEqualTo(all.comoment(full.entry(sparse.row(e), sparse.column(e))));
        }
    }

    @Test
    void shouldReuseItsScratchMemoryWithoutATrace() {
        MomentLayout layout = Sample.layout(2, false, DISTINCT);
        var model = new LinearModel(layout, 1, 0.5, 0.5, new SplittableRandom(5));
        Sample sample = model.draw(64, new SplittableRandom(6));
        Lanes lanes = Lanes.allocate(2L * 10 * 64);
        for (int c = 0; c < 2; c++) {
            for (int p = 0; p < 10; p++) {
                for (int i = 0; i < 64; i++) {
                    lanes.set((c * 10 + p) * 64 + i, sample.observables[c][p][i]);
                }
            }
        }
        var reducer = new BlockReducer(layout, Sample.weights(layout), sample.pivots, 64);
        Summary before = reducer.reduce(lanes, 32, 0);
        reducer.reduce(lanes, 64, 1);
        Summary after = reducer.reduce(lanes, 32, 0);
        for (int e = 0; e < layout.entries(); e++) {
            assertThat(after.comoment(e)).isEqualTo(before.comoment(e));
        }
    }

    /** Numbers so far apart that any other order of adding them gives another sum. */
    @Test
    void shouldAddLanesInTheFixedTree() {
        assertThat(total(0x1p53, 1, 1, 1, 0, 0, 0, 0, -0x1p53, 0, 0, 0, 0, 0, 0, 0)).isEqualTo(3);
        // (2^53 + 1) + (1 - 2^53): the first 1 is lost to even, the second is not.
        assertThat(total(0x1p53, 1, 1, -0x1p53, 0, 0, 0, 0)).isEqualTo(1);
    }

    private static double total(double... values) {
        Lanes in = Lanes.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            in.set(i, values[i]);
        }
        Lanes sums = Lanes.allocate(Lanes.WIDTH);
        LaneKernels.CHOSEN.sums(in, 0, values.length, 0.0, sums, 0);
        return LaneSums.total(sums, 0);
    }

    @Test
    void shouldNameBlockAndCorrelatorOfWhatIsNotFinite() {
        MomentLayout layout = Sample.layout(1, false, DISTINCT, PAIRED);
        Sample sample = new LinearModel(layout, 1, 0.5, 0, new SplittableRandom(7)).draw(32, new SplittableRandom(8));
        double sound = sample.observables[0][5][9];
        for (double bad : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            sample.observables[0][5][9] = bad;
            assertThatExceptionOfType(NonFiniteSummaryException.class).isThrownBy(() -> sample.block(17, 0, 32))
                    .withMessageContaining("block 17").withMessageContaining("two-point [1,2]").satisfies(failure -> {
                        assertThat(failure.block()).isEqualTo(17);
                        assertThat(failure.correlator()).isEqualTo("two-point [1,2]");
                    });
        }
        sample.observables[0][5][9] = sound;
        // Finite itself, but not its square, nor its product with another.
        sample.observables[0][layout.pairVariable(new Pair(0, 1))][3] = 1e160;
        assertThatExceptionOfType(NonFiniteSummaryException.class).isThrownBy(() -> sample.block(18, 0, 32))
                .withMessageContaining("block 18").withMessageContaining("four-point [0,0,1,1]");
        assertThat(sample.block(18, 8, 32).draws()).isEqualTo(24);
    }

    @Test
    void shouldRefuseBlocksThatDoNotFit() {
        MomentLayout layout = Sample.layout(1, false, PAIRED);
        var reducer = new BlockReducer(layout, Sample.weights(layout), new double[3], 16);
        Lanes lanes = Lanes.allocate(3 * 16);
        for (int draws : new int[]{0, -8, 12, 24}) {
            assertThatIllegalArgumentException().isThrownBy(() -> reducer.reduce(lanes, draws, 0))
                    .withMessageContaining("found " + draws);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockReducer(layout, Sample.weights(layout), new double[2], 16))
                .withMessage("expected 3 pivots, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockReducer(layout, Sample.weights(layout), new double[3], 12));
    }
}
