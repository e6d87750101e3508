package org.quartic.random;

/**
 * Which points of which replicate a block of a replicated net holds. All replicates begin with one block; then every one is doubled, replicate
 * after replicate, again and again: so the prefixes of R, 2R, 4R, ... blocks are complete nets of equal size in all R replicates, however
 * far a run goes.
 *
 * @param replicates
 *            R, at least 1
 * @param pointsPerBlock
 *            a power of two
 */
public record NetOrder(int replicates, int pointsPerBlock) {

    public NetOrder {
        if (replicates < 1 || pointsPerBlock < 1 || Integer.bitCount(pointsPerBlock) != 1) {
            throw new IllegalArgumentException(
                    "no nets of " + replicates + " replicates in blocks of " + pointsPerBlock + " points");
        }
    }

    /** The replicate among so many that a block belongs to, from 0. */
    public static int replicate(int replicates, long block) {
        return (int) (block < replicates ? block : beyond(replicates, block) >>> doublings(replicates, block));
    }

    /** The index of a block's first point in the sequence. */
    public long firstPoint(long block) {
        if (block < replicates) {
            return 0;
        }
        long held = 1L << doublings(replicates, block);
        return (held + (beyond(replicates, block) & held - 1)) * pointsPerBlock;
    }

    /** The first prefix of at least so many blocks that consists of complete nets. */
    public static long completeFrom(int replicates, long blocks) {
        return blocks <= replicates ? replicates : (long) replicates << doublings(replicates, blocks - 1) + 1;
    }

    private static long beyond(int replicates, long block) {
        return block - ((long) replicates << doublings(replicates, block));
    }

    /** How many times all replicates have been doubled before this block. */
    private static int doublings(int replicates, long block) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(block / replicates);
    }
}
