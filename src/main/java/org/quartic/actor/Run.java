package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.quartic.cumulant.NonFiniteSummaryException;
import org.quartic.cumulant.Summary;
import org.quartic.run.Assignment;
import org.quartic.run.Outcome;
import org.quartic.run.Progress;
import org.quartic.run.Spent;
import org.quartic.run.Status;

/**
 * One run: hands blocks to its pipelines and carries the {@link Progress} that decides. It ends itself, and its pipelines with it, once
 * there is an outcome.
 */
final class Run {

    /** What a run is told. */
    sealed interface Command {}

    /** End with the prefix there is. */
    record Stop() implements Command {}

    /** Begin no more blocks; answered when none is being computed, or the run goes on or ends. */
    record Pause(ActorRef<RunState> replyTo) implements Command {}

    /** Go on. */
    record Resume(ActorRef<RunState> replyTo) implements Command {}

    /** Say how far it is. */
    record GetState(ActorRef<RunState> replyTo) implements Command {}

    /** One more block may be begun. */
    record Granted() implements Command {}

    /** A pipeline is done with a block, after so much work on it in all stages. */
    record Summarised(int pipeline, long block, int attempt, Summary summary, long workNanos) implements Command {}

    /** A stage could not do its part of a block; the pipeline lives on unless it is said to be lost. */
    record BlockFailed(int pipeline, Stage stage, long block, int attempt, Throwable cause) implements Command {}

    /** A stage has died, and the pipeline is no more. */
    record PipelineLost(int pipeline) implements Command {}

    private record LookAtClock() implements Command {}

    /**
     * How many pipelines, and how many blocks in each.
     *
     * @param nanoTime
     *            as {@link System#nanoTime()}
     * @param processorNanos
     *            processor time of all that computes, where one run has it all; else the time of a run's own stages counts
     * @param checkpointInterval
     *            a run with a memory is kept this often
     */
    record Settings(int pipelines, int blocksPerPipeline, LongSupplier nanoTime,
            Optional<LongSupplier> processorNanos,
            Duration checkpointInterval) {

        /** Looks come thick and fast at first; they need not all be kept. */
        private static final int MOST_LOOKS_PER_INTERVAL = 5;

        private boolean isKept(long sinceLastNanos, boolean looked) {
            return sinceLastNanos >= checkpointInterval.toNanos() / (looked ? MOST_LOOKS_PER_INTERVAL : 1);
        }

        /** So far a block may be behind before the others wait for it. */
        private int window() {
            return Math.multiplyExact(16 * pipelines, blocksPerPipeline + 1);
        }
    }

    /** Akka's scheduler takes no more than 248 days. */
    private static final Duration LONGEST_TIMER = Duration.ofDays(100);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final RunJob job;
    private final Settings settings;
    private final StageTimes times;
    private final Turns turns;
    private final ActorRef<RunEvent> listener;
    private final WallTime wallTime;
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final List<ActorRef<RunState>> waitingForPause = new ArrayList<>();
    private Progress progress;
    private boolean begun;
    private boolean paused;
    private int serial;
    private final long startProcessorNanos;
    private long workNanos;
    private long failures;
    private long keptNanos;

    private Run(ActorContext<Command> context, TimerScheduler<Command> timers, RunJob job, Settings settings,
            StageTimes times, Turns turns, ActorRef<RunEvent> listener) {
        this.context = context;
        this.timers = timers;
        this.job = job;
        this.settings = settings;
        this.times = times;
        this.turns = turns;
        this.listener = listener;
        wallTime = new WallTime(job.maxWallTime(), Duration.ofNanos(job.spent().wallNanos()), settings.nanoTime());
        progress = Progress.resume(job.plan(), settings.window(), job.judge(), job.from());
        startProcessorNanos = processorNanos();
        keptNanos = settings.nanoTime().getAsLong();
    }

    /**
     * Runs the job at once.
     *
     * @param times
     *            where its stages record
     * @param listener
     *            hears of every look and of the end
     */
    static Behavior<Command> create(RunJob job, Settings settings, StageTimes times, ActorRef<RunEvent> listener) {
        return create(job, settings, times, _ -> Turns.FREE, listener);
    }

