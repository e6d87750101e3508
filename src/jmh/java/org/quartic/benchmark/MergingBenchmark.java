package org.quartic.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.cumulant.Summary;
import org.quartic.run.MergeTree;
import org.quartic.scaling.FourPoints;

/**
 * What {@code Run} does with the summary of a block. Compare with a block in {@link StageBenchmark}: merging is done by one actor for all
 * pipelines, so it bounds how many of them there can be.
 */
public class MergingBenchmark extends NanosecondsBenchmark {

    private static final int BLOCKS = 255;

    @Param({"1", "100"})
    private int fourPoints;

    private List<Summary> summaries;
    private MergeTree tree;

    @Setup
    public void reduceBlocks() {
        summaries = Sizes.summaries(Sizes.estimation("collapsed", "medium", FourPoints.override(fourPoints)), BLOCKS);
        tree = tree();
    }

    /** Two blocks. */
    @Benchmark
    public Summary merge() {
        return summaries.get(0).merge(summaries.get(1));
    }

    /** A block into the tree, averaged over 255 of them. */
    @Benchmark
    @OperationsPerInvocation(BLOCKS)
    public MergeTree tree() {
        MergeTree grown = MergeTree.empty();
        for (Summary summary : summaries) {
            grown = grown.add(summary);
        }
        return grown;
    }

    /** The prefix that a look is asked at, of eight subtrees. */
    @Benchmark
    public Summary prefix() {
        return tree.prefix().orElseThrow();
    }
}
