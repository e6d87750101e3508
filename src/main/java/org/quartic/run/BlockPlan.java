package org.quartic.run;

import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.UnsupportedEnsembleException;
import org.quartic.random.NetOrder;
import org.quartic.random.SobolSource;
import org.quartic.simd.Lanes;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;

/**
 * Which blocks a run consists of and after which of them the stop rule is asked: fixed before the first draw, by nothing but these
 * numbers.
 *
 * <p>
 * All blocks have {@code drawsPerBlock} draws but the last, which takes what is left of {@code maxDraws} rounded down to a multiple of
 * eight. The stop rule is asked at prefixes that grow by at most 1.1x: first at the first prefix that has {@code minDraws} and
 * {@value #FIRST_LOOK_BLOCKS} blocks (fewer could not grow by so little), then each time a tenth further (rounded down), and at the end.
 *
 * <p>
 * The draws of a randomised net come to complete nets of all replicates only: the stop rule is asked where there are such, of at least
 * {@code minDraws} draws, and the largest of at most {@code maxDraws} is the end.
 *
 * @param drawsPerBlock
 *            a multiple of eight, at most {@value #MOST_DRAWS_PER_BLOCK}
 * @param minDraws
 *            no run converges with fewer
 * @param maxDraws
 *            never exceeded; at least {@code minDraws} and at least eight
 * @param replicates
 *            of a randomised net; 0 where draws are independent
 */
public record BlockPlan(int drawsPerBlock, long minDraws, long maxDraws, int replicates) {

    /** What the draw number of a random number's key can hold. */
    public static final int MOST_DRAWS_PER_BLOCK = 1 << 16;

    /** What the block number of a random number's key can hold. */
    public static final long MOST_BLOCKS = 1L << 48;

    private static final int FIRST_LOOK_BLOCKS = 10;
    private static final int LOOK_GROWTH = 10;

    public BlockPlan {
        if (drawsPerBlock <= 0 || drawsPerBlock % Lanes.WIDTH != 0 || drawsPerBlock > MOST_DRAWS_PER_BLOCK) {
            throw new IllegalArgumentException("draws per block: " + drawsPerBlock + ", must be a multiple of "
                    + Lanes.WIDTH + " up to " + MOST_DRAWS_PER_BLOCK);
        }
        if (minDraws < 0 || maxDraws < minDraws || maxDraws < Lanes.WIDTH) {
            throw new IllegalArgumentException("from " + minDraws + " to " + maxDraws + " draws");
        }
        if (replicates > 0 && fewestDraws(replicates, drawsPerBlock) > maxDraws) {
            throw new IllegalArgumentException("no net of " + replicates + " replicates in " + maxDraws + " draws");
        }
    }

    /** Of independent draws. */
    public BlockPlan(int drawsPerBlock, long minDraws, long maxDraws) {
        this(drawsPerBlock, minDraws, maxDraws, 0);
    }

    /**
     * Of a resolved spec.
     *
     * @throws UnsupportedEnsembleException
     *             if it is to have fewer draws than a net
     */
    static BlockPlan of(RunSpec spec, BlockLayout layout) {
        int replicates = spec.sampling() instanceof Sampling.Sobol(int own) ? own : 0;
        long fewest = fewestDraws(replicates, layout.drawsPerBlock());
        if (fewest > spec.stop().maxDraws()) {
            throw new UnsupportedEnsembleException(replicates + " replicates of " + layout.drawsPerBlock()
                    + " points, the fewest there are, take " + fewest + " draws, and stop.max-draws is "
                    + spec.stop().maxDraws() + ": take fewer replicates or more draws");
        }
        return new BlockPlan(layout.drawsPerBlock(), spec.stop().minDraws(), spec.stop().maxDraws(), replicates);
    }

    /** Draws of the first complete nets of so many replicates. */
    private static long fewestDraws(int replicates, int drawsPerBlock) {
        return (long) replicates * drawsPerBlock;
    }

    /** Draws of the whole run: {@code maxDraws} rounded down to a multiple of eight, or what all blocks hold that can be told apart. */
    public long draws() {
        if (replicates > 0) {
            long fewest = fewestDraws(replicates, drawsPerBlock);
            return fewest * Math.min(Long.highestOneBit(maxDraws / fewest), SobolSource.MOST_POINTS / drawsPerBlock);
        }
        long draws = maxDraws - maxDraws % Lanes.WIDTH;
        return draws / drawsPerBlock < MOST_BLOCKS ? draws : MOST_BLOCKS * drawsPerBlock;
    }

    /** How many blocks there are, numbered from 0. */
    public long blocks() {
        return ceilingOf(draws(), drawsPerBlock);
    }

    /**
     * Draws of one block.
     *
     * @throws IllegalArgumentException
     *             if there is no such block
     */
    public int drawsOf(long block) {
        if (block < 0 || block >= blocks()) {
            throw new IllegalArgumentException("no block " + block + " among " + blocks());
        }
        return block < blocks() - 1 ? drawsPerBlock : (int) (draws() - block * drawsPerBlock);
    }

    /** Draws of the first so many blocks. */
    public long drawsOfPrefix(long prefix) {
        return prefix >= blocks() ? draws() : prefix * drawsPerBlock;
    }

    /**
     * The first prefix, in blocks, longer than this one at which the stop rule is asked. The prefixes themselves do not depend on where
     * one asks from.
     *
     * @throws IllegalArgumentException
     *             if the prefix is the whole run already
     */
    public long nextLook(long prefix) {
        if (prefix >= blocks()) {
            throw new IllegalArgumentException("no look after block " + prefix + " of " + blocks());
        }
        if (replicates > 0) {
            return Math.min(NetOrder.completeFrom(replicates, Math.max(prefix + 1, ceilingOf(minDraws, drawsPerBlock))),
                    blocks());
        }
        long look = Math.max(FIRST_LOOK_BLOCKS, ceilingOf(minDraws, drawsPerBlock));
        while (look <= prefix) {
            look += look / LOOK_GROWTH;
        }
        return Math.min(look, blocks());
    }

    /** Whether the stop rule is asked at this prefix. */
    public boolean isLook(long prefix) {
        return prefix > 0 && prefix <= blocks() && nextLook(prefix - 1) == prefix;
    }

    /** Whether these are the first blocks of this plan. */
    boolean begins(MergeTree tree) {
        return tree.blocks() <= blocks() && tree.draws() == drawsOfPrefix(tree.blocks());
    }

    private static long ceilingOf(long draws, long perBlock) {
        return draws / perBlock + (draws % perBlock == 0 ? 0 : 1);
    }
}
