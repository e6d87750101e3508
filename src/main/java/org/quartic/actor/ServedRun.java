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
import java.util.concurrent.CompletionStage;
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

    /**
     * Be forgotten; answered when nothing is kept any more, so that it may be stopped and removed. Until then it does nothing else.
     *
     * @param attempt
     *            greater than any before
     */
    record Forget(long attempt, ActorRef<StatusReply<Done>> replyTo) implements Command {}

    /** Go on: it is not removed after all by this attempt. */
    record Stay(long attempt) implements Command {}

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

    /** Nothing is on its way to the journal. */
    record Rested(long attempt, ActorRef<StatusReply<Done>> replyTo) implements Command {}

    /** The desk for another end is made, of the run as it was at this revision. */
    record Extended(long revision, RunSpec spec, Optional<Desk> desk, Optional<Throwable> fault,
            ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** A {@link Run} has come to a checkpoint. */
    record Progressed(int run, Checkpoint checkpoint, Spent spent, Status status) implements Command {}

    /** A {@link Run} has something to tell. */
    record Said(int run, RunEvent event) implements Command {}

    /** A {@link Run} is this far. */
    record LiveState(int run, RunState state) implements Command {}

    /** A {@link Run} holds still here. */
    record HeldStill(int run, RunState state) implements Command {}

    /** A {@link Run} is no more; it may have said why. */
    record Gone(int run) implements Command {}

    /** A {@link Run} is no more, and has not said why. */
    record Lost(int run) implements Command {}

    private record RecallAgain() implements Command {}

    private record PrepareAgain() implements Command {}

    private record Found(long keeper, Memory memory) implements Command {}

    private record NotFound(long keeper, Throwable cause) implements Command {}

    private record Prepared(long preparation, Optional<Desk> desk, Optional<Throwable> fault) implements Command {}

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
     *            a run that does not compute is out of memory if nobody asks for so long
     * @param stageTimes
     *            where they are written, if they are
     * @param late
     *            told how long a run could not be kept
     */
    record Settings(Run.Settings run, ActorRef<Cores.Command> cores, Provenance provenance, Clock clock,
            Duration longestUnsaved, Duration tick, Duration putAway, Optional<StageTimesFile.Settings> stageTimes,
            Function<String, Function<Keeper.Listener, Behavior<Keeper.Command>>> keepers,
            ActorRef<Registry.Command> registry, Consumer<Duration> late) {}

    /** What others hear meanwhile. */
    static final String BEING_DELETED = "the run is just being deleted";
    private static final DispatcherSelector BLOCKING = DispatcherSelector.blocking();
    /** What a run has said before it ended is heard of by then. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
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
    private final Keeping keeping;
    private final Preparation preparation;
    private final LiveRun live;
    private final List<ActorRef<StatusReply<RunInfo>>> pausing = new ArrayList<>();
    private final List<ActorRef<StatusReply<RunInfo>>> resuming = new ArrayList<>();
    private final List<ActorRef<StatusReply<RunInfo>>> stopping = new ArrayList<>();
    /** What is being made ready for another end. */
    private CompletionStage<?> extensions = CompletableFuture.completedFuture(null);
    private Optional<ActorRef<Done>> halting = Optional.empty();
    private RunRecord record;
    private Standing standing = Standing.START;
    private Provenance provenance;
    private RunInfo known;
    private long givenUp;
    private boolean lookedSinceTick;
    private long toldNanos = System.nanoTime();

    private ServedRun(ActorContext<Command> context, TimerScheduler<Command> timers, StashBuffer<Command> stash,
            String id, Settings settings) {
        this.context = context;
        this.timers = timers;
        this.stash = stash;
        this.id = id;
        this.settings = settings;
        provenance = settings.provenance();
        keeping = new Keeping(this::keeper, context::stop);
        preparation = new Preparation(workshop());
        live = new LiveRun(context, id, settings);
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
            run.preparation.found(Memory.nothing());
            run.keep(Optional.empty(), () -> replyTo.tell(StatusReply.success(run.known)));
            return run.awake();
        });
    }

    /** A run of which something is remembered. */
    static Behavior<Command> remembered(String id, Settings settings) {
        return create(id, settings, run -> {
            run.keeping.recall();
            return Behaviors.receiveMessage(run::onWhileRecalling);
        });
    }

    /** As {@link #remembered}, but after a while: it has just ended by a fault, and may do so again. */
    static Behavior<Command> fallen(String id, Settings settings) {
        return create(id, settings, run -> {
            run.timers.startSingleTimer(RecallAgain.class, new RecallAgain(), RECALL_RETRY);
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
            case Found(long keeper, Memory found) when keeping.isOpen(keeper) -> {
                return recalled(found);
            }
            case NotFound(long keeper, Throwable cause) when keeping.isOpen(keeper) -> {
                if (isDamage(cause)) {
                    return unreadable("what is remembered of it cannot be read: " + cause);
                }
                context.getLog().warn("run {} cannot be recalled, and is tried again: {}", id, cause.toString());
                timers.startSingleTimer(RecallAgain.class, new RecallAgain(), RECALL_RETRY);
            }
            case Found _,NotFound _ -> {
                // Of a keeper that was closed.
            }
            case RecallAgain() -> keeping.recall();
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
        preparation.found(found);
        if (record.status() == Status.RUNNING) {
            // Until that is kept it is just being recalled.
            record = record.interrupted(now());
            keepChange();
        } else {
            settings.registry().tell(new Registry.Told(known));
            if (record.status().ended()) {
                putAway();
            }
        }
        putAwaySoon();
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
        keeping.close();
        var never = Instant.EPOCH;
        known = new RunInfo(id, id, Status.FAILED, Priority.NORMAL, 1, Standing.START, never,
                Optional.empty(), Optional.of(never), Optional.of(cause));
        settings.registry().tell(new Registry.Told(known));
        return stash.unstashAll(Refusing.unreadable(cause, this::reading));
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Start() -> start();
            case Pause(var replyTo) -> pause(replyTo);
            case Resume(var replyTo) -> resume(replyTo);
            case Stop(var replyTo) -> stop(replyTo);
            case Extend(RunSpec spec, var replyTo) -> extend(spec, replyTo);
            case Extended extended -> extended(extended);
            case Forget(long attempt, var replyTo) -> forget(attempt, replyTo);
            case Rested(long attempt, var replyTo) -> {
                return rested(attempt, replyTo);
            }
            case Stay(long attempt) -> givenUp = attempt;
            case GetResult(var replyTo) -> prepared(desk -> replyTo.tell(result(desk)), unavailable(replyTo));
            case GetSpec(var replyTo) -> replyTo.tell(StatusReply.success(record.spec()));
            case GetHistory(var replyTo) -> prepared(desk -> replyTo.tell(StatusReply.success(desk.history(0))),
                    unavailable(replyTo));
            case Read(ActorRef<RunReading> replyTo) -> replyTo.tell(reading());
            case Watch(RunUpdate.Position after, ActorRef<RunUpdate> watcher) -> watch(after, watcher);
            case Halt(ActorRef<Done> replyTo) -> {
                halting = Optional.of(replyTo);
                if (live.isPresent()) {
                    live.holdStill();
                } else {
                    finish();
                }
            }
            case Found(long keeper, Memory found) -> {
                if (keeping.isOpen(keeper)) {
                    preparation.found(found);
                }
            }
            case NotFound(long keeper, Throwable cause) -> {
                if (keeping.isOpen(keeper) && preparation.needsMemory()) {
                    if (!isDamage(cause)) {
                        context.getLog().warn("what is remembered of run {} cannot be read now: {}", id,
                                cause.toString());
                    }
                    notPrepared(isDamage(cause) ? cause : notReadNow());
                }
            }
            case Prepared(long number, Optional<Desk> made, Optional<Throwable> fault) -> {
                if (preparation.isCurrent(number)) {
                    made.ifPresentOrElse(this::prepared, () -> notPrepared(fault.orElseThrow()));
                }
            }
            case RecallAgain() -> {
            }
            case PrepareAgain() -> prepareToCompute();
            case Progressed(int run, Checkpoint checkpoint, Spent spent, Status status) -> {
                if (live.is(run)) {
                    progressed(new Remembered(checkpoint, spent), status);
                }
            }
            case Said(int run, RunEvent event) -> {
                if (live.is(run)) {
                    said(event);
                }
            }
            case LiveState(int run, RunState state) -> {
                if (live.is(run)) {
                    live.at(state, standing);
                    standing = Standing.of(state.draws(), state.look());
                    tellStanding();
                }
            }
            case HeldStill(int run, RunState state) -> {
                if (live.is(run) && !state.status().ended()) {
                    heldStill(state);
                }
            }
            case Gone(int run) -> timers.startSingleTimer(Lost.class, new Lost(run), LAST_WORDS);
            case Lost(int run) -> {
                if (live.is(run)) {
                    ended(Status.FAILED, Optional.of("the run ended without an outcome"));
                }
            }
            case Kept(long upTo) -> {
                if (keeping.kept(upTo)) {
                    live.checkpointed();
                }
                live.goOn(pausing.isEmpty() && halting.isEmpty());
            }
            case Late(Duration since) -> {
                settings.late().accept(since);
                if (since.compareTo(settings.longestUnsaved()) >= 0) {
                    live.holdUntilKept(since);
                }
            }
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
        prepareToCompute();
    }

    /** A database that is away comes back: the run waits for it. */
    private void prepareToCompute() {
        if (record.status() != Status.RUNNING || live.isPresent() || halting.isPresent()) {
            return;
        }
        prepared(this::compute, fault -> {
            if (record.status() != Status.RUNNING) {
                return;
            }
            if (passes(fault)) {
                timers.startSingleTimer(PrepareAgain.class, new PrepareAgain(), RECALL_RETRY);
            } else {
                ended(Status.FAILED, Optional.of(fault.toString()));
            }
        });
    }

    private void compute(Desk desk) {
        if (record.status() != Status.RUNNING || live.isPresent() || halting.isPresent()) {
            return;
        }
        provenance = settings.provenance();
        live.begin(desk, record.priority());
        timers.startTimerWithFixedDelay(Tick.class, new Tick(), settings.tick());
    }

    private void said(RunEvent event) {
        switch (event) {
            case RunEvent.Looked(Look look) -> {
                desk().looked(look);
                standing = Standing.of(look.draws(), Optional.of(look));
                live.looked();
                lookedSinceTick = true;
            }
            case RunEvent.Ended(Outcome outcome) -> {
                if (outcome.status() == Status.FAILED) {
                    ended(Status.FAILED, outcome.cause());
                }
            }
        }
    }

    /** Of a run that computes: it has one. */
    private Desk desk() {
        return preparation.desk().orElseThrow();
    }

    private void progressed(Remembered remembered, Status status) {
        Desk desk = desk();
        desk.progressed(remembered);
        live.accounted();
        if (status.ended()) {
            // The last look is in the checkpoint, and may not have been heard of otherwise.
            lookedSinceTick = true;
            standing = desk.standing();
            ended(status, Optional.empty());
        } else {
            if (desk.draws() > standing.draws()) {
                standing = new Standing(desk.draws(), standing.worst());
            }
            keep(Optional.of(desk.encoder()), () -> {
            });
        }
    }

    private void ended(Status status, Optional<String> cause) {
        noLonger();
        record = record.ended(status, cause, now());
        RunRecord end = record;
        keep(preparation.desk().map(Desk::encoder), () -> {
            tellEnd(end);
            pausing.forEach(replyTo -> replyTo.tell(StatusReply.error(refusal(
                    "the run was " + end.status().word() + " before it could be paused"))));
            pausing.clear();
            stopping.forEach(replyTo -> replyTo.tell(end.stop(now()) instanceof RunRecord.Refused(String reason)
                    ? StatusReply.error(refusal(reason))
                    : StatusReply.success(known)));
            stopping.clear();
        });
        resumeThoseWaiting();
        if (halting.isPresent()) {
            finish();
        }
    }

    /** Nothing computes it any more. */
    private void noLonger() {
        live.end();
        timers.cancel(Tick.class);
        flush();
        preparation.desk().ifPresent(Desk::halted);
    }

    // What is asked.

    private void pause(ActorRef<StatusReply<RunInfo>> replyTo) {
        if (live.isPresent() && record.pause(now()) instanceof RunRecord.Changed) {
            pausing.add(replyTo);
            live.holdStill();
        } else {
            take(record.pause(now()), replyTo);
        }
    }

    /** Whoever wants it to go on while it is about to hold still, wants it to do so afterwards. */
    private void resume(ActorRef<StatusReply<RunInfo>> replyTo) {
        if (pausing.isEmpty()) {
            take(record.resume(now()), replyTo);
        } else {
            resuming.add(replyTo);
        }
    }

    private void resumeThoseWaiting() {
        var waiting = List.copyOf(resuming);
        resuming.clear();
        waiting.forEach(replyTo -> take(record.resume(now()), replyTo));
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
            keep(preparation.desk().map(Desk::encoder), () -> {
                tellChange(next);
                waiting.forEach(replyTo -> replyTo.tell(StatusReply.success(known)));
            });
            stopThoseWaiting();
            resumeThoseWaiting();
            putAwaySoon();
        }
    }

    private void stop(ActorRef<StatusReply<RunInfo>> replyTo) {
        if (live.isPresent()) {
            stopping.add(replyTo);
            live.stop();
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

    /** Whom the run was to be stopped for, that now holds still instead. */
    private void stopThoseWaiting() {
        var waiting = List.copyOf(stopping);
        stopping.clear();
        waiting.forEach(this::stop);
    }

    private void extend(RunSpec spec, ActorRef<StatusReply<RunInfo>> replyTo) {
        RunRecord.Step step = record.extend(spec, now());
        if (!(step instanceof RunRecord.Changed)) {
            take(step, replyTo);
            return;
        }
        ActorRef<Command> self = context.getSelf();
        long revision = record.revision();
        // One after the other: the first to be asked for is the one that is done.
        prepared(desk -> extensions = extensions.thenApplyAsync(_ -> desk.towards(spec), blocking())
                .handle((made, fault) -> {
                    self.tell(new Extended(revision, spec, Optional.ofNullable(made), Optional.ofNullable(fault),
                            replyTo));
                    return null;
                }), unavailable(replyTo));
    }

    private void extended(Extended extended) {
        RunRecord.Step step = record.extend(extended.spec(), now());
        if (!(step instanceof RunRecord.Changed(RunRecord next))) {
            take(step, extended.replyTo());
            return;
        }
        if (extended.revision() != record.revision()) {
            // Another extension has run to its end meanwhile: this one is to go on from there.
            extend(extended.spec(), extended.replyTo());
            return;
        }
        extended.desk().ifPresentOrElse(desk -> {
            preparation.replace(desk);
            record = next;
            standing = desk.standing();
            watchers.rewind(desk.newest().map(RunUpdate.HistoryLook::blocks).orElse(0L));
            // With the draws it begins with: an end by hand is to be of these.
            keep(Optional.of(desk.encoder()), () -> {
                tellChange(next);
                extended.replyTo().tell(StatusReply.success(known));
            });
        }, () -> unavailable(extended.replyTo()).accept(cause(extended.fault().orElseThrow())));
    }

    private void forget(long attempt, ActorRef<StatusReply<Done>> replyTo) {
        Optional<RunRecord.Refused> refused = record.keptFromDeletion();
        if (refused.isPresent()) {
            replyTo.tell(StatusReply.error(refusal(refused.get().reason())));
        } else {
            // What is on its way to the journal must not come there after all was removed.
            keeping.rest(() -> context.getSelf().tell(new Rested(attempt, replyTo)));
        }
    }

    private Behavior<Command> rested(long attempt, ActorRef<StatusReply<Done>> replyTo) {
        if (attempt <= givenUp) {
            // Nobody waits for it any more.
            return Behaviors.same();
        }
        if (record.keptFromDeletion().isPresent() || !keeping.isDone()) {
            // Something came in between.
            keeping.afterKept(() -> context.getSelf().tell(new Forget(attempt, replyTo)));
            return Behaviors.same();
        }
        // Who waits for what is being made ready is not left to wait.
        preparation.failed(refusal(BEING_DELETED));
        replyTo.tell(StatusReply.success(Done.getInstance()));
        return Refusing.leaving(attempt, this::reading, awake());
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
            case RunRecord.Unchanged() -> keeping.afterKept(() -> replyTo.tell(StatusReply.success(known)));
            case RunRecord.Refused(String reason) -> replyTo.tell(StatusReply.error(refusal(reason)));
        }
    }

    private static RunRefusal refusal(String reason) {
        return new RunRefusal(RunRefusal.Kind.CONFLICT, reason);
    }

    private StatusReply<RunResult> result(Desk desk) {
        return desk.result(known.status(), provenance).map(StatusReply::success)
                .orElseGet(() -> StatusReply.error(refusal("there has been no look at the run yet")));
    }

    private void watch(RunUpdate.Position after, ActorRef<RunUpdate> watcher) {
        prepared(desk -> {
            Watchers.missed(after, known, record.transitions(), desk).forEach(watcher::tell);
            long block = desk.newest().map(RunUpdate.HistoryLook::blocks).orElse(0L);
            if (known.status().ended()) {
                watcher.tell(Watchers.end(known, block));
            } else {
                watchers.add(watcher, block);
                context.watchWith(watcher, new Left(watcher));
            }
        }, fault -> watcher.tell(passes(fault) ? new RunUpdate.Lost() : Watchers.end(known, 0)));
    }

    // What those hear who are told.

    private void tick() {
        // However many they are, those who watch take no more than so much of the time there is to draw.
        if (System.nanoTime() - toldNanos >= watchers.count() * NANOS_OF_A_LOOK_TOLD) {
            flush();
        } else {
            tellStanding();
        }
        live.ask();
    }

    private void flush() {
        if (lookedSinceTick) {
            lookedSinceTick = false;
            toldNanos = System.nanoTime();
            preparation.desk().flatMap(Desk::newest).ifPresent(watchers::tellLook);
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
        live.forgetTimes();
        settings.registry().tell(new Registry.Told(known));
        putAwaySoon();
    }

    private void logState() {
        context.getLog().info("run {} ({}) is {} at {} draws{}", id, known.name(), known.status().word(),
                standing.draws(),
                known.error().map(cause -> ": " + cause).orElse(""));
    }

    private RunReading reading() {
        return live.reading(known, preparation.desk());
    }

    // What is at hand.

    private Preparation.Workshop workshop() {
        return new Preparation.Workshop() {
            @Override
            public void recall() {
                keeping.recallOnceKept(preparation::needsMemory);
            }

            @Override
            public Supplier<Desk> maker(Memory memory) {
                RunSpec spec = record.spec();
                boolean ended = record.status().ended();
                var log = context.getLog();
                return () -> Desk.of(spec, ended, memory,
                        damage -> log.warn("a checkpoint of run {} is passed over: {}", id, damage));
            }

            @Override
            public void make(long number, Supplier<Desk> maker) {
                context.pipeToSelf(CompletableFuture.supplyAsync(maker, blocking()),
                        (made, fault) -> new Prepared(number, Optional.ofNullable(made), Optional.ofNullable(fault)));
            }
        };
    }

    private Executor blocking() {
        return context.getSystem().dispatchers().lookup(BLOCKING);
    }

    private void prepared(Consumer<Desk> then, Consumer<Throwable> otherwise) {
        timers.cancel(PutAway.class);
        preparation.when(then, otherwise);
        putAwaySoon();
    }

    private void prepared(Desk made) {
        made.newest().ifPresent(look -> watchers.begin(look.blocks()));
        preparation.made(made);
        putAwaySoon();
    }

    private void notPrepared(Throwable fault) {
        Throwable cause = cause(fault);
        if (!(cause instanceof RunRefusal)) {
            context.getLog().error("run {} cannot be made ready", id, cause);
        }
        preparation.failed(cause);
        putAwaySoon();
    }

    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    /** What a database says of itself is for the log. */
    private static RunRefusal notReadNow() {
        return new RunRefusal(RunRefusal.Kind.UNAVAILABLE,
                "what is remembered of the run cannot be read now: the daemon's log says why");
    }

    private static boolean passes(Throwable fault) {
        return fault instanceof RunRefusal refusal && refusal.kind() == RunRefusal.Kind.UNAVAILABLE;
    }

    private static <T> Consumer<Throwable> unavailable(ActorRef<StatusReply<T>> replyTo) {
        return fault -> replyTo.tell(StatusReply.error(fault instanceof RunRefusal ? fault : notReadNow()));
    }

    private void putAwaySoon() {
        if (isIdle()) {
            timers.startSingleTimer(PutAway.class, new PutAway(), settings.putAway());
        }
    }

    /** Nobody computes or watches. */
    private boolean isIdle() {
        return record.status() != Status.RUNNING && !live.isPresent() && watchers.isEmpty();
    }

    /** A run that does not compute takes no memory but for what is told of it in a line. */
    private void putAway() {
        if (isIdle() && keeping.isDone() && !preparation.isUnderWay()) {
            preparation.putAway();
            keeping.close();
        }
    }

    // What is kept.

    private ActorRef<Keeper.Command> keeper(long number) {
        ActorRef<Command> self = context.getSelf();
        return context.spawnAnonymous(settings.keepers().apply(id).apply(new Keeper.Listener() {
            @Override
            public void found(Memory found) {
                self.tell(new Found(number, found));
            }

            @Override
            public void notFound(Throwable cause) {
                self.tell(new NotFound(number, cause));
            }

            @Override
            public void kept(long upTo) {
                self.tell(new Kept(upTo));
            }

            @Override
            public void late(Duration since) {
                self.tell(new Late(since));
            }
        }));
    }

    private void keep(Optional<Supplier<byte[]>> checkpoint, Runnable then) {
        keeping.keep(Life.of(new Served(record, standing), provenance), checkpoint, then);
    }

    /** Told as it is now, whatever it is by the time it is kept. */
    private void keepChange() {
        RunRecord next = record;
        keep(Optional.empty(), () -> tellChange(next));
    }

    private void finish() {
        var saved = new CompletableFuture<Boolean>();
        context.pipeToSelf(saved, (done, fault) -> new Finished(fault == null && done));
        keeping.finish(saved);
    }
}
