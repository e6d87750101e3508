package org.quartic.cumulant;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quartic.random.NetOrder;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;
import org.quartic.spec.Sextuple;

/**
 * Reduces the observables of one block to a summary, in two passes over the block: means first, then the co-moments of what is left
 * when they are taken off. Works on one variable after another over the draws of the block. All scratch memory is allocated once;
 * {@link #reduce} allocates the summary and nothing per draw. Not thread-safe.
 */
public final class BlockReducer {

    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;
    /** With how many points one of six can be paired. */
    private static final int PARTNERS = 5;

    private final MomentLayout layout;
    private final double[] pivots;
    private final int capacity;
    /** The variables, each over the draws of the block; behind them the other copies of pairs, and room for one more. */
    private final Lanes columns;
    private final Lanes sums = Lanes.allocate(ComomentTile.MOST_DOUBLES);
    private final int[][] pairings;
    private final int[][] partners;
    private final List<ComomentTile> tiles;
    private final CumulantWeights weights;
    private final List<FourPointMoments> tailed;
    private final Influence influence = new Influence();

    /**
     * A reducer and its scratch memory.
     *
     * @param layout
     *            the variables and the entries to keep
     * @param weights
     *            what the ensemble makes of the moments in four-points
     * @param pivots
     *            one number per needed pair, near the mean of its observable; taken off before anything is multiplied
     * @param capacity
     *            draws between one pair's observables and the next one's, a multiple of eight: no block has more
     * @throws IllegalArgumentException
     *             if there are not as many pivots as pairs or the capacity is not a positive multiple of eight
     */
    public BlockReducer(MomentLayout layout, CumulantWeights weights, double[] pivots, int capacity) {
        if (pivots.length != layout.pairs().size()) {
            throw new IllegalArgumentException("expected " + layout.pairs().size() + " pivots, found " + pivots.length);
        }
        if (capacity <= 0 || capacity % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException(
                    "expected a positive multiple of " + Lanes.WIDTH + " draws, found " + capacity);
        }
        this.layout = layout;
        this.weights = weights;
        this.pivots = pivots.clone();
        this.capacity = capacity;
        columns = Lanes.allocate(scratchDoubles(layout, capacity));
        tiles = layout.drawEntries() == 0 ? List.of() : ComomentTile.of(layout);
        tailed = IntStream.range(0, layout.fourthPowers())
                .mapToObj(q -> new FourPointMoments(layout, this.pivots, q)).toList();
        pairings = layout.quadruples().stream()
                .map(four -> four.pairings().stream().mapToInt(layout::pairVariable).toArray()).toArray(int[][]::new);
        partners = layout.sixPoints().stream().map(six -> partners(layout, six)).toArray(int[][]::new);
    }

    /** The pairs that hold a six-point's first point, each followed by the quadruple that is left: with its pairings, these are all. */
    private static int[] partners(MomentLayout layout, Sextuple six) {
        return six.splits().stream().limit(PARTNERS).flatMapToInt(split -> IntStream.of(
                layout.pairVariable(split.pair()), layout.place(split.rest()))).toArray();
    }

