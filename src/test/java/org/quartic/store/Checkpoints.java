package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.quartic.cumulant.BlockReducer;
import org.quartic.cumulant.CumulantWeights;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.MomentLayout;
import org.quartic.cumulant.Summary;
import org.quartic.run.Checkpoint;
import org.quartic.run.MergeTree;
import org.quartic.run.PastLook;
import org.quartic.run.Provenance;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.simd.Lanes;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

/** Checkpoints for tests, of observables that are 0 or 1 beyond their pivot: every moment is exact in whatever order it is summed. */
final class Checkpoints {

    static final MomentLayout LAYOUT = new MomentLayout(List.of(new Pair(0, 0)),
            List.of(new Quadruple(0, 0, 0, 0)), List.of(), 1, false);
    /** Powers of two, so that fourth powers are exact too. */
    private static final CumulantWeights WEIGHTS = CumulantWeights.kernel(1, 3, 0.5, 1);
    static final double[] PIVOTS = {0.5};
    static final CheckpointCodec CODEC = new CheckpointCodec(LAYOUT, PIVOTS);

    private Checkpoints() {}

    /** So many blocks of sixteen draws, and a last one of eight; two looks. */
    static Remembered remembered(int blocks) {
        var reducer = new BlockReducer(LAYOUT, WEIGHTS, PIVOTS, 16);
        Lanes lanes = Lanes.allocate(16);
        MergeTree tree = MergeTree.empty();
        for (int k = 0; k <= blocks; k++) {
            for (int i = 0; i < 16; i++) {
                lanes.set(i, (i + k) % 2 == 0 ? 0.5 : 1.5);
            }
            tree = tree.add(reducer.reduce(lanes, k < blocks ? 16 : 8, k));
        }
        var looks = new ArrayList<PastLook>();
        looks.add(new PastLook(1, 16, List.of(new Estimate(0.25, Double.NaN))));
        looks.add(new PastLook(blocks, 16L * blocks, List.of(new Estimate(-0.125, 1.0e-3))));
        return new Remembered(new Checkpoint(tree, looks), new Spent(1_234_567_890_123L, 2_345_678_901_234L));
    }

    /** That these bytes of version 1 are {@link #remembered}, but for what was not kept then. */
    static void assertWithoutTails(byte[] versionOne, int blocks) {
        Remembered found = CODEC.decode(versionOne);
        Remembered expected = remembered(blocks);
        assertThat(found.spent()).isEqualTo(expected.spent());
        assertThat(found.checkpoint().looks()).isEqualTo(expected.checkpoint().looks());
        List<Summary> subtrees = expected.checkpoint().tree().subtrees();
        assertThat(found.checkpoint().tree().subtrees()).hasSameSizeAs(subtrees);
        for (int i = 0; i < subtrees.size(); i++) {
            Summary read = found.checkpoint().tree().subtrees().get(i);
            assertThat(read).hasToString(subtrees.get(i).toString());
            for (int v = 0; v < LAYOUT.variables(); v++) {
                assertThat(read.mean(v)).isEqualTo(subtrees.get(i).mean(v));
            }
            for (int e = 0; e < LAYOUT.entries(); e++) {
                assertThat(read.comoment(e)).isEqualTo(subtrees.get(i).comoment(e));
            }
        }
    }

    static Checkpointed checkpointed(int blocks, Status status) {
        return new Checkpointed(
                new Life("sha256:" + "ab".repeat(32), 65_536, status,
                        new Provenance("1.0", "cafe", "25", "a \"cpu\" µ", 3)),
                CODEC.encode(remembered(blocks)));
    }
}
