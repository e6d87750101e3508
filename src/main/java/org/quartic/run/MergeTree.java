package org.quartic.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
 *
 * <p>
 * A block with fewer draws than those before it is a run's last. It is left on top unmerged: the prefix merges in the same order, to the same
 * bits, and a run that is to go on beyond it can drop it.
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
     *             if the summary is of any other block, or of several, or the last block is there already
     */
    public MergeTree add(Summary next) {
        if (next.firstBlock() != blocks || next.blocks() != 1) {
            throw new IllegalArgumentException("a tree of " + blocks + " blocks takes block " + blocks + ", not "
                    + next.blocks() + " from " + next.firstBlock());
        }
        if (hasLast()) {
            throw new IllegalArgumentException("block " + (blocks - 1) + " was the last, with " + top.summary.draws()
                    + " draws: there is no block " + blocks);
        }
        Summary summary = next;
        Subtree below = top;
        while (below != null && !isShorter(next, below.summary) && below.summary.blocks() == summary.blocks()) {
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

    /**
     * A tree put together again.
     *
     * @param subtrees
     *            as {@link #subtrees} gave them
     * @throws IllegalArgumentException
     *             if no tree ever has these
     */
    public static MergeTree of(List<Summary> subtrees) {
        MergeTree tree = EMPTY;
        for (Summary next : subtrees) {
            boolean last = tree.top != null && isShorter(next, tree.top.summary);
            boolean fits = next.firstBlock() == tree.blocks && Long.bitCount(next.blocks()) == 1 && !tree.hasLast()
                    && (tree.top == null || last || next.blocks() < tree.top.summary.blocks());
            if (!fits) {
                throw new IllegalArgumentException("no tree of " + tree.blocks + " blocks goes on with " + next);
            }
            tree = new MergeTree(new Subtree(next, tree.top), tree.blocks + next.blocks(), tree.draws + next.draws());
        }
        return tree;
    }

    /** What it consists of, in the order of blocks. */
    public List<Summary> subtrees() {
        Deque<Summary> summaries = new ArrayDeque<>();
        for (Subtree subtree = top; subtree != null; subtree = subtree.below) {
            summaries.addFirst(subtree.summary);
        }
        return List.copyOf(summaries);
    }

    /** This tree without a last block that is shorter than the others. */
    public MergeTree whole() {
        return hasLast() ? new MergeTree(top.below, blocks - 1, draws - top.summary.draws()) : this;
    }

    private boolean hasLast() {
        return top != null && top.below != null && isShorter(top.summary, top.below.summary);
    }

    /** Whether this is a block with fewer draws than those before it. */
    private static boolean isShorter(Summary summary, Summary before) {
        return summary.blocks() == 1 && summary.draws() < before.draws() / before.blocks();
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
