package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;

/** What a run of a real ensemble must end with: block after block in order, in one thread, merged along the tree. */
public final class TreeLoop {

    private TreeLoop() {}

    /** The outcome, asked at each scheduled look. */
    public static Outcome outcome(Estimation estimation) {
        BlockPlan plan = estimation.plan();
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        MergeTree tree = MergeTree.empty();
        while (true) {
            tree = grown(tree, plan.nextLook(tree.blocks()), plan, work, block);
            Summary prefix = tree.prefix().orElseThrow();
            Look look = estimation.look(prefix);
            boolean converged = look.reached() && tree.draws() >= plan.minDraws();
            if (converged || tree.blocks() == plan.blocks()) {
                return new Outcome(converged ? Status.CONVERGED : Status.EXHAUSTED, tree.blocks(), tree.draws(),
                        Optional.of(prefix), Optional.of(look), Optional.empty());
            }
        }
    }

    /** The moments of the first so many blocks; at least one. */
    public static Summary prefix(Estimation estimation, long blocks) {
        BlockWork work = estimation.work();
        return grown(MergeTree.empty(), blocks, estimation.plan(), work, work.newBlock()).prefix().orElseThrow();
    }

    private static MergeTree grown(MergeTree tree, long blocks, BlockPlan plan, BlockWork work, Block block) {
        MergeTree grown = tree;
        while (grown.blocks() < blocks) {
            block.begin(grown.blocks(), plan.drawsOf(grown.blocks()));
            work.sample(block);
            work.evaluate(block);
            grown = grown.add(work.reduce(block));
        }
        return grown;
    }

    /** The result an outcome comes to, with nothing in it that the spec does not settle. */
    public static RunResult result(Estimation estimation, Outcome outcome) {
        return RunResult.of(estimation, outcome, 0, 0, new Provenance("", "", "", "", 0));
    }

    /** Every bit of a summary. */
    public static List<Long> bits(Summary summary) {
        var bits = new ArrayList<Long>(List.of(summary.firstBlock(), summary.blocks(), summary.draws()));
        for (int v = 0; v < summary.layout().variables(); v++) {
            bits.add(Double.doubleToRawLongBits(summary.mean(v)));
        }
        for (int e = 0; e < summary.layout().entries(); e++) {
            bits.add(Double.doubleToRawLongBits(summary.comoment(e)));
        }
        return bits;
    }
}
