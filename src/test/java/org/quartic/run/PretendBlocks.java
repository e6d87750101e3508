package org.quartic.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.quartic.cumulant.BlockReducer;
import org.quartic.cumulant.CumulantWeights;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.MomentLayout;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.simd.Lanes;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.stopping.Interval;

/** Blocks of one observable whose draws follow from the block's number, and a stop rule for them. */
public final class PretendBlocks implements BlockWork {

    /** The most draws a pretended block has. */
    public static final int CAPACITY = 64;

    private static final Quadruple POINTS = new Quadruple(0, 0, 0, 0);
    private static final MomentLayout LAYOUT = new MomentLayout(List.of(new Pair(0, 0)), List.of(POINTS), List.of(), 1,
            false);

    private final BlockReducer reducer = new BlockReducer(LAYOUT, CumulantWeights.field(),
            new double[]{0.5}, CAPACITY);

    @Override
    public Block newBlock() {
        return new Block(CAPACITY, CAPACITY);
    }

    @Override
    public void sample(Block block) {
        var random = new SplittableRandom(block.number());
        for (int i = 0; i < block.draws(); i++) {
            block.parameters().set(i, random.nextDouble());
        }
    }

    @Override
    public void evaluate(Block block) {
        for (int i = 0; i < block.draws(); i++) {
            block.observables().set(i, Math.sqrt(block.parameters().get(i)));
        }
    }

    @Override
    public Summary reduce(Block block) {
        return reducer.reduce(block.observables(), block.draws(), block.number());
    }

    /** The summary of this block, straight away. */
    public Summary summary(long number, int draws) {
        Block block = newBlock();
        block.begin(number, draws);
        sample(block);
        evaluate(block);
        return reduce(block);
    }

    /** The summary of a block with a draw that is not a number: throws. */
    public Summary notFinite(long number) {
        Lanes observables = Lanes.allocate(CAPACITY);
        observables.set(0, Double.NaN);
        return reducer.reduce(observables, Lanes.WIDTH, number);
    }

    /** Reached when the standard error of the mean is no larger than this. */
    public static Function<Summary, Look> judge(double target) {
        return prefix -> {
            double n = prefix.draws();
            double bound = Math.sqrt(prefix.comoment(0) / (n * (n - 1)));
            var interval = new Interval(prefix.mean(0) - bound, prefix.mean(0) + bound);
            return new Look(prefix.blocks(), prefix.draws(),
                    new Estimates(prefix.draws(), Map.of(), List.of(), List.of(), Optional.empty()),
                    List.of(new Verdict(POINTS, bound, target, bound <= target, interval)));
        };
    }

    /** Every bit of a summary. */
    public static List<Long> bits(Summary summary) {
        return List.of(summary.firstBlock(), summary.blocks(), summary.draws(), bits(summary.mean(0)),
                bits(summary.mean(1)), bits(summary.comoment(0)), bits(summary.comoment(1)), bits(summary.comoment(2)));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /**
     * What a run must end with: block after block in order, in one thread, asking at each scheduled look.
     */
    public static Outcome reference(BlockPlan plan, Function<Summary, Look> judge) {
        var blocks = new PretendBlocks();
        MergeTree tree = MergeTree.empty();
        while (true) {
            long look = plan.nextLook(tree.blocks());
            while (tree.blocks() < look) {
                tree = tree.add(blocks.summary(tree.blocks(), plan.drawsOf(tree.blocks())));
            }
            Summary prefix = tree.prefix().orElseThrow();
            Look seen = judge.apply(prefix);
            boolean converged = seen.reached() && tree.draws() >= plan.minDraws();
            if (converged || tree.blocks() == plan.blocks()) {
                return new Outcome(converged ? Status.CONVERGED : Status.EXHAUSTED, tree.blocks(), tree.draws(),
                        Optional.of(prefix), Optional.of(seen), Optional.empty());
            }
        }
    }
}
