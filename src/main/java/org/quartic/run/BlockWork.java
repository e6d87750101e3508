package org.quartic.run;

import org.quartic.cumulant.NonFiniteSummaryException;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;

/**
 * What a block goes through: sampled, evaluated, reduced, in this order. The summary is a pure function of the block's number and its
 * draws, whichever instance did the work. One instance serves the three stages of a pipeline: different steps may run at the same time, on
 * different blocks, and share nothing that changes; no step is thread-safe against itself. Any exception loses the block, which is then
 * tried again, unless it says that this cannot help.
 */
public interface BlockWork {

    /** A block with fresh memory; blocks are never made anywhere else. */
    Block newBlock();

    /** Fills the parameters of {@code block.number()}, {@code block.draws()}. */
    void sample(Block block);

    /** Fills the observables from the parameters. */
    void evaluate(Block block);

    /**
     * The moments of the observables: of this one block.
     *
     * @throws NonFiniteSummaryException
     *             if they are not finite: the block is not tried again
     */
    Summary reduce(Block block);
}
