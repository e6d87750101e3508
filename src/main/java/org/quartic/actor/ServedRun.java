package org.quartic.actor;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.pattern.StatusReply;
import java.io.NotSerializableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.quartic.run.Checkpoint;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.Priority;
import org.quartic.run.Provenance;
import org.quartic.run.RunRecord;
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.run.Standing;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.Checkpointed;
import org.quartic.store.Life;
import org.quartic.store.Memory;
import org.quartic.store.Remembered;
import org.quartic.store.Served;

/**
 * One run of a daemon, from its submission to its deletion, over restarts: carries its {@link RunRecord}, has every step of it kept before
 * anybody hears of it, and starts and ends the {@link Run} that computes it.
 */
final class ServedRun {

    /** What it is told. */
    sealed interface Command {}

    /** Its turn has come. */
    record Start() implements Command {}

    /** Hold still; answered when that is kept. */
    record Pause(ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** Wait for the next turn; answered when that is kept. */
    record Resume(ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** End; answered when that is kept. */
    record Stop(ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** Go on to another end; answered when that is kept. */
    record Extend(RunSpec spec, ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** Be forgotten; answered when nothing is kept any more, so that it may be stopped and removed. Until then it does nothing else. */
    record Forget(ActorRef<StatusReply<Done>> replyTo) implements Command {}

    /** Go on: it is not removed after all. */
    record Stay() implements Command {}

    /** Say what is known by now. */
    record GetResult(ActorRef<StatusReply<RunResult>> replyTo) implements Command {}

    /** Say what was asked for. */
    record GetSpec(ActorRef<StatusReply<RunSpec>> replyTo) implements Command {}

    /** Say what was known at every look. */
    record GetHistory(ActorRef<StatusReply<List<RunUpdate.HistoryLook>>> replyTo) implements Command {}

    /** Say what is measured. */
    record Read(ActorRef<RunReading> replyTo) implements Command {}

    /** Tell of all that happens from here on. */
    record Watch(RunUpdate.Position after, ActorRef<RunUpdate> watcher) implements Command {}

    /** Begin no more, and end; answered when all is kept or that took too long. */
    record Halt(ActorRef<Done> replyTo) implements Command {}

    private record Rested(ActorRef<StatusReply<Done>> replyTo) implements Command {}

    private record RecallAgain() implements Command {}

    private record Found(Memory memory) implements Command {}

    private record NotFound(Throwable cause) implements Command {}

    private record Prepared(long preparation, Optional<Desk> desk, Optional<Throwable> fault) implements Command {}

    private record Progressed(int go, Checkpoint checkpoint, Spent spent, Status status) implements Command {}

    private record Said(int go, RunEvent event) implements Command {}

    private record LiveState(int go, RunState state) implements Command {}

    private record HeldStill(int go, RunState state) implements Command {}

    private record Gone(int go) implements Command {}

    private record Lost(int go) implements Command {}

    private record Kept(long token) implements Command {}

    private record Late(Duration since) implements Command {}

    private record Left(ActorRef<RunUpdate> watcher) implements Command {}

    private record Tick() implements Command {}

    private record PutAway() implements Command {}

    private record Finished(boolean saved) implements Command {}

    /**
     * What all runs of a daemon have in common.
     *
     * @param longestUnsaved
     *            a run goes on for so long while nothing can be kept
     * @param tick
     *            how often at most those who watch hear of looks
     * @param putAway
     *            a run that has ended is out of memory if nobody asks for so long
     * @param stageTimes
     *            where they are written, if they are
     * @param late
     *            told how long a run could not be kept
     */
    record Settings(Run.Settings run, ActorRef<Cores.Command> cores, Provenance provenance, Clock clock,
            Duration longestUnsaved, Duration tick, Duration putAway, Optional<StageTimesFile.Settings> stageTimes,
            Function<String, Function<Keeper.Listener, Behavior<Keeper.Command>>> keepers,
            ActorRef<Registry.Command> registry, Consumer<Duration> late) {}

    private static final DispatcherSelector BLOCKING = DispatcherSelector.blocking();
    /** No block takes so long. */
    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);
    /** What a run has said before it ended is heard of by then. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    /** No run. */
    private static final int GONE = -1;
    private static final int MOST_WAITING = 10_000;
    /** To tell one watcher of one look takes a tenth of a millisecond or so of a core: 400 of them a second, and no more. */
    private static final long NANOS_OF_A_LOOK_TOLD = 1_000_000_000L / 400;
    private static final Duration RECALL_RETRY = Duration.ofSeconds(3);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final StashBuffer<Command> stash;
    private final String id;
    private final Settings settings;
    private final Watchers watchers = new Watchers();
    private final TreeMap<Long, Runnable> onKept = new TreeMap<>();
    private final List<Runnable> onPrepared = new ArrayList<>();
    private final List<Consumer<Throwable>> onNotPrepared = new ArrayList<>();
    private final List<ActorRef<StatusReply<RunInfo>>> pausing = new ArrayList<>();
    private final List<ActorRef<StatusReply<RunInfo>>> stopping = new ArrayList<>();
    private Optional<ActorRef<Keeper.Command>> keeper = Optional.empty();
    private Optional<ActorRef<Run.Command>> live = Optional.empty();
    private Optional<ActorRef<RunEvent>> ear = Optional.empty();
    private Optional<ActorRef<StageTimesFile.Command>> stageTimesLog = Optional.empty();
    private Optional<Memory> memory = Optional.empty();
    private Optional<Desk> desk = Optional.empty();
    private Optional<ActorRef<Done>> halting = Optional.empty();
    /** Large: of a run that computes, or has since the last start, alone. */
    private Optional<StageTimes> times = Optional.empty();
    private RunRecord record;
    private Standing standing = Standing.START;
    private Provenance provenance;
    private RunInfo known;
    private long token;
    private long preparation;
    private int go;
    private boolean held;
    private boolean opening;
    private boolean lookedSinceTick;
    private long toldNanos = System.nanoTime();
    private long checkpoints;
    private final DrawRate rate = new DrawRate();
    private final Since progress;
    private final Since checkpoint;
    private long blockFailures;
    private long failuresBefore;
    private int blocksInHand;

    private ServedRun(ActorContext<Command> context, TimerScheduler<Command> timers, StashBuffer<Command> stash,
            String id, Settings settings) {
        this.context = context;
        this.timers = timers;
        this.stash = stash;
        this.id = id;
        this.settings = settings;
        provenance = settings.provenance();
        progress = new Since(settings.run().nanoTime());
        checkpoint = new Since(settings.run().nanoTime());
    }

    /**
     * A new run.
     *
     * @param replyTo
     *            told once it is kept
     */
    static Behavior<Command> submitted(String id, RunRecord record, Settings settings,
            ActorRef<StatusReply<RunInfo>> replyTo) {
        return create(id, settings, run -> {
            run.record = record;
            run.known = RunInfo.of(id, record, run.standing);
            run.memory = Optional.of(Memory.nothing());
            run.keep(Optional.empty(), () -> replyTo.tell(StatusReply.success(run.known)));
            return run.awake();
        });
    }

    /** A run of which something is remembered. */
    static Behavior<Command> remembered(String id, Settings settings) {
        return create(id, settings, run -> {
            run.openKeeper();
            return Behaviors.receiveMessage(run::onWhileRecalling);
        });
    }

    /**
     * A run of which the newest is known, and has ended: the rest is read when somebody asks for it.
     *
     * @param life
     *            of a run of a daemon
     */
    static Behavior<Command> ended(String id, Life life, Settings settings) {
        return create(id, settings, run -> {
            run.adopt(life);
            return run.awake();
        });
    }

    /** Of a run as it is remembered, at a glance. */
    static RunInfo info(String id, Served served) {
        return RunInfo.of(id, served.record(), served.standing());
    }

    private static Behavior<Command> create(String id, Settings settings,
            Function<ServedRun, Behavior<Command>> begin) {
        return logged(ServedRun.class, Command.class, id,
                Behaviors.setup(context -> Behaviors.withTimers(timers -> Behaviors
                        .withStash(MOST_WAITING,
                                stash -> begin.apply(new ServedRun(context, timers, stash, id, settings))))));
    }

    /** What it logs is known to be about this run, and logged in its own name. */
    static <T> Behavior<T> logged(Class<?> logger, Class<T> messages, String id, Behavior<T> behavior) {
        return Behaviors.setup(context -> {
            context.setLoggerName(logger);
            return Behaviors.withMdc(messages, Map.of("run", id), behavior);
        });
    }

    private Behavior<Command> awake() {
        return Behaviors.receive(Command.class).onMessage(Command.class, this::on).onSignal(PostStop.class, _ -> {
            watchers.tellLoss();
            return Behaviors.same();
        }).build();
    }

    private Behavior<Command> onWhileRecalling(Command command) {
        switch (command) {
            case Found(Memory found) -> {
                return recalled(found);
            }
            case NotFound(Throwable cause) -> {
                if (isDamage(cause)) {
                    return unreadable("what is remembered of it cannot be read: " + cause);
                }
                context.getLog().warn("run {} cannot be recalled, and is tried again: {}", id, cause.toString());
                timers.startSingleTimer(RecallAgain.class, new RecallAgain(), RECALL_RETRY);
            }
            case RecallAgain() -> {
                keeper.ifPresent(context::stop);
                openKeeper();
            }
            case Halt(ActorRef<Done> replyTo) -> {
                // Nothing has changed since it was kept.
                replyTo.tell(Done.getInstance());
                return Behaviors.stopped();
            }
            default -> {
                if (!stash.isFull()) {
                    stash.stash(command);
                }
            }
        }
        return Behaviors.same();
    }

    /** What is there cannot be read by anybody; everything else passes, as a database that is away comes back. */
    private static boolean isDamage(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSerializableException) {
                return true;
            }
        }
        return false;
    }

    private Behavior<Command> recalled(Memory found) {
        Optional<Life> life = found.checkpoints().stream().map(Checkpointed::life)
                .filter(each -> each.served().isPresent()).findFirst();
        found.damage().forEach(damage -> context.getLog().warn("of run {}, {}", id, damage));
        if (life.isEmpty()) {
            return unreadable(
                    "nothing that is remembered of it can be read: " + String.join("; ", found.damage()));
        }
        adopt(life.get());
        memory = Optional.of(found);
        if (record.status() == Status.RUNNING) {
            record = record.interrupted(settings.clock().instant());
            keepChange();
        } else if (record.status().ended()) {
            putAway();
        }
        settings.registry().tell(new Registry.Told(known));
        return stash.unstashAll(awake());
    }

    private void adopt(Life life) {
        Served served = life.served().orElseThrow();
        record = served.record();
        standing = served.standing();
        provenance = life.provenance();
        known = info(id, served);
    }

    /** It is listed, so that somebody may know and delete it. */
    private Behavior<Command> unreadable(String cause) {
        context.getLog().error("run {}: {}", id, cause);
        keeper.ifPresent(context::stop);
        var never = Instant.EPOCH;
        known = new RunInfo(id, id, Status.FAILED, Priority.NORMAL, 1, Standing.START, never,
                Optional.empty(), Optional.of(never), Optional.of(cause));
        settings.registry().tell(new Registry.Told(known));
        return stash.unstashAll(refusing(cause, Behaviors.same()));
    }

    /**
     * Does nothing more.
     *
     * @param stay
     *            what it becomes if it stays
     */
    private Behavior<Command> refusing(String cause, Behavior<Command> stay) {
        var refusal = new RunRefusal(RunRefusal.Kind.CONFLICT, cause);
        return Behaviors.receiveMessage(command -> {
            switch (command) {
                case Forget(ActorRef<StatusReply<Done>> replyTo) ->
                    replyTo.tell(StatusReply.success(Done.getInstance()));
                case Stay() -> {
                    return stay;
                }
                case Halt(ActorRef<Done> replyTo) -> {
                    replyTo.tell(Done.getInstance());
                    return Behaviors.stopped();
                }
                case Pause(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case Resume(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case Stop(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case Extend(var _, var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case GetResult(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case GetSpec(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case GetHistory(var replyTo) -> replyTo.tell(StatusReply.error(refusal));
                case Watch(var _, var watcher) -> watcher.tell(Watchers.end(known, 0));
                case Read(var replyTo) -> replyTo.tell(reading());
                default -> {
                }
            }
            return Behaviors.same();
        });
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Start() -> start();
            case Pause(var replyTo) -> pause(replyTo);
            case Resume(var replyTo) -> take(record.resume(now()), replyTo);
            case Stop(var replyTo) -> stop(replyTo);
            case Extend(RunSpec spec, var replyTo) -> extend(spec, replyTo);
            case Forget(var replyTo) -> {
                Optional<RunRecord.Refused> refused = record.keptFromDeletion();
                if (refused.isPresent()) {
                    replyTo.tell(StatusReply.error(refusal(refused.get().reason())));
                } else {
                    // What is on its way to the journal must not come there after all was removed.
                    Runnable rested = () -> context.getSelf().tell(new Rested(replyTo));
                    keeper.ifPresentOrElse(open -> open.tell(new Keeper.Rest(rested)), rested);
                }
            }
            case Rested(var replyTo) -> {
                if (record.keptFromDeletion().isEmpty() && onKept.isEmpty()) {
                    // Who waits for what is being made ready is not left to wait.
                    preparation++;
                    if (!onPrepared.isEmpty()) {
                        notPrepared(refusal("the run is just being deleted"));
                    }
                    opening = false;
                    replyTo.tell(StatusReply.success(Done.getInstance()));
                    return refusing("the run is just being deleted", awake());
                }
                // Something came in between.
                afterKept(() -> context.getSelf().tell(new Forget(replyTo)));
            }
            case Stay(),RecallAgain() -> {
            }
            case GetResult(var replyTo) -> prepared(() -> replyTo.tell(result()),
                    fault -> replyTo.tell(StatusReply.error(unavailable(fault))));
            case GetSpec(var replyTo) -> replyTo.tell(StatusReply.success(record.spec()));
            case GetHistory(var replyTo) -> prepared(
                    () -> replyTo.tell(StatusReply.success(desk.orElseThrow().history(0))),
                    fault -> replyTo.tell(StatusReply.error(unavailable(fault))));
            case Read(ActorRef<RunReading> replyTo) -> replyTo.tell(reading());
            case Watch(RunUpdate.Position after, ActorRef<RunUpdate> watcher) -> watch(after, watcher);
            case Halt(ActorRef<Done> replyTo) -> {
                halting = Optional.of(replyTo);
                live.ifPresentOrElse(this::holdStill, this::finish);
            }
            case Found(Memory found) -> {
                if (memory.isEmpty() && desk.isEmpty()) {
                    memory = Optional.of(found);
                }
                if (!onPrepared.isEmpty() && !opening) {
                    prepare();
                }
            }
            case NotFound(Throwable cause) -> {
                if (!opening) {
                    notPrepared(cause);
                }
            }
            case Prepared(long number, Optional<Desk> made, Optional<Throwable> fault) -> {
                if (number == preparation) {
                    made.ifPresentOrElse(this::prepared, () -> notPrepared(fault.orElseThrow()));
                }
            }
            case Progressed(int of, Checkpoint checkpoint, Spent spent, Status status) -> {
                if (of == go) {
                    progressed(new Remembered(checkpoint, spent), status);
                }
            }
            case Said(int of, RunEvent event) -> {
                if (of == go) {
                    said(event);
                }
            }
            case LiveState(int of, RunState state) -> {
                if (of == go && live.isPresent()) {
                    blocksInHand = state.blocksInHand();
                    blockFailures = failuresBefore + state.failures();
                    rate.at(state.draws(), System.nanoTime());
                    if (state.draws() > standing.draws()) {
                        progress.now();
                    }
                    standing = Standing.of(state.draws(), state.look());
                    tellStanding();
                }
            }
            case HeldStill(int of, RunState state) -> {
                if (of == go && !state.status().ended()) {
                    heldStill(state);
                }
            }
            case Gone(int of) -> timers.startSingleTimer(Lost.class, new Lost(of), LAST_WORDS);
            case Lost(int of) -> {
                if (of == go && live.isPresent()) {
                    ended(Status.FAILED, Optional.of("the run ended without an outcome"));
                }
            }
            case Kept(long upTo) -> kept(upTo);
            case Late(Duration since) -> late(since);
            case Left(ActorRef<RunUpdate> watcher) -> {
                watchers.remove(watcher);
                putAwaySoon();
            }
            case Tick() -> tick();
            case PutAway() -> putAway();
            case Finished(boolean saved) -> {
                if (!saved) {
                    context.getLog().warn("run {} could not be kept: it goes on from an earlier checkpoint", id);
                }
                halting.ifPresent(replyTo -> replyTo.tell(Done.getInstance()));
                return halting.isPresent() ? Behaviors.stopped() : Behaviors.same();
            }
        }
        return Behaviors.same();
    }

    private Instant now() {
        return settings.clock().instant();
    }

    // Starting and going on.

    private void start() {
        if (record.status() != Status.QUEUED || halting.isPresent()) {
            return;
        }
        record = record.running(now());
        keepChange();
        prepared(this::compute, fault -> {
            if (record.status() == Status.RUNNING) {
                ended(Status.FAILED, Optional.of(fault.toString()));
            }
        });
    }

    private void compute() {
        if (record.status() != Status.RUNNING || live.isPresent() || halting.isPresent()) {
            return;
        }
        int current = ++go;
        provenance = settings.provenance();
        held = false;
        var stageTimes = new StageTimes(System::nanoTime);
        times = Optional.of(stageTimes);
        rate.restart();
        progress.now();
        checkpoint.now();
        ActorRef<Command> self = context.getSelf();
        RunJob job = desk.orElseThrow()
                .job((checkpoint, spent, status) -> self.tell(new Progressed(current, checkpoint, spent, status)));
        int weight = record.priority().weight();
        ActorRef<RunEvent> listener = context.spawn(Behaviors.receiveMessage(event -> {
            self.tell(new Said(current, event));
            return Behaviors.same();
        }), "listener-" + current);
        ActorRef<Run.Command> run = context.spawn(
                logged(Run.class, Run.Command.class, id, Run.create(job, settings.run(), stageTimes,
                        who -> Turns.of(settings.cores(), who, weight), listener)),
                "run-" + current);
        context.watchWith(run, new Gone(current));
        live = Optional.of(run);
        ear = Optional.of(listener);
        stageTimesLog = settings.stageTimes().map(to -> context.spawn(
                logged(StageTimesFile.class, StageTimesFile.Command.class, id,
                        StageTimesFile.create(to, id, stageTimes, settings.clock())),
                "stage-times-" + current, BLOCKING));
        timers.startTimerWithFixedDelay(Tick.class, new Tick(), settings.tick());
    }

    private void said(RunEvent event) {
        switch (event) {
            case RunEvent.Looked(Look look) -> {
                desk.orElseThrow().looked(look);
                standing = Standing.of(look.draws(), Optional.of(look));
                progress.now();
                lookedSinceTick = true;
            }
            case RunEvent.Ended(Outcome outcome) -> {
                if (outcome.status() == Status.FAILED) {
                    ended(Status.FAILED, outcome.cause());
                }
            }
        }
    }

    private void progressed(Remembered remembered, Status status) {
        Desk here = desk.orElseThrow();
        here.progressed(remembered);
        if (status.ended()) {
            // The last look is in the checkpoint, and may not have been heard of otherwise.
            lookedSinceTick = true;
            standing = Standing.of(here.draws(), here.latest().filter(look -> look.draws() == here.draws())
                    .or(() -> remembered.checkpoint().tree().prefix().map(here.estimation()::look)));
            ended(status, Optional.empty());
        } else {
            if (here.draws() > standing.draws()) {
                standing = new Standing(here.draws(), standing.worst());
            }
            keep(Optional.of(here.encoder()), () -> {
                checkpoints++;
                checkpoint.now();
            });
        }
    }

    private void ended(Status status, Optional<String> cause) {
        noLonger();
        record = record.ended(status, cause, now());
        RunRecord end = record;
        keep(desk.map(Desk::encoder), () -> {
            tellEnd(end);
            pausing.forEach(replyTo -> replyTo.tell(StatusReply.error(refusal(
                    "the run was " + end.status().word() + " before it could be paused"))));
            pausing.clear();
            stopping.forEach(replyTo -> replyTo.tell(end.stop(now()) instanceof RunRecord.Refused(String reason)
                    ? StatusReply.error(refusal(reason))
                    : StatusReply.success(known)));
            stopping.clear();
        });
        if (halting.isPresent()) {
            finish();
        }
    }

    /** Nothing computes it any more. */
    private void noLonger() {
        live.ifPresent(run -> {
            context.unwatch(run);
            context.stop(run);
        });
        live = Optional.empty();
        ear.ifPresent(context::stop);
        ear = Optional.empty();
        stageTimesLog.ifPresent(context::stop);
        stageTimesLog = Optional.empty();
        go++;
        failuresBefore = blockFailures;
        blocksInHand = 0;
        rate.restart();
        timers.cancel(Tick.class);
        flush();
        desk.ifPresent(Desk::halted);
    }

    // What is asked.

    private void pause(ActorRef<StatusReply<RunInfo>> replyTo) {
        if (live.isPresent() && record.pause(now()) instanceof RunRecord.Changed) {
            pausing.add(replyTo);
            holdStill(live.get());
        } else {
            take(record.pause(now()), replyTo);
        }
    }

    private void holdStill(ActorRef<Run.Command> run) {
        int current = go;
        context.ask(RunState.class, run, LONGEST_BLOCK, Run.Pause::new,
                (state, fault) -> fault == null ? new HeldStill(current, state) : new Gone(current));
    }

    private void heldStill(RunState state) {
        standing = Standing.of(state.draws(), state.look());
        if (halting.isPresent()) {
            noLonger();
            finish();
        } else if (!pausing.isEmpty() && record.pause(now()) instanceof RunRecord.Changed(RunRecord next)) {
            noLonger();
            record = next;
            var waiting = List.copyOf(pausing);
            pausing.clear();
            keep(desk.map(Desk::encoder), () -> {
                tellChange(next);
                waiting.forEach(replyTo -> replyTo.tell(StatusReply.success(known)));
            });
        }
    }

    private void stop(ActorRef<StatusReply<RunInfo>> replyTo) {
        if (live.isPresent()) {
            stopping.add(replyTo);
            live.get().tell(new Run.Stop());
            return;
        }
        RunRecord.Step step = record.stop(now());
        if (step instanceof RunRecord.Changed(RunRecord next)) {
            record = next;
            keep(Optional.empty(), () -> {
                tellEnd(next);
                replyTo.tell(StatusReply.success(known));
            });
        } else {
            take(step, replyTo);
        }
    }

    private void extend(RunSpec spec, ActorRef<StatusReply<RunInfo>> replyTo) {
        RunRecord.Step step = record.extend(spec, now());
        if (!(step instanceof RunRecord.Changed)) {
            take(step, replyTo);
            return;
        }
        prepared(() -> {
            RunRecord.Step again = record.extend(spec, now());
            if (again instanceof RunRecord.Changed) {
                Desk here = desk.orElseThrow();
                desk = Optional.empty();
                openDesk(() -> here.towards(spec));
            }
            take(again, replyTo);
        }, fault -> replyTo.tell(StatusReply.error(unavailable(fault))));
    }

    private void take(RunRecord.Step step, ActorRef<StatusReply<RunInfo>> replyTo) {
        switch (step) {
            case RunRecord.Changed(RunRecord next) -> {
                record = next;
                keep(Optional.empty(), () -> {
                    tellChange(next);
                    replyTo.tell(StatusReply.success(known));
                });
            }
            case RunRecord.Unchanged() -> afterKept(() -> replyTo.tell(StatusReply.success(known)));
            case RunRecord.Refused(String reason) -> replyTo.tell(StatusReply.error(refusal(reason)));
        }
    }

    private static RunRefusal refusal(String reason) {
        return new RunRefusal(RunRefusal.Kind.CONFLICT, reason);
    }

    private StatusReply<RunResult> result() {
        return desk.orElseThrow().result(known.status(), provenance).map(StatusReply::success)
                .orElseGet(() -> StatusReply.error(refusal("there has been no look at the run yet")));
    }

    private void watch(RunUpdate.Position after, ActorRef<RunUpdate> watcher) {
        prepared(() -> {
            Watchers.missed(after, known, record.transitions(), desk).forEach(watcher::tell);
            long block = desk.flatMap(Desk::newest).map(RunUpdate.HistoryLook::blocks).orElse(0L);
            if (known.status().ended()) {
                watcher.tell(Watchers.end(known, block));
            } else {
                watchers.add(watcher, block);
                context.watchWith(watcher, new Left(watcher));
            }
        }, _ -> watcher.tell(Watchers.end(known, 0)));
    }

    // What those hear who are told.

    private void tick() {
        // However many they are, those who watch take no more than so much of the time there is to draw.
        if (System.nanoTime() - toldNanos >= watchers.count() * NANOS_OF_A_LOOK_TOLD) {
            flush();
        } else {
            tellStanding();
        }
        live.ifPresent(run -> {
            int current = go;
            context.ask(RunState.class, run, LONGEST_BLOCK, Run.GetState::new,
                    (state, fault) -> fault == null ? new LiveState(current, state) : new Lost(GONE));
        });
    }

    private void flush() {
        if (lookedSinceTick) {
            lookedSinceTick = false;
            toldNanos = System.nanoTime();
            desk.flatMap(Desk::newest).ifPresent(watchers::tellLook);
            tellStanding();
        }
    }

    private void tellStanding() {
        known = new RunInfo(known.id(), known.name(), known.status(), known.priority(), known.revision(), standing,
                known.submitted(), known.started(), known.finished(), known.error());
        settings.registry().tell(new Registry.Told(known));
    }

    private void tellChange(RunRecord next) {
        known = RunInfo.of(id, next, standing);
        logState();
        watchers.tellChange(known);
        settings.registry().tell(new Registry.Told(known));
    }

    private void tellEnd(RunRecord end) {
        known = RunInfo.of(id, end, standing);
        logState();
        watchers.tellEnd(known);
        times = Optional.empty();
        settings.registry().tell(new Registry.Told(known));
        putAwaySoon();
    }

    private void logState() {
        context.getLog().info("run {} ({}) is {} at {} draws{}", id, known.name(), known.status().word(),
                standing.draws(),
                known.error().map(cause -> ": " + cause).orElse(""));
    }

    private RunReading reading() {
        return new RunReading(known, rate.perSecond(), secondsLeft(),
                desk.flatMap(Desk::newest).map(RunUpdate.HistoryLook::draws).orElse(0L),
                desk.map(Desk::errorBarSlope).orElse(Double.NaN), progress.seconds(), checkpoint.seconds(), checkpoints,
                blockFailures, blocksInHand, held, times.map(StageTimes::read).orElse(List.of()));
    }

    private double secondsLeft() {
        double needed = desk.flatMap(here -> here.latest().map(here.estimation()::drawsToTarget)).orElse(Double.NaN);
        return live.isEmpty() || Double.isNaN(needed) ? Double.NaN
                : Math.max(0.0, Math.min(needed, record.spec().stop().maxDraws()) - standing.draws())
                        / rate.perSecond();
    }

    // What is at hand.

    private static RunRefusal unavailable(Throwable fault) {
        // What a database says of itself is for the log.
        return fault instanceof RunRefusal refusal ? refusal
                : new RunRefusal(RunRefusal.Kind.UNAVAILABLE,
                        "what is remembered of the run cannot be read now: the daemon's log says why");
    }

    private void prepared(Runnable then, Consumer<Throwable> otherwise) {
        timers.cancel(PutAway.class);
        if (desk.isPresent()) {
            then.run();
            putAwaySoon();
            return;
        }
        boolean first = onPrepared.isEmpty();
        onPrepared.add(then);
        onNotPrepared.add(otherwise);
        if (first && !opening) {
            prepare();
        }
    }

    private void prepare() {
        if (memory.isEmpty()) {
            // A keeper tells what is remembered when it begins.
            afterKept(() -> {
                keeper.ifPresent(context::stop);
                openKeeper();
            });
            return;
        }
        Memory found = memory.get();
        RunSpec spec = record.spec();
        boolean ended = record.status().ended();
        var log = context.getLog();
        openDesk(() -> Desk.of(spec, ended, found,
                damage -> log.warn("a checkpoint of run {} is passed over: {}", id, damage)));
    }

    private void openDesk(Supplier<Desk> maker) {
        opening = true;
        long number = ++preparation;
        Executor blocking = context.getSystem().dispatchers().lookup(BLOCKING);
        context.pipeToSelf(CompletableFuture.supplyAsync(maker, blocking),
                (made, fault) -> new Prepared(number, Optional.ofNullable(made), Optional.ofNullable(fault)));
    }

    private void prepared(Desk made) {
        opening = false;
        desk = Optional.of(made);
        made.newest().ifPresent(look -> watchers.begin(look.blocks()));
        memory = Optional.empty();
        // One of them may have it made ready for another end, for which the others wait again.
        while (desk.isPresent() && !onPrepared.isEmpty()) {
            onNotPrepared.removeFirst();
            onPrepared.removeFirst().run();
        }
        putAwaySoon();
    }

    private void notPrepared(Throwable fault) {
        opening = false;
        if (!(fault instanceof RunRefusal)) {
            context.getLog().error("run {} cannot be made ready", id, fault);
        }
        var waiting = List.copyOf(onNotPrepared);
        onPrepared.clear();
        onNotPrepared.clear();
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        waiting.forEach(each -> each.accept(cause));
        putAwaySoon();
    }

    private void putAwaySoon() {
        if (record.status().ended() && watchers.isEmpty()) {
            timers.startSingleTimer(PutAway.class, new PutAway(), settings.putAway());
        }
    }

    /** A run that has ended takes no memory but for what is told of it in a line. */
    private void putAway() {
        if (record.status().ended() && onKept.isEmpty() && onPrepared.isEmpty() && !opening) {
            desk = Optional.empty();
            memory = Optional.empty();
            keeper.ifPresent(context::stop);
            keeper = Optional.empty();
        }
    }

    // What is kept.

    private void openKeeper() {
        ActorRef<Command> self = context.getSelf();
        keeper = Optional.of(context.spawnAnonymous(settings.keepers().apply(id).apply(new Keeper.Listener() {
            @Override
            public void found(Memory found) {
                self.tell(new Found(found));
            }

            @Override
            public void notFound(Throwable cause) {
                self.tell(new NotFound(cause));
            }

            @Override
            public void kept(long upTo) {
                self.tell(new Kept(upTo));
            }

            @Override
            public void late(Duration since) {
                self.tell(new Late(since));
            }
        })));
    }

    private void keep(Optional<Supplier<byte[]>> checkpoint, Runnable then) {
        if (keeper.isEmpty()) {
            openKeeper();
        }
        onKept.put(++token, then);
        keeper.get().tell(new Keeper.Keep(token, Life.of(new Served(record, standing), provenance), checkpoint));
    }

    /** Told as it is now, whatever it is by the time it is kept. */
    private void keepChange() {
        RunRecord next = record;
        keep(Optional.empty(), () -> tellChange(next));
    }

    private void afterKept(Runnable then) {
        if (onKept.isEmpty()) {
            then.run();
        } else {
            onKept.merge(onKept.lastKey(), then, (before, after) -> () -> {
                before.run();
                after.run();
            });
        }
    }

    private void kept(long upTo) {
        var due = new ArrayList<>(onKept.headMap(upTo, true).values());
        onKept.headMap(upTo, true).clear();
        due.forEach(Runnable::run);
        if (held) {
            held = false;
            context.getLog().info("run {} goes on: it can be kept again", id);
            live.filter(run -> pausing.isEmpty() && halting.isEmpty())
                    .ifPresent(run -> run.tell(new Run.Resume(context.getSystem().ignoreRef())));
        }
    }

    private void late(Duration since) {
        settings.late().accept(since);
        if (live.isPresent() && !held && since.compareTo(settings.longestUnsaved()) >= 0) {
            held = true;
            context.getLog().warn("run {} holds still: it could not be kept for {}", id, since);
            live.get().tell(new Run.Pause(context.getSystem().ignoreRef()));
        }
    }

    private void finish() {
        var saved = new CompletableFuture<Boolean>();
        context.pipeToSelf(saved, (done, fault) -> new Finished(fault == null && done));
        keeper.ifPresentOrElse(open -> open.tell(new Keeper.Finish(saved)), () -> saved.complete(true));
    }
}
