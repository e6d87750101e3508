package org.quartic.cumulant;

import java.util.List;
import java.util.Optional;
import org.quartic.random.NetOrder;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;

/**
 * Reduces the observables of one block to a summary, in two passes over the block: means first, then the co-moments of what is left
 * when they are taken off. Works on one variable after another over the draws of the block. All scratch memory is allocated once;
 * {@link #reduce} allocates the summary and nothing per draw. Not thread-safe.
 */
public final class BlockReducer {

    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;

    private final MomentLayout layout;
    private final double[] pivots;
    private final int capacity;
    /** The variables, each over the draws of the block; behind them the second copies of pairs, and room for one more. */
    private final Lanes columns;
    private final Lanes sums = Lanes.allocate(ComomentTile.MOST_DOUBLES);
    private final int[][] pairings;
    private final List<ComomentTile> tiles;

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
        columns = Lanes.allocate(scratchDoubles(layout, capacity));
        tiles = layout.drawEntries() == 0 ? List.of() : ComomentTile.of(layout);
        pairings = layout.fourPoints().stream()
                .map(four -> four.pairings().stream().mapToInt(layout::pairVariable).toArray()).toArray(int[][]::new);
    }

    private static long scratchDoubles(MomentLayout layout, int capacity) {
        return (layout.variables() + (layout.copies() - 1L) * (layout.pairs().size() + 1)) * capacity;
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
                products(pairings[q], layout.moment(q), draws);
            } else {
                productsOfCopies(pairings[q], layout.moment(q), layout.crossMoment(q), draws);
            }
        }
        for (int pair = 0; layout.copies() == 2 && pair < pivots.length; pair++) {
            average(pair, draws);
        }
        double[] means = new double[layout.variables()];
        for (int v = 0; v < means.length; v++) {
            means[v] = centre(column(v), draws);
        }
        double[] comoments = new double[layout.drawEntries()];
        for (ComomentTile tile : tiles) {
            comoments(tile, draws, comoments);
        }
        return new Summary(layout, block, 1, draws, means, comoments, replicates(block, draws, means));
    }

    private Optional<ReplicateMeans> replicates(long block, int draws, double[] means) {
        int replicates = layout.replicates();
        return replicates == 0 ? Optional.empty()
                : Optional.of(ReplicateMeans.of(replicates, NetOrder.replicate(replicates, block), draws, means));
    }

    private int column(int variable) {
        return variable * capacity;
    }

    private int secondCopy(int pair) {
        return column(layout.variables() + pair);
    }

    private void load(Lanes observables, int draws) {
        for (int pair = 0; pair < pivots.length; pair++) {
            KERNELS.subtract(observables, pair * capacity, pivots[pair], columns, column(pair), draws);
            if (layout.copies() == 2) {
                KERNELS.subtract(observables, (pivots.length + pair) * capacity, pivots[pair], columns,
                        secondCopy(pair), draws);
            }
        }
    }

    /** S = Y_ab Y_cd + Y_ac Y_bd + Y_ad Y_bc of one copy. */
    private void products(int[] pairing, int moment, int draws) {
        int out = column(moment);
        KERNELS.multiply(columns, column(pairing[0]), columns, column(pairing[1]), columns, out, draws);
        for (int k = 2; k < pairing.length; k += 2) {
            KERNELS.multiplyAdd(columns, column(pairing[k]), columns, column(pairing[k + 1]), columns, out, draws);
        }
    }

    /** S averaged over two copies, and S' = 1/2 sum over pairings of (Y0_ab Y1_cd + Y1_ab Y0_cd). */
    private void productsOfCopies(int[] pairing, int moment, int crossMoment, int draws) {
        for (int k = 0; k < pairing.length; k += 2) {
            int left = pairing[k];
            int right = pairing[k + 1];
            addHalf(column(left), column(right), secondCopy(left), secondCopy(right), column(moment), k == 0, draws);
            addHalf(column(left), secondCopy(right), secondCopy(left), column(right), column(crossMoment), k == 0,
                    draws);
        }
    }

    /** out += 1/2 (x0 y0 + x1 y1), or = the first time. */
    private void addHalf(int x0, int y0, int x1, int y1, int out, boolean first, int draws) {
        int term = secondCopy(pivots.length);
        KERNELS.multiply(columns, x0, columns, y0, columns, term, draws);
        KERNELS.multiplyAdd(columns, x1, columns, y1, columns, term, draws);
        KERNELS.scale(columns, term, 0.5, columns, first ? out : term, draws);
        if (!first) {
            KERNELS.add(columns, out, columns, term, columns, out, draws);
        }
    }

    private void average(int pair, int draws) {
        KERNELS.add(columns, column(pair), columns, secondCopy(pair), columns, column(pair), draws);
        KERNELS.scale(columns, column(pair), 0.5, columns, column(pair), draws);
    }

    /** Takes the mean off a column and returns it. Summed from the first draw on, so that a constant's deviations are exactly zero. */
    private double centre(int column, int draws) {
        double origin = columns.get(column);
        KERNELS.sums(columns, column, draws, origin, sums, 0);
        double mean = origin + LaneSums.total(sums, 0) / draws;
        KERNELS.subtract(columns, column, mean, columns, column, draws);
        return mean;
    }

    /** Sums over the draws, eight side by side, are the product of a matrix of rows with the transpose of one of columns. */
    private void comoments(ComomentTile tile, int draws, double[] comoments) {
        KERNELS.product(columns, column(tile.row()), capacity, Lanes.WIDTH, columns, column(tile.column()), Lanes.WIDTH,
                capacity, sums, 0, tile.columns() * Lanes.WIDTH, Lanes.WIDTH, tile.rows(), draws / Lanes.WIDTH,
                tile.columns(),
                false, Lanes.WIDTH);
        for (int i = 0; i < tile.entries().length; i++) {
            comoments[tile.entries()[i]] = LaneSums.total(sums, tile.places()[i]);
        }
    }
}
