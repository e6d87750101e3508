package org.quartic.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Summary;
import org.quartic.cumulant.SummaryCodec;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.MergeTree;
import org.quartic.run.PastLook;
import org.quartic.run.Spent;
import org.quartic.scaling.FourPoints;
import org.quartic.store.CheckpointCodec;
import org.quartic.store.Remembered;

/**
 * Summaries and checkpoints into bytes and back. A checkpoint here is eight summaries and {@value #LOOKS} looks. A run is checkpointed every
 * few seconds, so a millisecond would not matter; compare fourPoints, and with the disk.
 */
public class CodecBenchmark extends NanosecondsBenchmark {

    private static final int BLOCKS = 255;
    private static final int LOOKS = 50;

    @Param({"1", "100"})
    private int fourPoints;

    private SummaryCodec summaries;
    private Summary summary;
    private UnsafeBuffer buffer;
    private CheckpointCodec checkpoints;
    private Remembered remembered;
    private byte[] bytes;

    @Setup
    public void makeACheckpoint() {
        Estimation estimation = Sizes.estimation("collapsed", "medium", FourPoints.override(fourPoints));
        MergeTree tree = MergeTree.empty();
        for (Summary block : Sizes.summaries(estimation, BLOCKS)) {
            tree = tree.add(block);
        }
        summaries = new SummaryCodec(estimation.moments());
        summary = tree.subtrees().getFirst();
        buffer = new UnsafeBuffer(new byte[summaries.length()]);
        summaries.encode(summary, buffer, 0);
        checkpoints = CheckpointCodec.of(estimation);
        remembered = new Remembered(new Checkpoint(tree, looks(estimation)), Spent.NOTHING);
        bytes = checkpoints.encode(remembered);
    }

    private static List<PastLook> looks(Estimation estimation) {
        List<Estimate> estimates = Collections.nCopies(estimation.moments().fourPoints().size(),
                new Estimate(1.0e-3, 1.0e-5));
        return LongStream.rangeClosed(1, LOOKS)
                .mapToObj(blocks -> new PastLook(blocks, estimation.plan().drawsOfPrefix(blocks), estimates)).toList();
    }

    @Benchmark
    public UnsafeBuffer encodeSummary() {
        summaries.encode(summary, buffer, 0);
        return buffer;
    }

    @Benchmark
    public Summary decodeSummary() {
        return summaries.decode(buffer, 0, buffer.capacity());
    }

    @Benchmark
    public byte[] encodeCheckpoint() {
        return checkpoints.encode(remembered);
    }

    @Benchmark
    public Remembered decodeCheckpoint() {
        return checkpoints.decode(bytes);
    }
}