    /**
     * Runs the job as soon as it may.
     *
     * @param turns
     *            its leave to begin blocks
     */
    static Behavior<Command> create(RunJob job, Settings settings, StageTimes times,
            Function<ActorRef<Command>, Turns> turns, ActorRef<RunEvent> listener) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            var run = new Run(context, timers, job, settings, times, turns.apply(context.getSelf()), listener);
            // Before anybody can pause it or ask.
            Behavior<Command> ended = run.after(run::begin);
            return run.progress.outcome().isPresent() ? ended
                    : Behaviors.receiveMessage(command -> run.after(() -> run.react(command)));
        }));
    }

    /** Whatever goes wrong in deciding ends the run, with its cause. */
    private Behavior<Command> after(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error fault) {
            context.getLog().error("the run fails", fault);
            progress = progress.failed(fault);
        }
        return progress.outcome().isPresent() ? end() : Behaviors.same();
    }

    private void begin() {
        if (progress.outcome().isPresent()) {
            return;
        }
        while (pipelines.size() < settings.pipelines()) {
            pipelines.add(newPipeline());
        }
        proceed();
    }

    private void react(Command command) {
        switch (command) {
            case Granted() -> {
                turns.granted();
                feed();
            }
            case Summarised(int pipeline, long block, int attempt, Summary summary, long nanos) -> {
                workNanos += nanos;
                returned(pipeline, block, attempt, nanos);
                tellOfTheFirst(summary);
                Progress.Step step = progress.summarised(block, summary);
                progress = step.next();
                step.looks().forEach(look -> listener.tell(new RunEvent.Looked(look)));
                feed();
                keepNowAndThen(!step.looks().isEmpty());
            }
            case BlockFailed(int pipeline, Stage stage, long block, int attempt, Throwable cause) -> {
                // What is not finite is no fault of the machinery: the run says it when it fails of it.
                if (!(cause instanceof NonFiniteSummaryException)) {
                    context.getLog().warn("{} failed at block {}, attempt {}: {}", stage, block, attempt,
                            cause.toString());
                }
                context.getLog().debug("block {} failed for this reason", block, cause);
                failures++;
                returned(pipeline, block, attempt, 0);
                progress = progress.failed(block, attempt, cause);
                if (cause instanceof Error) {
                    find(pipeline).ifPresent(this::replaceDying);
                }
                feed();
            }
            case PipelineLost(int pipeline) -> {
                find(pipeline).ifPresent(this::replaceDead);
                feed();
            }
            case LookAtClock() -> {
                wallTime.stop();
                watchClock();
            }
            case Stop() -> progress = progress.stopped();
            case Pause(ActorRef<RunState> replyTo) -> {
                waitingForPause.add(replyTo);
                pause();
            }
            case Resume(ActorRef<RunState> replyTo) -> {
                resume();
                replyTo.tell(state());
            }
            case GetState(ActorRef<RunState> replyTo) -> replyTo.tell(state());
        }
    }

    /** The end of the start, as far as anybody who waits is concerned. */
    private void tellOfTheFirst(Summary summary) {
        if (!begun) {
            begun = true;
            context.getLog().info("first draws: {}", summary.draws());
        }
    }

    /** Hands out blocks, one to each pipeline in turn, as long as there is room for them. */
    private void feed() {
        boolean issued = !paused;
        while (issued) {
            issued = false;
            for (Pipeline pipeline : pipelines) {
                issued |= pipeline.hasRoom() && turns.take() && isIssued(pipeline);
            }
        }
        turns.settle(paused || progress.outcome().isPresent() ? 0 : pipelines.stream().mapToInt(Pipeline::room).sum());
        if (paused && isIdle()) {
            answerPause();
        }
    }

    private boolean isIssued(Pipeline pipeline) {
        Optional<Progress.Issue> issue = progress.issue();
        if (issue.isEmpty()) {
            turns.untake();
            return false;
        }
        progress = issue.get().next();
        pipeline.sample(issue.get().assignment(), times.now());
        return true;
    }

    private void keepNowAndThen(boolean looked) {
        if (job.memory().isPresent() && progress.outcome().isEmpty()
                && settings.isKept(settings.nanoTime().getAsLong() - keptNanos, looked)) {
            keep(Status.RUNNING);
        }
    }

    private void keep(Status status) {
        keptNanos = settings.nanoTime().getAsLong();
        job.memory().ifPresent(memory -> memory.keep(progress.checkpoint(), spent(), status));
    }

    private Spent spent() {
        return new Spent(wallTime.spent().toNanos(),
                job.spent().processorNanos() + processorNanos() - startProcessorNanos);
    }

    private long processorNanos() {
        return settings.processorNanos().map(LongSupplier::getAsLong).orElse(workNanos);
    }

    private void returned(int serial, long block, int attempt, long nanos) {
        find(serial).filter(pipeline -> pipeline.returned(block, attempt)).ifPresent(_ -> turns.returned(nanos));
    }

    private Optional<Pipeline> find(int serial) {
        return pipelines.stream().filter(pipeline -> pipeline.serial() == serial).findFirst();
    }

    /** Its death was told of, with the block it dies of: the others in its hand bear no blame. */
    private void replaceDying(Pipeline dying) {
        for (Assignment assignment : dying.inHand()) {
            progress = progress.lost(assignment.block(), assignment.attempt());
        }
        replace(dying);
    }

    /** It ended without a word: all in its hand bear the blame, lest pipelines be replaced for ever. */
    private void replaceDead(Pipeline dead) {
        for (Assignment assignment : dead.inHand()) {
            progress = progress.failed(assignment.block(), assignment.attempt(),
                    new IllegalStateException("its pipeline ended without a word"));
        }
        replace(dead);
    }

    private void replace(Pipeline lost) {
        lost.stop(context);
        lost.inHand().forEach(_ -> turns.returned(0));
        pipelines.set(pipelines.indexOf(lost), newPipeline());
    }

    private Pipeline newPipeline() {
        return Pipeline.start(context, serial++, settings.blocksPerPipeline(), job.work(), times);
    }

    private void pause() {
        if (!paused) {
            paused = true;
            timers.cancel(LookAtClock.class);
            wallTime.stop();
        }
        feed();
    }

    private void resume() {
        if (paused) {
            paused = false;
            answerPause();
            proceed();
        }
    }

    private void proceed() {
        watchClock();
        feed();
    }

    /** Time runs from now on; sees to it that the clock is looked at when it will be up, or well before where that is far off. */
    private void watchClock() {
        wallTime.start().ifPresent(left -> {
            if (left.isZero()) {
                progress = progress.exhausted();
            } else {
                timers.startSingleTimer(LookAtClock.class, new LookAtClock(),
                        left.compareTo(LONGEST_TIMER) < 0 ? left : LONGEST_TIMER);
            }
        });
    }

    private void answerPause() {
        if (!waitingForPause.isEmpty() && progress.outcome().isEmpty() && paused) {
            keep(Status.PAUSED);
        }
        waitingForPause.forEach(replyTo -> replyTo.tell(state()));
        waitingForPause.clear();
    }

    private boolean isIdle() {
        return pipelines.stream().allMatch(Pipeline::isIdle);
    }

    private RunState state() {
        return progress.outcome().map(RunState::of).orElseGet(
                () -> new RunState(paused && isIdle() ? Status.PAUSED : Status.RUNNING, progress.blocks(),
                        progress.draws(), progress.latest(), pipelines.stream().mapToInt(Pipeline::busy).sum(),
                        failures));
    }

    private Behavior<Command> end() {
        answerPause();
        Outcome outcome = progress.outcome().orElseThrow();
        if (outcome.status() != Status.FAILED) {
            keep(outcome.status());
        }
        listener.tell(new RunEvent.Ended(outcome));
        return Behaviors.stopped();
    }
}
