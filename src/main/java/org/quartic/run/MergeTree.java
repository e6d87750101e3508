package org.quartic.run;

import java.util.Optional;
import org.quartic.cumulant.Summary;

/**
 * The summaries of a run's first blocks, merged along one fixed binary tree over block numbers, so that their sums have the same bits
 * whatever the order in which they were made. Immutable.
 *
 * <p>
 * Like a binary counter it keeps one complete subtree per one-bit of the number of blocks, the largest first: after 11 blocks those of
 * blocks 0-7, 8-9 and 10. A new block is a subtree of one; as long as the last two are of a size they become one. So adding a block merges
 * once on average and memory grows with the logarithm. A prefix is the subtrees merged from the smallest up.
 */
public final class MergeTree {

    private static final MergeTree EMPTY = new MergeTree(null, 0, 0);

    /** A stack that shares what lies below: the smallest subtree on top. */
    private record Subtree(Summary summary, Subtree below) {}

    private final Subtree top;
    private final long blocks;
    private final long draws;

    private MergeTree(Subtree top, long blocks, long draws) {
        this.top = top;
        this.blocks = blocks;
        this.draws = draws;
    }

    /** No block yet. */
    public static MergeTree empty() {
        return EMPTY;
    }

    /**
     * This tree and the block that comes next.
     *
     * @throws IllegalArgumentException
     *             if the summary is of any other block, or of several
     */
    public MergeTree add(Summary next) {
        if (next.firstBlock() != blocks || next.blocks() != 1) {
            throw new IllegalArgumentException("a tree of " + blocks + " blocks takes block " + blocks + ", not "
                    + next.blocks() + " from " + next.firstBlock());
        }
        Summary summary = next;
        Subtree below = top;
        while (below != null && below.summary.blocks() == summary.blocks()) {
            summary = below.summary.merge(summary);
            below = below.below;
        }
        return new MergeTree(new Subtree(summary, below), blocks + 1, draws + next.draws());
    }

    /** How many blocks it holds: those from 0 on. */
    public long blocks() {
        return blocks;
    }

    /** How many draws these have. */
    public long draws() {
        return draws;
    }

    /** All blocks as one summary, if there are any; merges as many times as there are subtrees, less one. */
    public Optional<Summary> prefix() {
        if (top == null) {
            return Optional.empty();
        }
        Summary summary = top.summary;
        for (Subtree larger = top.below; larger != null; larger = larger.below) {
            summary = larger.summary.merge(summary);
        }
        return Optional.of(summary);
    }
}
