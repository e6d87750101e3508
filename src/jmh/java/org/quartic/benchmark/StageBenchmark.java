package org.quartic.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;

/**
 * A full block through each stage of a pipeline, and through all of them; row {@code draw} is nanoseconds a draw. The stages should add up
 * to the whole, and the whole to what {@code ops/quartic run --threads 1} takes a draw: what is missing is lost between the actors.
 */
public class StageBenchmark extends NanosecondsBenchmark {

    @Param({"field", "collapsed"})
    private String estimator;

    @Param({"small", "medium", "large"})
    private String size;

    private BlockWork work;
    private Block block;
    private int draws;
    private long number;

    @Setup
    public void fillABlock() {
        Estimation estimation = Sizes.estimation(estimator, size);
        work = estimation.work();
        draws = estimation.plan().drawsPerBlock();
        block = work.newBlock();
        nextSample();
        work.evaluate(block);
    }

    private void nextSample() {
        block.begin(number++, draws);
        work.sample(block);
    }

    @Benchmark
    public Block sample(Draws counted) {
        nextSample();
        counted.draw += draws;
        return block;
    }

    @Benchmark
    public Block evaluate(Draws counted) {
        work.evaluate(block);
        counted.draw += draws;
        return block;
    }

    @Benchmark
    public Summary reduce(Draws counted) {
        counted.draw += draws;
        return work.reduce(block);
    }

    @Benchmark
    public Summary whole(Draws counted) {
        nextSample();
        work.evaluate(block);
        counted.draw += draws;
        return work.reduce(block);
    }
}
