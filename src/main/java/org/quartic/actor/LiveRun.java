package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.quartic.run.Priority;
import org.quartic.run.Standing;

/**
 * The {@link Run} of a served run, while there is one, and what is measured of it. Each is numbered, so that what one says that is no more is
 * known as that. Owned by one served run.
 */
final class LiveRun {

    private static final DispatcherSelector BLOCKING = DispatcherSelector.blocking();
    /** No block takes so long. */
    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);
    /** No run. */
    private static final int NONE = -1;

    private final ActorContext<ServedRun.Command> context;
    private final String id;
    private final ServedRun.Settings settings;
    private final DrawRate rate = new DrawRate();
    private final Since progress;
    private final Since checkpoint;
    private final Since accounted;
    private Optional<ActorRef<Run.Command>> run = Optional.empty();
    private Optional<ActorRef<RunEvent>> ear = Optional.empty();
    private Optional<ActorRef<StageTimesFile.Command>> stageTimesLog = Optional.empty();
    /** Large: of a run that computes, or has since the last start, alone. */
    private Optional<StageTimes> times = Optional.empty();
    private int number;
    private boolean held;
    private long checkpoints;
    private long blockFailures;
    private long failuresBefore;
    private int blocksInHand;

    LiveRun(ActorContext<ServedRun.Command> context, String id, ServedRun.Settings settings) {
        this.context = context;
        this.id = id;
        this.settings = settings;
        progress = new Since(settings.run().nanoTime());
        checkpoint = new Since(settings.run().nanoTime());
        accounted = new Since(settings.run().nanoTime());
    }

    /** Whether anything computes. */
    boolean isPresent() {
        return run.isPresent();
    }

    /** Whether this is the number of the one there is. */
    boolean is(int of) {
        return run.isPresent() && of == number;
    }

    /** Goes on from a desk. */
    void begin(Desk desk, Priority priority) {
        int current = ++number;
        held = false;
        var stageTimes = new StageTimes(System::nanoTime);
        times = Optional.of(stageTimes);
        rate.restart();
        progress.now();
        checkpoint.now();
        accounted.now();
        ActorRef<ServedRun.Command> self = context.getSelf();
        RunJob job = desk.job((reached, spent, status) -> self
                .tell(new ServedRun.Progressed(current, reached, spent, status)));
        ActorRef<RunEvent> listener = context.spawn(Behaviors.receiveMessage(event -> {
            self.tell(new ServedRun.Said(current, event));
            return Behaviors.same();
        }), "listener-" + current);
        ActorRef<Run.Command> started = context.spawn(
                ServedRun.logged(Run.class, Run.Command.class, id, Run.create(job, settings.run(), stageTimes,
                        who -> Turns.of(settings.cores(), who, priority.weight()), listener)),
                "run-" + current);
        context.watchWith(started, new ServedRun.Gone(current));
        run = Optional.of(started);
        ear = Optional.of(listener);
        stageTimesLog = settings.stageTimes().map(to -> context.spawn(
                ServedRun.logged(StageTimesFile.class, StageTimesFile.Command.class, id,
                        StageTimesFile.create(to, id, stageTimes, settings.clock())),
                "stage-times-" + current, BLOCKING));
    }

    /** Nothing computes any more. */
    void end() {
        run.ifPresent(context::unwatch);
        run.ifPresent(context::stop);
        ear.ifPresent(context::stop);
        stageTimesLog.ifPresent(context::stop);
        run = Optional.empty();
        ear = Optional.empty();
        stageTimesLog = Optional.empty();
        failuresBefore = blockFailures;
        blocksInHand = 0;
        rate.restart();
    }

    /** Has it end; it says how. */
    void stop() {
        run.ifPresent(live -> live.tell(new Run.Stop()));
    }

    /** Has it hold still; it says where. */
    void holdStill() {
        int current = number;
        run.ifPresent(live -> context.ask(RunState.class, live, LONGEST_BLOCK, Run.Pause::new,
                (state, fault) -> fault == null ? new ServedRun.HeldStill(current, state)
                        : new ServedRun.Gone(current)));
    }

    /** Asks how far it is. */
    void ask() {
        int current = number;
        run.ifPresent(live -> context.ask(RunState.class, live, LONGEST_BLOCK, Run.GetState::new,
                (state, fault) -> fault == null ? new ServedRun.LiveState(current, state)
                        : new ServedRun.Lost(NONE)));
    }

    /** It could not be kept for so long, that it goes no further. */
    void holdUntilKept(Duration since) {
        if (run.isPresent() && !held) {
            held = true;
            context.getLog().warn("run {} holds still: it could not be kept for {}", id, since);
            run.get().tell(new Run.Pause(context.getSystem().ignoreRef()));
        }
    }

    /**
     * It can be kept.
     *
     * @param free
     *            whether nothing else holds it
     */
    void goOn(boolean free) {
        if (held) {
            held = false;
            context.getLog().info("run {} goes on: it can be kept again", id);
            run.filter(_ -> free).ifPresent(live -> live.tell(new Run.Resume(context.getSystem().ignoreRef())));
        }
    }

    /**
     * It is here by now.
     *
     * @param before
     *            what was known
     */
    void at(RunState state, Standing before) {
        blocksInHand = state.blocksInHand();
        blockFailures = failuresBefore + state.failures();
        rate.at(state.draws(), System.nanoTime());
        if (state.draws() > before.draws()) {
            progress.now();
        }
    }

    /** The stop rule was asked. */
    void looked() {
        progress.now();
    }

    /** What it has spent is known. */
    void accounted() {
        accounted.now();
    }

    /** What it has drawn is kept. */
    void checkpointed() {
        checkpoints++;
        checkpoint.now();
    }

    /** Its stages are of no interest any more. */
    void forgetTimes() {
        times = Optional.empty();
    }

    RunReading reading(RunInfo info, Optional<Desk> desk) {
        return new RunReading(info, rate.perSecond(),
                desk.filter(_ -> run.isPresent()).map(here -> secondsLeft(here, info.standing())).orElse(Double.NaN),
                desk.flatMap(Desk::newest).map(RunUpdate.HistoryLook::draws).orElse(0L),
                desk.map(Desk::errorBarSlope).orElse(Double.NaN), progress.seconds(), checkpoint.seconds(), checkpoints,
                blockFailures, blocksInHand, held, times.map(StageTimes::read).orElse(List.of()));
    }

    private double secondsLeft(Desk desk, Standing standing) {
        double draws = desk.drawsLeft(standing.draws());
        return Double.isNaN(draws) ? Double.NaN
                : Math.min(draws / rate.perSecond(), Math.max(0.0, desk.secondsLeft() - accounted.seconds()));
    }
}
