package org.quartic.cumulant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.quartic.simd.Lanes;
import org.quartic.spec.Correlators;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/** Observables made up by a test, {@code [copy][pair][draw]}, and the ways to reduce them. */
final class Sample {

    final MomentLayout layout;
    final double[] pivots;
    final double[][][] observables;

    Sample(MomentLayout layout, double[] pivots, double[][][] observables) {
        this.layout = layout;
        this.pivots = pivots;
        this.observables = observables;
    }

    static MomentLayout layout(int copies, boolean full, Quadruple... fourPoints) {
        return layout(copies, full, List.of(), fourPoints);
    }

    static MomentLayout layout(int copies, boolean full, List<Sextuple> sixPoints, Quadruple... fourPoints) {
        var correlators = new Correlators(new Correlators.TwoPoint.None(), List.of(fourPoints), sixPoints);
        return new MomentLayout(correlators.neededPairs(4), correlators.distinctFourPoints(),
                correlators.distinctSixPoints(), copies, full);
    }

    /** Products of a field: {@code phi[point][draw]}. */
    static Sample ofField(MomentLayout layout, double[][] phi) {
        double[][][] products = new double[1][layout.pairs().size()][phi[0].length];
        for (int p = 0; p < layout.pairs().size(); p++) {
            Pair pair = layout.pairs().get(p);
            for (int i = 0; i < phi[0].length; i++) {
                products[0][p][i] = phi[pair.a()][i] * phi[pair.b()][i];
            }
        }
        return new Sample(layout, new double[layout.pairs().size()], products);
    }

    /** Weights that fit a layout. */
    static CumulantWeights weights(MomentLayout layout) {
        return layout.copies() == 1 ? CumulantWeights.kernel(1, 3, 0.5, 1)
                : CumulantWeights.sharedTokens(1, 3, 0.5, 4, layout.copies());
    }

    /** A summary of these moments, whose fourth powers are not known. */
    static Summary summary(MomentLayout layout, long firstBlock, long blocks, long draws, double[] means,
            double[] comoments) {
        double[] unknown = new double[layout.fourthPowers()];
        Arrays.fill(unknown, Double.NaN);
        return new Summary(layout, firstBlock, blocks, draws, means, comoments, unknown, Optional.empty());
    }

    int draws() {
        return observables[0][0].length;
    }

    Summary block(long number, int from, int to) {
        int capacity = to - from + 8;
        Lanes lanes = Lanes.allocate((long) layout.copies() * layout.pairs().size() * capacity);
        for (int c = 0; c < layout.copies(); c++) {
            for (int p = 0; p < layout.pairs().size(); p++) {
                for (int i = from; i < to; i++) {
                    lanes.set((c * layout.pairs().size() + p) * capacity + i - from, observables[c][p][i]);
                }
            }
        }
        return new BlockReducer(layout, weights(layout), pivots, capacity).reduce(lanes, to - from, number);
    }

    Summary whole() {
        return block(0, 0, draws());
    }

    List<Summary> blocks(int... sizes) {
        var blocks = new ArrayList<Summary>();
        int from = 0;
        for (int size : sizes) {
            blocks.add(block(blocks.size(), from, from + size));
            from += size;
        }
        return blocks;
    }

    Estimates estimate(CumulantWeights weights) {
        return estimate(weights, SixPointWeights.field());
    }

    Estimates estimate(CumulantWeights weights, SixPointWeights sixPointWeights) {
        return new CumulantEstimator(layout, weights, sixPointWeights, pivots, layout.pairs()).estimate(whole());
    }

    Sample withPivots(double... other) {
        return new Sample(layout, other, observables);
    }

    Sample withLayout(MomentLayout other) {
        return new Sample(other, pivots, observables);
    }

    double[] meansOfFirst(int draws) {
        return Arrays.stream(observables[0]).mapToDouble(x -> Arrays.stream(x, 0, draws).average().orElseThrow())
                .toArray();
    }
}
