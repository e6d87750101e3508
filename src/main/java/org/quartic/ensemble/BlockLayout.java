package org.quartic.ensemble;

import org.quartic.random.Numbering;

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
 *            heads observed side by side: 2 or 3 where heads share random tokens and the kernel is observed, else 1
 * @param pairs
 *            how many pairs are observed
 * @param drawsPerBlock
 *            a power of two, and whole strips
 */
public record BlockLayout(long parameterDoubles, long observableDoubles, int copies, int pairs, int drawsPerBlock) {

    /** A block and its hand-over stay in the second-level cache of a present core. */
    static final long BLOCK_BYTES = 256 << 10;
    /** No block takes more than some tens of milliseconds, so that a run can be stopped soon and watched. */
    static final long BLOCK_NUMBERS = 4L << 20;
    /** One buffer holds less than 2 GiB. */
    private static final long MOST_STRIP_BYTES = 1L << 30;
    /** Beyond this many draws a message costs nothing beside the work, and more would only coarsen the looks. */
    private static final int MOST_DRAWS = 2048;
    /** Points of one replicate of a randomised net, which has a block in each of them at the least. */
    private static final int MOST_POINTS = 512;

    /**
     * The layout of an ensemble's blocks when so many pairs are observed.
     *
     * @throws UnsupportedEnsembleException
     *             if not even eight draws can be held
     */
    public static BlockLayout of(Ensemble ensemble, long pairs) {
        int copies = ensemble.observesField() ? 1 : ensemble.heads();
        var layout = new ParameterLayout(ensemble);
        int lanes = layout.lanes();
        long stripParameters = layout.stripDoubles();
        long stripObservables = Math.multiplyExact(copies * pairs, (long) lanes);
        long stripBytes = Math.addExact(stripParameters, stripObservables) * Double.BYTES;
        if (stripBytes > MOST_STRIP_BYTES) {
            throw new UnsupportedEnsembleException(lanes + " draws of this ensemble take " + (stripBytes >> 20)
                    + " MiB, more than the " + (MOST_STRIP_BYTES >> 20)
                    + " that one block can hold: take fewer points, heads or features");
        }
        long stripNumbers = Math.max(1, lanes * layout.randomNumbers());
        long strips = Math.max(1, Math.min(BLOCK_BYTES / stripBytes, BLOCK_NUMBERS / stripNumbers));
        int most = ensemble.numbering() == Numbering.DIMENSIONS ? MOST_POINTS : MOST_DRAWS;
        int draws = (int) Math.min(most, Long.highestOneBit(strips) * lanes);
        return new BlockLayout(stripParameters * (draws / lanes), stripObservables * (draws / lanes), copies,
                Math.toIntExact(pairs), draws);
    }

    /**
     * The same for shorter blocks.
     *
     * @param draws
     *            a power of two; more than a block has anyway change nothing, and fewer than make a strip make one
     */
    public BlockLayout shortened(int draws, int lanes) {
        int fewer = drawsPerBlock / Math.clamp(draws, lanes, drawsPerBlock);
        return new BlockLayout(parameterDoubles / fewer, observableDoubles / fewer, copies, pairs,
                drawsPerBlock / fewer);
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
