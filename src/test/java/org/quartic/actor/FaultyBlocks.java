package org.quartic.actor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.PretendBlocks;

/**
 * Work on {@link PretendBlocks} that fails as told and counts the memory it hands out, over all instances it supplies. A gate holds back
 * the sampling of blocks from some number on until it is opened.
 */
final class FaultyBlocks implements Supplier<BlockWork> {

    private record Place(Stage stage, long block) {}

    private record Fault(Supplier<? extends Throwable> cause, AtomicInteger timesLeft) {}

    private final Map<Place, Fault> faults = new ConcurrentHashMap<>();
    private final AtomicInteger blocksMade = new AtomicInteger();
    private final AtomicInteger faultsThrown = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile long gatedFrom = Long.MAX_VALUE;
    private volatile int refused;

    FaultyBlocks failing(Stage stage, long block, int times, Supplier<? extends Throwable> cause) {
        faults.put(new Place(stage, block), new Fault(cause, new AtomicInteger(times)));
        return this;
    }

    FaultyBlocks gatedFrom(long block) {
        gatedFrom = block;
        return this;
    }

    /** The so-manieth block asked for cannot be had. */
    FaultyBlocks refusingMemory(int which) {
        refused = which;
        return this;
    }

    void openGate() {
        gate.countDown();
    }

    /** Done when a block has come to the gate. */
    CountDownLatch reachedGate() {
        return reached;
    }

    int blocksMade() {
        return blocksMade.get();
    }

    int faultsThrown() {
        return faultsThrown.get();
    }

    @Override
    public BlockWork get() {
        var work = new PretendBlocks();
        return new BlockWork() {
            @Override
            public Block newBlock() {
                if (blocksMade.incrementAndGet() == refused) {
                    throw new IllegalStateException("no memory");
                }
                return work.newBlock();
            }

            @Override
            public void sample(Block block) {
                if (block.number() >= gatedFrom) {
                    waitAtGate();
                }
                meet(Stage.SAMPLER, block);
                work.sample(block);
            }

            @Override
            public void evaluate(Block block) {
                meet(Stage.EVALUATOR, block);
                work.evaluate(block);
            }

            @Override
            public Summary reduce(Block block) {
                meet(Stage.AGGREGATOR, block);
                return work.reduce(block);
            }
        };
    }

    private void waitAtGate() {
        reached.countDown();
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void meet(Stage stage, Block block) {
        Fault fault = faults.get(new Place(stage, block.number()));
        if (fault != null && fault.timesLeft().getAndDecrement() > 0) {
            faultsThrown.incrementAndGet();
            block.parameters().set(0, Double.NaN);
            block.observables().set(0, Double.NaN);
            switch (fault.cause().get()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
