package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;

/** Third stage: reduces the observables of a block to a summary for the run and gives the empty block back to the sampler. */
final class Aggregator {

    /** What an aggregator is told. */
    sealed interface Command {}

    /** Reduce this block, which took so much work so far; its memory goes back to the sampler. */
    record Reduce(Block block, int attempt, long handedOver, long workNanos,
            ActorRef<Sampler.Command> sampler) implements Command {}

    private final Bench bench;
    private Summary summary;

    private Aggregator(Bench bench) {
        this.bench = bench;
    }

    static Behavior<Command> create(Bench bench) {
        return Behaviors.receiveMessage(new Aggregator(bench)::on);
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Reduce(Block block, int attempt, long handedOver, long workNanos, ActorRef<Sampler.Command> sampler) -> {
                if (bench.succeeds(handedOver, attempt, block, this::reduce)) {
                    bench.tell(new Run.Summarised(bench.pipeline(), block.number(), attempt, summary,
                            workNanos + bench.workNanos()));
                    sampler.tell(new Sampler.Emptied(block, bench.now()));
                } else {
                    sampler.tell(new Sampler.Emptied(bench.replacement(), bench.now()));
                }
            }
        }
        return Behaviors.same();
    }

    private void reduce(BlockWork work, Block block) {
        summary = work.reduce(block);
    }
}
