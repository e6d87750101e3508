package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.quartic.ensemble.Block;
import org.quartic.run.Assignment;
import org.quartic.run.BlockWork;

/**
 * First stage: holds the empty blocks of its pipeline, fills one for every assignment, and hands it to the evaluator. Whichever of the
 * two comes first waits for the other; the run hands out little more than there are blocks.
 */
final class Sampler {

    /** What a sampler is told. */
    sealed interface Command {}

    /** Draw these. */
    record Sample(Assignment assignment, long handedOver) implements Command {}

    /** A block nobody needs any more: the one that went round, or a new one for one that was lost. */
    record Emptied(Block block, long handedOver) implements Command {}

    private final Bench bench;
    private final ActorRef<Evaluator.Command> evaluator;
    private final ActorRef<Command> self;
    private final Queue<Block> empty;
    private final Queue<Assignment> assigned = new ArrayDeque<>();

    private Sampler(Bench bench, List<Block> blocks, ActorRef<Evaluator.Command> evaluator, ActorRef<Command> self) {
        this.bench = bench;
        this.empty = new ArrayDeque<>(blocks);
        this.evaluator = evaluator;
        this.self = self;
    }

    static Behavior<Command> create(Bench bench, List<Block> blocks, ActorRef<Evaluator.Command> evaluator) {
        return Behaviors.setup(context -> {
            var sampler = new Sampler(bench, blocks, evaluator, context.getSelf());
            return Behaviors.receiveMessage(sampler::on);
        });
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Sample(Assignment assignment, long handedOver) -> {
                assigned.add(assignment);
                fill(handedOver);
            }
            case Emptied(Block block, long handedOver) -> {
                empty.add(block);
                fill(handedOver);
            }
        }
        return Behaviors.same();
    }

    private void fill(long handedOver) {
        if (assigned.isEmpty() || empty.isEmpty()) {
            return;
        }
        Assignment assignment = assigned.remove();
        Block block = empty.remove();
        block.begin(assignment.block(), assignment.draws());
        if (bench.succeeds(handedOver, assignment.attempt(), block, BlockWork::sample)) {
            evaluator.tell(new Evaluator.Evaluate(block, assignment.attempt(), bench.now(), bench.workNanos(), self));
        } else {
            self.tell(new Emptied(bench.replacement(), bench.now()));
        }
    }
}
