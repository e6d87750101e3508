package org.quartic.run;

import org.quartic.ensemble.Block;
import org.quartic.random.NetOrder;

/** A short run, block after block in the caller's thread, with random numbers no other run sees. Not thread-safe. */
public final class Pilot {

    private final Estimation estimation;
    private final BlockWork work;
    private final Block block;
    private final int drawsPerBlock;
    private MergeTree tree = MergeTree.empty();

    Pilot(Estimation estimation, BlockWork work, int drawsPerBlock) {
        this.estimation = estimation;
        this.work = work;
        this.drawsPerBlock = drawsPerBlock;
        block = work.newBlock();
    }

    /** Whether its draws make complete nets of all replicates, as independent draws always do. */
    public boolean isComplete() {
        return estimation.moments().replicates() == 0 || tree.blocks() > 0
                && NetOrder.completeFrom(estimation.moments().replicates(), tree.blocks()) == tree.blocks();
    }

    /** Computes one more block. */
    public void advance() {
        block.begin(tree.blocks(), drawsPerBlock);
        work.sample(block);
        work.evaluate(block);
        tree = tree.add(work.reduce(block));
    }

    /** Draws so far. */
    public long draws() {
        return tree.draws();
    }

    /**
     * What is known so far.
     *
     * @throws java.util.NoSuchElementException
     *             before the first block
     */
    public Look look() {
        return estimation.look(tree.prefix().orElseThrow());
    }
}
