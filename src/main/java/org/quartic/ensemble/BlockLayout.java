package org.quartic.ensemble;

import org.quartic.simd.Lanes;

/**
 * How many draws a block holds and where its observables stand: a function of the spec alone, never of the machine.
 *
 * <p>
 * An observable is X_ab, or phi(x_a) phi(x_b), of one pair; a block holds copy after copy (heads on shared tokens, else one), pair after
 * pair, draw after draw.
 *
 * @param parameterDoubles
 *            of a full block
 * @param observableDoubles
 *            of a full block
 * @param copies
 *            heads observed side by side: 2 where heads share random tokens and the kernel is observed, else 1
 * @param pairs
 *            how many pairs are observed
 * @param drawsPerBlock
 *            a power of two, at least 8
 */
public record BlockLayout(long parameterDoubles, long observableDoubles, int copies, int pairs, int drawsPerBlock) {

    /** A block and its hand-over stay in the second-level cache of a present core. */
    private static final long BLOCK_BYTES = 256 << 10;
    /** No block takes more than some tens of milliseconds, so that a run can be stopped soon and watched. */
    private static final long BLOCK_NUMBERS = 4L << 20;
    /** One buffer holds less than 2 GiB. */
    private static final long MOST_GROUP_BYTES = 1L << 30;
    /** Beyond this many draws a message costs nothing beside the work, and more would only coarsen the looks. */
    private static final int MOST_DRAWS = 2048;

    /**
     * The layout of an ensemble's blocks when so many pairs are observed.
     *
     * @throws UnsupportedEnsembleException
     *             if not even eight draws can be held
     */
    public static BlockLayout of(Ensemble ensemble, long pairs) {
        int copies = ensemble.observesField() ? 1 : ensemble.heads();
        var layout = new ParameterLayout(ensemble);
        long groupParameters = layout.groupDoubles();
        long groupObservables = Math.multiplyExact(copies * pairs, (long) Lanes.WIDTH);
        long groupBytes = Math.addExact(groupParameters, groupObservables) * Double.BYTES;
        if (groupBytes > MOST_GROUP_BYTES) {
            throw new UnsupportedEnsembleException("eight draws of this ensemble take " + (groupBytes >> 20)
                    + " MiB, more than the " + (MOST_GROUP_BYTES >> 20)
                    + " that one block can hold: take fewer points, heads or features");
        }
        long groupNumbers = Math.max(1, Lanes.WIDTH * layout.randomNumbers());
        long groups = Math.max(1, Math.min(BLOCK_BYTES / groupBytes, BLOCK_NUMBERS / groupNumbers));
        int draws = (int) Math.min(MOST_DRAWS, Long.highestOneBit(groups) * Lanes.WIDTH);
        return new BlockLayout(groupParameters * (draws / Lanes.WIDTH), groupObservables * (draws / Lanes.WIDTH),
                copies, Math.toIntExact(pairs), draws);
    }

    /** Where the observable of a pair begins; draw i of the block follows at + i. */
    public int observable(int copy, int pair) {
        return (copy * pairs + pair) * drawsPerBlock;
    }

    /** Fresh memory for one block. */
    public Block newBlock() {
        return new Block(parameterDoubles, observableDoubles);
    }

    /** Bytes of one block. */
    public long bytes() {
        return (parameterDoubles + observableDoubles) * Double.BYTES;
    }
}
