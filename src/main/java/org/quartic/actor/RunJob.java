package org.quartic.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.quartic.cumulant.Summary;
import org.quartic.run.BlockPlan;
import org.quartic.run.BlockWork;
import org.quartic.run.Checkpoint;
import org.quartic.run.Look;
import org.quartic.run.Spent;

/**
 * A run to be done.
 *
 * @param plan
 *            its blocks and looks
 * @param work
 *            an instance of its own for every pipeline; called from one thread of the engine
 * @param judge
 *            what is known from a prefix; pure
 * @param maxWallTime
 *            bound of the time it runs, pauses not counted, resumes summed
 * @param from
 *            where it goes on
 * @param spent
 *            what it cost to get there
 * @param memory
 *            where it is kept on the way, if anywhere
 */
public record RunJob(BlockPlan plan, Supplier<BlockWork> work, Function<Summary, Look> judge,
        Optional<Duration> maxWallTime, Checkpoint from, Spent spent, Optional<CheckpointSink> memory) {

    /** A run from its first block, of which nothing is remembered. */
    public RunJob(BlockPlan plan, Supplier<BlockWork> work, Function<Summary, Look> judge,
            Optional<Duration> maxWallTime) {
        this(plan, work, judge, maxWallTime, Checkpoint.none(), Spent.NOTHING, Optional.empty());
    }
}
