package org.quartic.actor;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.quartic.run.Priority;
import org.quartic.run.RunRecord;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.Life;
import org.quartic.store.RunStore;
import org.quartic.store.StoreUnavailableException;

/** All runs of a daemon: knows each at a glance, and starts those that wait as there is room for them. */
final class Registry {

    /** What it is told. */
    sealed interface Command {}

    /** A new run; answered once it is kept. */
    record Submit(RunSpec resolved, Priority priority, ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** Pass this on to a run, or say that there is none of the name. */
    record Pass(String id, ServedRun.Command command, Consumer<RunRefusal> unknown) implements Command {}

    /** A run at a glance. */
    record Show(String id, ActorRef<StatusReply<RunInfo>> replyTo) implements Command {}

    /** Runs, the newest first. */
    record GetPage(int limit, Optional<String> after, Optional<Status> status,
            ActorRef<StatusReply<RunPage>> replyTo) implements Command {}

    /** Remove a run that has ended, for ever. */
    record Delete(String id, ActorRef<StatusReply<Done>> replyTo) implements Command {}

    /** Say how many runs there are, and which of them can be asked what is measured of them. */
    record GetCensus(ActorRef<Census> replyTo) implements Command {}

    /** Begin nothing more and end all; answered when everything is kept, or that took too long. */
    record Shutdown(ActorRef<Done> replyTo) implements Command {}

    /** A run is at this point now. */
    record Told(RunInfo info) implements Command {}

    private record Forgotten(String id, long attempt, ActorRef<StatusReply<Done>> replyTo, Optional<Throwable> fault)
            implements
                Command {}

    private record Removed(RunInfo info, ActorRef<StatusReply<Done>> replyTo, Optional<Throwable> fault)
            implements
                Command {}

    private record RemoveLeftovers() implements Command {}

    private record LeftoversRemoved(Set<String> removed) implements Command {}

    private record Died(String id, ActorRef<ServedRun.Command> run) implements Command {}

    private record Halted() implements Command {}

    private record Settled(RunInfo info, ActorRef<StatusReply<RunInfo>> replyTo, Optional<Throwable> fault)
            implements
                Command {}

    private record NotSubmitted(String id) implements Command {}

    /**
     * Bounds.
     *
     * @param mostRunning
     *            at once
     * @param mostRuns
     *            in all, ended ones included
     */
    record Limits(int mostRunning, int mostRuns, Duration submission) {}

    /**
     * All runs, counted.
     *
     * @param running
     *            those that compute: no more than may at once
     */
    record Census(Map<Status, Integer> runs, List<ActorRef<ServedRun.Command>> running) {}

    private record Entry(ActorRef<ServedRun.Command> run, Optional<RunInfo> info) {}

    private static final Comparator<RunInfo> NEWEST_FIRST = Comparator.comparing(RunInfo::submitted)
            .thenComparing(RunInfo::id).reversed();
    private static final Comparator<RunInfo> NEXT_FIRST = Comparator.comparing(RunInfo::priority).reversed()
            .thenComparing(RunInfo::submitted).thenComparing(RunInfo::id);

    /** What is on its way to a database that is away may arrive after it is back: it is removed once more later. */
    private static final int REMOVALS = 4;
    private static final Duration REMOVAL_INTERVAL = Duration.ofSeconds(5);
    /** Whoever reads page after page is not stopped by what is deleted meanwhile. */
    private static final int DELETED_KNOWN = 1000;

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final Limits limits;
    private final ServedRun.Settings settings;
    private final RunIds ids;
    private final RunStore store;
    private final String kind;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> starting = new HashSet<>();
    private final Set<String> leaving = new HashSet<>();
    private final Map<String, Integer> leftovers = new HashMap<>();
    private final Map<String, RunInfo> deleted = new LinkedHashMap<>();
    private long attempts;
    private boolean removing;
    private Optional<ActorRef<Done>> shutdown = Optional.empty();
    private int halting;

    private Registry(ActorContext<Command> context, TimerScheduler<Command> timers, Limits limits,
            ServedRun.Settings settings, RunIds ids, RunStore store, String kind) {
        this.context = context;
        this.timers = timers;
        this.limits = limits;
        this.settings = settings;
        this.ids = ids;
        this.store = store;
        this.kind = kind;
    }

    /**
     * Begins with what is remembered.
     *
     * @param remembered
     *            names of runs, and the newest of each where it is known
     * @param capacity
     *            blocks that may be in hand at once
     * @param kind
     *            under which the store knows the runs
     */
    static Behavior<Command> create(Limits limits,
            BiFunction<ActorRef<Command>, ActorRef<Cores.Command>, ServedRun.Settings> settings, int capacity,
            Map<String, Optional<Life>> remembered, RunStore store, String kind) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ServedRun.Settings common = settings.apply(context.getSelf(),
                    context.spawn(Cores.create(capacity), "cores"));
            var registry = new Registry(context, timers, limits, common, new RunIds(common.clock()),
                    store, kind);
            remembered.forEach(registry::recall);
            return Behaviors.receiveMessage(registry::on);
        }));
    }

    private void add(String id, Behavior<ServedRun.Command> behavior, Optional<RunInfo> info) {
        ActorRef<ServedRun.Command> run = context.spawnAnonymous(behavior);
        context.watchWith(run, new Died(id, run));
        entries.put(id, new Entry(run, info));
    }

    /** Of one that has ended no more is read than is known, until somebody asks. */
    private void recall(String id, Optional<Life> newest) {
        newest.filter(life -> life.status().ended() && life.served().isPresent()).ifPresentOrElse(
                life -> add(id, ServedRun.ended(id, life, settings),
                        life.served().map(served -> ServedRun.info(id, served))),
                () -> add(id, ServedRun.remembered(id, settings), Optional.empty()));
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Submit(RunSpec resolved, Priority priority, var replyTo) -> submit(resolved, priority, replyTo);
            case Pass(String id, ServedRun.Command passed, Consumer<RunRefusal> unknown) -> {
                Entry entry = entries.get(id);
                if (entry == null) {
                    unknown.accept(unknown(id));
                } else {
                    entry.run().tell(passed);
                }
            }
            case Show(String id, var replyTo) -> replyTo.tell(Optional.ofNullable(entries.get(id)).map(entry -> entry
                    .info().map(StatusReply::success).orElseGet(() -> StatusReply.error(notReadYet())))
                    .orElseGet(() -> StatusReply.error(unknown(id))));
            case GetPage(int limit, Optional<String> after, Optional<Status> status, var replyTo) ->
                replyTo.tell(page(limit, after, status));
            case Delete(String id, var replyTo) -> delete(id, replyTo);
            case GetCensus(var replyTo) -> replyTo.tell(census());
            case Told(RunInfo info) -> {
                if (entries.containsKey(info.id())) {
                    if (info.status() != Status.QUEUED) {
                        starting.remove(info.id());
                    }
                    entries.computeIfPresent(info.id(), (_, entry) -> new Entry(entry.run(), Optional.of(info)));
                    startThoseThatWait();
                }
            }
            case Forgotten(String id, long attempt, var replyTo, Optional<Throwable> fault) ->
                forgotten(id, attempt, replyTo, fault);
            case Removed(RunInfo info, var replyTo, Optional<Throwable> fault) -> removed(info, replyTo, fault);
            case Settled(RunInfo info, var replyTo, Optional<Throwable> fault) -> {
                if (fault.isPresent()) {
                    notSubmitted(info.id());
                    replyTo.tell(StatusReply.error(notKept()));
                } else {
                    context.getSelf().tell(new Told(info));
                    replyTo.tell(StatusReply.success(info));
                }
            }
            case NotSubmitted(String id) -> notSubmitted(id);
            case RemoveLeftovers() -> removeLeftovers();
            case LeftoversRemoved(Set<String> removed) -> leftoversRemoved(removed);
            case Died(String id, ActorRef<ServedRun.Command> run) -> {
                // One that ended as it should was taken out before, or everything ends.
                if (shutdown.isEmpty() && entries.containsKey(id) && entries.get(id).run().equals(run)) {
                    context.getLog().error("run {} ended by a fault of its own: it is recalled", id);
                    starting.remove(id);
                    add(id, ServedRun.fallen(id, settings), Optional.empty());
                }
            }
            case Shutdown(ActorRef<Done> replyTo) -> shutdown(replyTo);
            case Halted() -> {
                halting--;
                if (halting == 0) {
                    shutdown.ifPresent(replyTo -> replyTo.tell(Done.getInstance()));
                }
            }
        }
        return Behaviors.same();
    }

    private Stream<RunInfo> infos() {
        return entries.values().stream().map(Entry::info).flatMap(Optional::stream);
    }

    private Census census() {
        var runs = new EnumMap<Status, Integer>(Status.class);
        for (Status status : Status.values()) {
            runs.put(status, 0);
        }
        infos().forEach(info -> runs.merge(info.status(), 1, Integer::sum));
        return new Census(runs,
                infos().filter(this::isRunning).map(info -> entries.get(info.id()).run()).toList());
    }

    private boolean isRunning(RunInfo info) {
        return info.status() == Status.RUNNING || starting.contains(info.id());
    }

    private void submit(RunSpec resolved, Priority priority, ActorRef<StatusReply<RunInfo>> replyTo) {
        if (entries.size() >= limits.mostRuns() || shutdown.isPresent()) {
            replyTo.tell(StatusReply.error(shutdown.isPresent()
                    ? new RunRefusal(RunRefusal.Kind.UNAVAILABLE, "the daemon is being stopped")
                    : new RunRefusal(RunRefusal.Kind.FULL, "there are " + entries.size()
                            + " runs already, as many as may be kept: delete some that have ended")));
            return;
        }
        String id = ids.next(entries.keySet());
        var record = RunRecord.submitted(resolved, priority, settings.clock().instant());
        // Whoever hears that it is there will find it, even if the machine's power fails.
        ActorRef<StatusReply<RunInfo>> once = context.spawnAnonymous(Submission.create(limits.submission(),
                kept -> context.pipeToSelf(CompletableFuture.runAsync(store::settle, blocking()),
                        (_, fault) -> new Settled(kept, replyTo, Optional.ofNullable(fault))),
                () -> {
                    context.getSelf().tell(new NotSubmitted(id));
                    replyTo.tell(StatusReply.error(notKept()));
                }));
        add(id, ServedRun.submitted(id, record, settings, once), Optional.empty());
    }

    private RunRefusal notKept() {
        return new RunRefusal(RunRefusal.Kind.UNAVAILABLE,
                "the run could not be kept within " + limits.submission().toSeconds() + " s: try again later");
    }

    private void notSubmitted(String id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            context.stop(entry.run());
            leftovers.put(id, REMOVALS);
            removeLeftovers();
        }
    }

    private StatusReply<RunPage> page(int limit, Optional<String> after, Optional<Status> status) {
        Optional<RunInfo> last = after.flatMap(
                id -> Optional.ofNullable(entries.get(id)).flatMap(Entry::info)
                        .or(() -> Optional.ofNullable(deleted.get(id))));
        if (after.isPresent() && last.isEmpty()) {
            return StatusReply.error(unknown(after.get()));
        }
        List<RunInfo> all = infos().filter(info -> status.isEmpty() || info.status() == status.get())
                .filter(info -> last.isEmpty() || NEWEST_FIRST.compare(info, last.get()) > 0).sorted(NEWEST_FIRST)
                .limit(limit + 1L).toList();
        List<RunInfo> runs = all.subList(0, Math.min(limit, all.size()));
        return StatusReply.success(
                new RunPage(runs, all.size() > limit ? Optional.of(runs.getLast().id()) : Optional.empty()));
    }

    private void startThoseThatWait() {
        if (shutdown.isPresent()) {
            return;
        }
        long running = infos().filter(this::isRunning).count();
        infos().filter(info -> info.status() == Status.QUEUED && !starting.contains(info.id())).sorted(NEXT_FIRST)
                .limit(Math.max(0, limits.mostRunning() - running)).toList().forEach(info -> {
                    starting.add(info.id());
                    entries.get(info.id()).run().tell(new ServedRun.Start());
                });
    }

    private void delete(String id, ActorRef<StatusReply<Done>> replyTo) {
        Entry entry = entries.get(id);
        if (entry == null) {
            replyTo.tell(StatusReply.error(unknown(id)));
            return;
        }
        if (!leaving.add(id)) {
            replyTo.tell(StatusReply.error(new RunRefusal(RunRefusal.Kind.CONFLICT, ServedRun.BEING_DELETED)));
            return;
        }
        long attempt = ++attempts;
        context.<ServedRun.Command, Done>askWithStatus(Done.class, entry.run(), limits.submission(),
                answerTo -> new ServedRun.Forget(attempt, answerTo),
                (_, fault) -> new Forgotten(id, attempt, replyTo, Optional.ofNullable(fault)));
    }

    private void forgotten(String id, long attempt, ActorRef<StatusReply<Done>> replyTo, Optional<Throwable> fault) {
        leaving.remove(id);
        Entry entry = entries.get(id);
        if (entry == null) {
            replyTo.tell(StatusReply.error(unknown(id)));
            return;
        }
        if (fault.isPresent()) {
            // The answer may only have come too late.
            entry.run().tell(new ServedRun.Stay(attempt));
            replyTo.tell(StatusReply.error(fault.get() instanceof RunRefusal ? fault.get()
                    : notRemoved("what is kept of it is still on its way to the database")));
            return;
        }
        // Its end is no fault.
        context.unwatch(entry.run());
        context.stop(entry.run());
        entries.remove(id);
        context.pipeToSelf(CompletableFuture.runAsync(() -> store.forget(kind, id), blocking()),
                (_, cause) -> new Removed(entry.info().orElseThrow(), replyTo, Optional.ofNullable(cause)));
    }

    private void removed(RunInfo info, ActorRef<StatusReply<Done>> replyTo, Optional<Throwable> fault) {
        fault.ifPresentOrElse(cause -> {
            add(info.id(), ServedRun.remembered(info.id(), settings), Optional.of(info));
            replyTo.tell(StatusReply.error(notRemoved(rootMessage(cause))));
        }, () -> {
            deleted.put(info.id(), info);
            if (deleted.size() > DELETED_KNOWN) {
                deleted.remove(deleted.keySet().iterator().next());
            }
            replyTo.tell(StatusReply.success(Done.getInstance()));
        });
    }

    private static RunRefusal notRemoved(String reason) {
        return new RunRefusal(RunRefusal.Kind.UNAVAILABLE, "the run could not be removed: " + reason);
    }

    private static String rootMessage(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause().getMessage()
                : fault.getMessage();
    }

    // What was refused because it could not be kept in time, and may come to the journal late.

    private void removeLeftovers() {
        if (removing) {
            return;
        }
        removing = true;
        var now = Set.copyOf(leftovers.keySet());
        context.pipeToSelf(CompletableFuture.supplyAsync(() -> {
            var removed = new HashSet<String>();
            for (String id : now) {
                try {
                    store.forget(kind, id);
                    removed.add(id);
                } catch (StoreUnavailableException unavailable) {
                    break;
                }
            }
            return removed;
        }, blocking()), (removed, fault) -> new LeftoversRemoved(fault == null ? removed : Set.of()));
    }

    private void leftoversRemoved(Set<String> removed) {
        removed.forEach(id -> leftovers.computeIfPresent(id, (_, times) -> times == 1 ? null : times - 1));
        removing = false;
        if (!leftovers.isEmpty()) {
            timers.startSingleTimer(RemoveLeftovers.class, new RemoveLeftovers(), REMOVAL_INTERVAL);
        }
    }

    private Executor blocking() {
        return context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    }

    private void shutdown(ActorRef<Done> replyTo) {
        shutdown = Optional.of(replyTo);
        halting = entries.size();
        if (halting == 0) {
            replyTo.tell(Done.getInstance());
        }
        entries.values().forEach(entry -> context.ask(Done.class, entry.run(), Duration.ofHours(1),
                ServedRun.Halt::new, (_, _) -> new Halted()));
    }

    private static RunRefusal unknown(String id) {
        return new RunRefusal(RunRefusal.Kind.UNKNOWN, "there is no run " + id);
    }

    private static RunRefusal notReadYet() {
        return new RunRefusal(RunRefusal.Kind.UNAVAILABLE, "what is remembered of the run is just being read");
    }
}
