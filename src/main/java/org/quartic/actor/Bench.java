package org.quartic.actor;

import akka.actor.typed.ActorRef;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;

/**
 * What a stage works with: its own {@link BlockWork}, its place in the pipeline, and how its work is timed and its failures told. Owned
 * by one stage.
 */
final class Bench {

    private final Stage stage;
    private final int pipeline;
    private final BlockWork work;
    private final StageTimes times;
    private final ActorRef<Run.Command> run;
    private long workNanos;

    /** One stage's work on one block. */
    interface Step {
        void perform(BlockWork work, Block block);
    }

    Bench(Stage stage, int pipeline, BlockWork work, StageTimes times, ActorRef<Run.Command> run) {
        this.stage = stage;
        this.pipeline = pipeline;
        this.work = work;
        this.times = times;
        this.run = run;
    }

    /**
     * Does the step. An exception is told to the run, and the answer is false: what is in the block is nobody's any more. An error too
     * is told, but this stage does not trust itself to go on after it.
     */
    boolean succeeds(long handedOver, int attempt, Block block, Step step) {
        long started = times.now();
        try {
            step.perform(work, block);
            workNanos = times.record(stage, handedOver, started);
            return true;
        } catch (RuntimeException failure) {
            tellFailure(block.number(), attempt, failure);
            return false;
        } catch (Error error) {
            tellFailure(block.number(), attempt, error);
            throw new StageDied(stage, block.number(), error);
        }
    }

    /** Fresh memory instead of that of a block that was lost. */
    Block replacement() {
        return work.newBlock();
    }

    void tell(Run.Command message) {
        run.tell(message);
    }

    /** What the step that succeeded last has taken. */
    long workNanos() {
        return workNanos;
    }

    int pipeline() {
        return pipeline;
    }

    long now() {
        return times.now();
    }

    private void tellFailure(long block, int attempt, Throwable cause) {
        run.tell(new Run.BlockFailed(pipeline, stage, block, attempt, cause));
    }
}
