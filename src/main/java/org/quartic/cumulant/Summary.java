package org.quartic.cumulant;

import java.util.Arrays;
import java.util.Optional;

/**
 * The means and centred co-moments of the draws of a contiguous range of blocks: all that leaves the loop of blocks, whatever the
 * number of draws. Never empty, always finite, immutable.
 */
public final class Summary {

    private final MomentLayout layout;
    private final long firstBlock;
    private final long blocks;
    private final long draws;
    private final double[] means;
    private final double[] comoments;
    private final double[] fourthPowers;
    private final Optional<ReplicateMeans> replicates;

    /**
     * A summary that owns these arrays from here on.
     *
     * @param fourthPowers
     *            may hold numbers that are not finite: they bear on no estimate
     * @param replicates
     *            where the layout has some
     * @throws IllegalArgumentException
     *             if a count is impossible or an array does not fit the layout
     * @throws NonFiniteSummaryException
     *             if a mean or a co-moment is not finite
     */
    Summary(MomentLayout layout, long firstBlock, long blocks, long draws, double[] means, double[] comoments,
            double[] fourthPowers, Optional<ReplicateMeans> replicates) {
        if (firstBlock < 0 || blocks < 1 || draws < 1 || firstBlock + blocks < 0) {
            throw new IllegalArgumentException(
                    "no such summary: " + blocks + " blocks from " + firstBlock + ", " + draws + " draws");
        }
        if (means.length != layout.variables() || comoments.length != layout.drawEntries()
                || fourthPowers.length != layout.fourthPowers()
                || replicates.isPresent() != layout.replicates() > 0) {
            throw new IllegalArgumentException(
                    "expected " + layout.variables() + " means, " + layout.drawEntries() + " co-moments and "
                            + layout.fourthPowers() + " fourth powers, found " + means.length + ", " + comoments.length
                            + " and " + fourthPowers.length);
        }
        this.layout = layout;
        this.firstBlock = firstBlock;
        this.blocks = blocks;
        this.draws = draws;
        this.means = means;
        this.comoments = comoments;
        this.fourthPowers = fourthPowers;
        this.replicates = replicates;
        for (int v = 0; v < means.length; v++) {
            if (!Double.isFinite(means[v])) {
                throw new NonFiniteSummaryException(firstBlock, blocks, layout.name(v), means[v]);
            }
        }
        for (int e = 0; e < comoments.length; e++) {
            if (!Double.isFinite(comoments[e])) {
                // The second variable is the one of higher order, which overflows first.
                throw new NonFiniteSummaryException(firstBlock, blocks, layout.name(layout.column(e)), comoments[e]);
            }
        }
    }

    /** What the variables and entries are. */
    public MomentLayout layout() {
        return layout;
    }

    /** The first block of the range. */
    public long firstBlock() {
        return firstBlock;
    }

    /** How many blocks the range has; at least 1. */
    public long blocks() {
        return blocks;
    }

    /** How many draws the blocks hold together; at least 1. */
    public long draws() {
        return draws;
    }

    /** The mean of a variable over the draws. */
    public double mean(int variable) {
        return means[variable];
    }

    /** The sum over the draws of the product of two variables' deviations from their means: not divided by anything. */
    public double comoment(int entry) {
        return comoments[entry];
    }

    /**
     * The sum over the draws of the fourth power of a connected four-point's influence function, in every block less its mean there. NaN where it
     * was not kept.
     */
    double fourthPower(int fourPoint) {
        return fourthPowers[fourPoint];
    }

    /** The means in every replicate, where draws come in such. */
    Optional<ReplicateMeans> replicates() {
        return replicates;
    }

    /** The independent observations there are. */
    Observations sample() {
        return replicates.map(means -> means.sample(layout))
                .orElseGet(() -> new Observations(layout, draws, means, comoments, Optional.empty()));
    }

    /**
     * The summary of this range and the next one together, by the pairwise update of Chan, Golub and LeVeque (1983). Its bits depend on
     * how a range was cut, so a run merges along one fixed tree.
     *
     * @throws IllegalArgumentException
     *             if the ranges overlap or leave a gap, or the layouts differ; nothing is changed then
     * @throws NonFiniteSummaryException
     *             if a moment overflows
     */
    public Summary merge(Summary next) {
        if (next.layout.identity() != layout.identity()) {
            throw new IllegalArgumentException("cannot merge summaries of different layouts: expected "
                    + Long.toHexString(layout.identity()) + ", found " + Long.toHexString(next.layout.identity()));
        }
        if (next.firstBlock != firstBlock + blocks) {
            throw new IllegalArgumentException("cannot merge " + range() + " with " + next.range() + ": they "
                    + (next.firstBlock < firstBlock + blocks ? "overlap or are out of order" : "leave a gap"));
        }
        long total = draws + next.draws;
        double share = (double) next.draws / total;
        double weight = draws * share;
        double[] deltas = new double[means.length];
        double[] mergedMeans = new double[means.length];
        for (int v = 0; v < means.length; v++) {
            deltas[v] = next.means[v] - means[v];
            mergedMeans[v] = Math.fma(deltas[v], share, means[v]);
        }
        double[] mergedComoments = new double[comoments.length];
        for (int e = 0; e < comoments.length; e++) {
            double between = deltas[layout.row(e)] * deltas[layout.column(e)];
            mergedComoments[e] = Math.fma(between, weight, comoments[e] + next.comoments[e]);
        }
        double[] mergedPowers = new double[fourthPowers.length];
        Arrays.setAll(mergedPowers, f -> fourthPowers[f] + next.fourthPowers[f]);
        return new Summary(layout, firstBlock, blocks + next.blocks, total, mergedMeans, mergedComoments, mergedPowers,
                replicates.map(own -> own.merge(next.replicates.orElseThrow())));
    }

    private String range() {
        return "blocks " + firstBlock + " to " + (firstBlock + blocks - 1);
    }

    @Override
    public String toString() {
        return "Summary of " + range() + ", " + draws + " draws";
    }
}
