package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;

/** Second stage: turns the draws of a block into observables and hands it to the aggregator. */
final class Evaluator {

    /** What an evaluator is told. */
    sealed interface Command {}

    /** Evaluate this block, which took so much work so far; its memory goes back to the sampler. */
    record Evaluate(Block block, int attempt, long handedOver, long workNanos,
            ActorRef<Sampler.Command> sampler) implements Command {}

    private final Bench bench;
    private final ActorRef<Aggregator.Command> aggregator;

    private Evaluator(Bench bench, ActorRef<Aggregator.Command> aggregator) {
        this.bench = bench;
        this.aggregator = aggregator;
    }

    static Behavior<Command> create(Bench bench, ActorRef<Aggregator.Command> aggregator) {
        return Behaviors.receiveMessage(new Evaluator(bench, aggregator)::on);
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Evaluate(Block block, int attempt, long handedOver, long workNanos, ActorRef<Sampler.Command> sampler) -> {
                if (bench.succeeds(handedOver, attempt, block, BlockWork::evaluate)) {
                    aggregator.tell(
                            new Aggregator.Reduce(block, attempt, bench.now(), workNanos + bench.workNanos(), sampler));
                } else {
                    sampler.tell(new Sampler.Emptied(bench.replacement(), bench.now()));
                }
            }
        }
        return Behaviors.same();
    }
}
