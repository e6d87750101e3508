package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.quartic.ensemble.Block;
import org.quartic.run.Assignment;
import org.quartic.run.BlockWork;

/**
 * The three stages of one loop of blocks, as children of their run, and what they have in hand. They live and die together. Owned by
 * the run.
 */
final class Pipeline {

    private static final Props COMPUTE = DispatcherSelector.fromConfig("quartic.compute-dispatcher");

    private final int serial;
    private final int capacity;
    private final ActorRef<Sampler.Command> sampler;
    private final List<ActorRef<?>> stages;
    private final Set<Assignment> inHand = new HashSet<>();

    private Pipeline(int serial, int capacity, ActorRef<Sampler.Command> sampler, List<ActorRef<?>> stages) {
        this.serial = serial;
        this.capacity = capacity;
        this.sampler = sampler;
        this.stages = stages;
    }

    /**
     * Starts and watches three stages around so many blocks.
     *
     * @param serial
     *            never used before in this run
     * @param work
     *            asked once
     */
    static Pipeline start(ActorContext<Run.Command> context, int serial, int blocks, Supplier<BlockWork> work,
            StageTimes times) {
        ActorRef<Run.Command> run = context.getSelf();
        BlockWork shared = work.get();
        List<Block> empty = Stream.generate(shared::newBlock).limit(blocks).toList();
        var aggregating = new Bench(Stage.AGGREGATOR, serial, shared, times, run);
        var evaluating = new Bench(Stage.EVALUATOR, serial, shared, times, run);
        ActorRef<Aggregator.Command> aggregator = context.spawn(Aggregator.create(aggregating), "aggregator-" + serial,
                COMPUTE);
        ActorRef<Evaluator.Command> evaluator = context.spawn(Evaluator.create(evaluating, aggregator),
                "evaluator-" + serial, COMPUTE);
        ActorRef<Sampler.Command> sampler = context.spawn(
                Sampler.create(new Bench(Stage.SAMPLER, serial, shared, times, run), empty, evaluator),
                "sampler-" + serial, COMPUTE);
        List<ActorRef<?>> stages = List.of(sampler, evaluator, aggregator);
        stages.forEach(stage -> context.watchWith(stage, new Run.PipelineLost(serial)));
        return new Pipeline(serial, blocks + 1, sampler, stages);
    }

    int serial() {
        return serial;
    }

    /** One more than it has blocks: a sampler never waits for the run to think. */
    boolean hasRoom() {
        return inHand.size() < capacity;
    }

    /** How many more blocks it takes. */
    int room() {
        return capacity - inHand.size();
    }

    /** How many it has in hand. */
    int busy() {
        return inHand.size();
    }

    boolean isIdle() {
        return inHand.isEmpty();
    }

    /** What would be lost with this pipeline. */
    Set<Assignment> inHand() {
        return inHand;
    }

    void sample(Assignment assignment, long now) {
        inHand.add(assignment);
        sampler.tell(new Sampler.Sample(assignment, now));
    }

    /** Whether it had this block in hand, which it now has not. */
    boolean returned(long block, int attempt) {
        return inHand.removeIf(assignment -> assignment.block() == block && assignment.attempt() == attempt);
    }

    /** Ends all stages; none is heard of again, but for what they have said already. */
    void stop(ActorContext<Run.Command> context) {
        stages.forEach(stage -> {
            context.unwatch(stage);
            context.stop(stage);
        });
    }
}
