package org.quartic.cumulant;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.quartic.simd.Lanes;
import org.quartic.spec.Pair;

/**
 * Reduces the observables of one block to a summary, in two passes over the block: means first, then the co-moments of what is left
 * when they are taken off. Works on one variable after another over the draws of the block. All scratch memory is allocated once;
 * {@link #reduce} allocates the summary and nothing per draw. Not thread-safe.
 */
public final class BlockReducer {

    private final MomentLayout layout;
    private final double[] pivots;
    private final int capacity;
    private final double[][] columns;
    private final double[][] secondCopy;
    private final int[][] pairings;

    /**
     * A reducer and its scratch memory.
     *
     * @param layout
     *            the variables and the entries to keep
     * @param pivots
     *            one number per needed pair, near the mean of its observable; taken off before anything is multiplied
     * @param capacity
     *            draws between one pair's observables and the next one's, a multiple of eight: no block has more
     * @throws IllegalArgumentException
     *             if there are not as many pivots as pairs or the capacity is not a positive multiple of eight
     */
    public BlockReducer(MomentLayout layout, double[] pivots, int capacity) {
        if (pivots.length != layout.pairs().size()) {
            throw new IllegalArgumentException("expected " + layout.pairs().size() + " pivots, found " + pivots.length);
        }
        if (capacity <= 0 || capacity % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException(
                    "expected a positive multiple of " + Lanes.WIDTH + " draws, found " + capacity);
        }
        this.layout = layout;
        this.pivots = pivots.clone();
        this.capacity = capacity;
        columns = new double[layout.variables()][capacity];
        secondCopy = new double[layout.copies() == 2 ? pivots.length : 0][capacity];
        pairings = layout.fourPoints().stream()
                .map(four -> four.pairings().stream().mapToInt(layout::pairVariable).toArray()).toArray(int[][]::new);
    }

    /** Scratch memory of a reducer, in bytes. */
    public static long scratchBytes(MomentLayout layout, int capacity) {
        return (layout.variables() + (layout.copies() - 1L) * layout.pairs().size()) * capacity * Double.BYTES;
    }

    /**
     * The summary of a block.
     *
     * @param observables
     *            {@code [copy][pair][capacity]}: the value of pair p for draw i of copy c at {@code (c pairs + p) capacity + i}
     * @param draws
     *            how many draws the block holds: a multiple of eight, at most the capacity
     * @param block
     *            the block's number
     * @throws NonFiniteSummaryException
     *             if a mean or a co-moment is not finite
     */
    public Summary reduce(Lanes observables, int draws, long block) {
        if (draws <= 0 || draws > capacity || draws % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException(
                    "expected a multiple of " + Lanes.WIDTH + " draws up to " + capacity + ", found " + draws);
        }
        load(observables, draws);
        for (int q = 0; q < pairings.length; q++) {
            if (layout.copies() == 1) {
                products(columns, pairings[q], columns[layout.moment(q)], draws);
            } else {
                productsOfCopies(pairings[q], columns[layout.moment(q)], columns[layout.crossMoment(q)], draws);
            }
        }
        for (int p = 0; p < secondCopy.length; p++) {
            average(columns[p], secondCopy[p], draws);
        }
        double[] means = new double[layout.variables()];
        for (int v = 0; v < means.length; v++) {
            means[v] = centre(columns[v], draws);
        }
        double[] comoments = new double[layout.entries()];
        for (int e = 0; e < comoments.length; e++) {
            comoments[e] = LaneSums.products(columns[layout.row(e)], columns[layout.column(e)], draws);
        }
        return new Summary(layout, block, 1, draws, means, comoments);
    }

    private void load(Lanes observables, int draws) {
        List<Pair> pairs = layout.pairs();
        for (int p = 0; p < pairs.size(); p++) {
            load(observables, p, columns[p], pivots[p], draws);
            if (layout.copies() == 2) {
                load(observables, pairs.size() + p, secondCopy[p], pivots[p], draws);
            }
        }
    }

    private void load(Lanes observables, int row, double[] column, double pivot, int draws) {
        long offset = (long) row * capacity * Double.BYTES;
        MemorySegment.copy(observables.segment(), ValueLayout.JAVA_DOUBLE, offset, column, 0, draws);
        for (int i = 0; i < draws; i++) {
            column[i] -= pivot;
        }
    }

    /** S = Y_ab Y_cd + Y_ac Y_bd + Y_ad Y_bc of one copy. */
    private static void products(double[][] y, int[] pairing, double[] moment, int draws) {
        double[] ab = y[pairing[0]];
        double[] cd = y[pairing[1]];
        double[] ac = y[pairing[2]];
        double[] bd = y[pairing[3]];
        double[] ad = y[pairing[4]];
        double[] bc = y[pairing[5]];
        for (int i = 0; i < draws; i++) {
            moment[i] = Math.fma(ad[i], bc[i], Math.fma(ac[i], bd[i], ab[i] * cd[i]));
        }
    }

    /** S averaged over two copies, and S' = 1/2 sum over pairings of (Y0_ab Y1_cd + Y1_ab Y0_cd). */
    private void productsOfCopies(int[] pairing, double[] moment, double[] cross, int draws) {
        for (int k = 0; k < pairing.length; k += 2) {
            double[] left0 = columns[pairing[k]];
            double[] right0 = columns[pairing[k + 1]];
            double[] left1 = secondCopy[pairing[k]];
            double[] right1 = secondCopy[pairing[k + 1]];
            boolean first = k == 0;
            for (int i = 0; i < draws; i++) {
                double same = Math.fma(left1[i], right1[i], left0[i] * right0[i]);
                double across = Math.fma(left1[i], right0[i], left0[i] * right1[i]);
                moment[i] = Math.fma(0.5, same, first ? 0 : moment[i]);
                cross[i] = Math.fma(0.5, across, first ? 0 : cross[i]);
            }
        }
    }

    private static void average(double[] first, double[] second, int draws) {
        for (int i = 0; i < draws; i++) {
            first[i] = 0.5 * (first[i] + second[i]);
        }
    }

    /** Takes the mean off a column and returns it. Summed from the first draw on, so that a constant's deviations are exactly zero. */
    private static double centre(double[] column, int draws) {
        double origin = column[0];
        double mean = origin + LaneSums.deviations(column, origin, draws) / draws;
        for (int i = 0; i < draws; i++) {
            column[i] -= mean;
        }
        return mean;
    }
}