    private static long scratchDoubles(MomentLayout layout, int capacity) {
        long others = (layout.copies() - 1L) * layout.pairs().size();
        return (layout.variables() + others + 1) * capacity;
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
        for (int s = 0; s < partners.length; s++) {
            if (layout.copies() == 1) {
                sixthProducts(partners[s], layout.sixthMoment(s, 1), draws);
            } else {
                sixthProductsOfCopies(s, draws);
            }
        }
        for (int pair = 0; layout.copies() > 1 && pair < pivots.length; pair++) {
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
        return new Summary(layout, block, 1, draws, means, comoments, fourthPowers(draws, means),
                replicates(block, draws, means));
    }

    /** Of the influence function of every four-point, as the means of this block have it. */
    private double[] fourthPowers(int draws, double[] means) {
        double[] powers = new double[tailed.size()];
        for (int q = 0; q < powers.length; q++) {
            tailed.get(q).influence(means, weights, influence);
            KERNELS.fill(0.0, columns, term(), draws);
            for (int k = 0; k < influence.size(); k++) {
                KERNELS.addScaled(columns, column(influence.variable(k)), influence.coefficient(k), columns, term(),
                        draws);
            }
            KERNELS.multiply(columns, term(), columns, term(), columns, term(), draws);
            KERNELS.product(columns, term(), 0, Lanes.WIDTH, columns, term(), Lanes.WIDTH, 0, sums, 0, Lanes.WIDTH,
                    Lanes.WIDTH, 1, draws / Lanes.WIDTH, 1, false, Lanes.WIDTH);
            powers[q] = LaneSums.total(sums, 0);
        }
        return powers;
    }

    private Optional<ReplicateMeans> replicates(long block, int draws, double[] means) {
        int replicates = layout.replicates();
        return replicates == 0 ? Optional.empty()
                : Optional.of(ReplicateMeans.of(replicates, NetOrder.replicate(replicates, block), draws, means));
    }

    private int column(int variable) {
        return variable * capacity;
    }

    /** Where Y of a pair stands in a copy. */
    private int column(int copy, int pair) {
        return copy == 0 ? column(pair) : column(layout.variables() + (copy - 1) * pivots.length + pair);
    }

    /** Behind everything else. */
    private int term() {
        return column(layout.copies(), 0);
    }

    private void load(Lanes observables, int draws) {
        for (int pair = 0; pair < pivots.length; pair++) {
            for (int copy = 0; copy < layout.copies(); copy++) {
                KERNELS.subtract(observables, (copy * pivots.length + pair) * capacity, pivots[pair], columns,
                        column(copy, pair), draws);
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

    /** S averaged over copies, and S' over ordered pairs of different copies. */
    private void productsOfCopies(int[] pairing, int moment, int crossMoment, int draws) {
        for (int k = 0; k < pairing.length; k += 2) {
            addMean(pairing[k], pairing[k + 1], true, column(moment), k == 0, draws);
            addMean(pairing[k], pairing[k + 1], false, column(crossMoment), k == 0, draws);
        }
    }

    /** out += the mean of Y Y over copies, or over ordered pairs of different copies; or = the first time. */
    private void addMean(int left, int right, boolean same, int out, boolean first, int draws) {
        int terms = 0;
        for (int i = 0; i < layout.copies(); i++) {
            for (int j = 0; j < layout.copies(); j++) {
                if (same == (i == j)) {
                    addProduct(column(i, left), column(j, right), term(), terms == 0, draws);
                    terms++;
                }
            }
        }
        KERNELS.scale(columns, term(), 1.0 / terms, columns, first ? out : term(), draws);
        if (!first) {
            KERNELS.add(columns, out, columns, term(), columns, out, draws);
        }
    }

    /** out += x y, or = the first time. */
    private void addProduct(int x, int y, int out, boolean first, int draws) {
        if (first) {
            KERNELS.multiply(columns, x, columns, y, columns, out, draws);
        } else {
            KERNELS.multiplyAdd(columns, x, columns, y, columns, out, draws);
        }
    }

    /** The sum of Y Y Y over the fifteen pairings of one copy: a partner for the first point, and S of the others. */
    private void sixthProducts(int[] partners, int moment, int draws) {
        for (int k = 0; k < partners.length; k += 2) {
            addProduct(column(partners[k]), column(layout.moment(partners[k + 1])), column(moment), k == 0, draws);
        }
    }

    /**
     * The sum of Y Y Y over the fifteen pairings, averaged over all ways to take the factors from one copy, from two (where each of the three
     * comes alone in turn), and from three. With Q_ii = S of copy i, and Q_ij, i < j, the sum of S' in both orders, they are the means of Y_i
     * Q_ii, of (Y_j Q_ii + Y_i Q_ij)/3 and of Y_k Q_ij/2.
     */
    private void sixthProductsOfCopies(int sixPoint, int draws) {
        int copies = layout.copies();
        for (int heads = 1; heads <= copies; heads++) {
            KERNELS.fill(0.0, columns, column(layout.sixthMoment(sixPoint, heads)), draws);
        }
        for (int k = 0; k < PARTNERS; k++) {
            int pair = partners[sixPoint][2 * k];
            int[] rest = pairings[partners[sixPoint][2 * k + 1]];
            for (int i = 0; i < copies; i++) {
                for (int j = i; j < copies; j++) {
                    productsOfTwo(rest, i, j, draws);
                    for (int copy = 0; copy < copies; copy++) {
                        boolean among = copy == i || copy == j;
                        int heads = (i == j ? 1 : 2) + (among ? 0 : 1);
                        addProduct(column(copy, pair), term(), column(layout.sixthMoment(sixPoint, heads)), false,
                                draws);
                    }
                }
            }
        }
        for (int heads = 1; heads <= copies; heads++) {
            int out = column(layout.sixthMoment(sixPoint, heads));
            KERNELS.scale(columns, out, shareOfTriple(heads), columns, out, draws);
        }
    }

    /** One over the terms a product of three meets in: copies, three times ordered pairs of them, and ordered triples. */
    private double shareOfTriple(int heads) {
        int copies = layout.copies();
        return 1.0 / switch (heads) {
            case 1 -> copies;
            case 2 -> 3 * copies * (copies - 1);
            default -> copies * (copies - 1) * (copies - 2);
        };
    }

    /** term = the sum over pairings of Y of one copy times Y of another, in both orders if they differ. */
    private void productsOfTwo(int[] pairing, int i, int j, int draws) {
        for (int k = 0; k < pairing.length; k += 2) {
            addProduct(column(i, pairing[k]), column(j, pairing[k + 1]), term(), k == 0, draws);
            if (i != j) {
                addProduct(column(j, pairing[k]), column(i, pairing[k + 1]), term(), false, draws);
            }
        }
    }

    private void average(int pair, int draws) {
        for (int copy = 1; copy < layout.copies(); copy++) {
            KERNELS.add(columns, column(pair), columns, column(copy, pair), columns, column(pair), draws);
        }
        KERNELS.scale(columns, column(pair), 1.0 / layout.copies(), columns, column(pair), draws);
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
