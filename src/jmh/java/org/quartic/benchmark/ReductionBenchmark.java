package org.quartic.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;
import org.quartic.scaling.FourPoints;

/**
 * The reduction of a full block of sixteen points to its moments, against the number of four-point functions; row {@code draw} is
 * nanoseconds a draw. Compare rows: pair products are shared, so a four-point should cost less, not more, the more of them there are.
 */
public class ReductionBenchmark extends NanosecondsBenchmark {

    @Param({"1", "10", "100", "1000"})
    private int fourPoints;

    private BlockWork work;
    private Block block;

    @Setup
    public void fillABlock() {
        Estimation estimation = Sizes.estimation("collapsed", "medium", FourPoints.override(fourPoints));
        work = estimation.work();
        block = work.newBlock();
        block.begin(0, estimation.plan().drawsPerBlock());
        work.sample(block);
        work.evaluate(block);
    }

    @Benchmark
    public Summary reduce(Draws counted) {
        counted.draw += block.draws();
        return work.reduce(block);
    }
}
