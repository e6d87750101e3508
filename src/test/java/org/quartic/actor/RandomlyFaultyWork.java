package org.quartic.actor;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Progress;

/**
 * Real work that fails every now and then and leaves nonsense in the block: which stages of which blocks fail, and whether with an exception
 * or an error, follows from a seed. No block fails so often that the run would.
 */
final class RandomlyFaultyWork implements Supplier<BlockWork> {

    private final Supplier<BlockWork> real;
    private final long seed;
    private final Map<Long, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final AtomicInteger thrown = new AtomicInteger();

    RandomlyFaultyWork(Supplier<BlockWork> real, long seed) {
        this.real = real;
        this.seed = seed;
    }

    int thrown() {
        return thrown.get();
    }

    @Override
    public BlockWork get() {
        BlockWork work = real.get();
        return new BlockWork() {
            @Override
            public Block newBlock() {
                return work.newBlock();
            }

            @Override
            public void sample(Block block) {
                work.sample(block);
                meet(Stage.SAMPLER, block);
            }

            @Override
            public void evaluate(Block block) {
                meet(Stage.EVALUATOR, block);
                work.evaluate(block);
            }

            @Override
            public Summary reduce(Block block) {
                Summary summary = work.reduce(block);
                meet(Stage.AGGREGATOR, block);
                return summary;
            }
        };
    }

    private void meet(Stage stage, Block block) {
        AtomicInteger before = failures.computeIfAbsent(block.number(), number -> new AtomicInteger());
        var random = new SplittableRandom(seed ^ block.number() << 8 ^ before.get() << 4 ^ stage.ordinal());
        double chance = random.nextDouble();
        if (chance < 0.12 && before.get() < Progress.MOST_FAILURES - 1) {
            before.incrementAndGet();
            thrown.incrementAndGet();
            for (int i = 0; i < block.observables().length(); i++) {
                block.observables().set(i, Double.NaN);
            }
            if (chance < 0.02) {
                throw new AssertionError("at random: kills the stage");
            }
            throw new IllegalStateException("at random: loses the block");
        }
    }
}
