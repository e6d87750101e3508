package org.quartic.actor;

import akka.Done;
import akka.actor.BootstrapSetup;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import akka.pattern.StatusReply;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.quartic.ensemble.UnsupportedEnsembleException;
import org.quartic.run.Footprint;
import org.quartic.run.Priority;
import org.quartic.run.Provenance;
import org.quartic.run.Resolution;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.Life;
import org.quartic.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many runs, each remembered over restarts: what a daemon is without HTTP. Safe from any thread; nothing but {@link #start} and
 * {@link #close} blocks. What is refused fails with a {@link RunRefusal}.
 */
public final class RunService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunService.class);
    private static final String END_OF_RUNS = "quartic.daemon.shutdown-deadline";
    private static final String KIND = "served-run";
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final ActorSystem<Registry.Command> system;
    private final Config configuration;
    private final int threads;
    private final StoreWatch watch;
    private final Provenance provenance;
    private final Duration answer;
    private boolean closed;

    private RunService(ActorSystem<Registry.Command> system, Config configuration, int threads, StoreWatch watch,
            Provenance provenance) {
        this.system = system;
        this.configuration = configuration;
        this.threads = threads;
        this.watch = watch;
        this.provenance = provenance;
        answer = configuration.getDuration("quartic.daemon.answer-deadline");
    }

    /**
     * Recalls all runs and goes on with those that were under way.
     *
     * @param own
     *            what goes before the packaged configuration
     * @param threads
     *            how many compute at once: no result depends on it
     * @param store
     *            where runs are remembered; to be closed after the service
     * @param provenance
     *            of what computes
     */
    public static RunService start(Config own, int threads, RunStore store, Provenance provenance) {
        Config all = RunEngine.configuration(threads, own.withFallback(store.configuration()).withFallback(packaged()))
                .resolve();
        Config daemon = all.getConfig("quartic.daemon");
        int blocks = all.getInt(RunEngine.BLOCKS_PER_PIPELINE);
        var run = new Run.Settings(threads, blocks, System::nanoTime, Optional.empty(),
                all.getDuration("quartic.memory.checkpoint-interval"));
        var limits = new Registry.Limits(daemon.getInt("max-running"), daemon.getInt("max-runs"),
                daemon.getDuration("keep-deadline"));
        Keeper.Patience patience = Keeper.Patience.of(all);
        Optional<StageTimesFile.Settings> stageTimes = StageTimesFile.Settings.of(daemon);
        var setup = BootstrapSetup.create(Optional.of(RunService.class.getClassLoader()), Optional.of(all),
                Optional.empty());
        Map<String, Optional<Life>> remembered = remembered(store);
        LOG.info("{} runs are remembered", remembered.size());
        Duration interval = all.getDuration("quartic.memory.check-interval");
        var watch = new StoreWatch(store, System::nanoTime, interval.plus(LONGEST_LOOK),
                all.getDuration("quartic.memory.give-up"));
        ActorSystem<Registry.Command> system = ActorSystem.create(Registry.create(limits,
                (registry, cores) -> new ServedRun.Settings(run, cores, provenance, Clock.systemUTC(),
                        all.getDuration("quartic.memory.longest-unsaved"), daemon.getDuration("look-interval"),
                        daemon.getDuration("put-away"),
                        stageTimes,
                        id -> listener -> ServedRun.logged(Keeper.class, Keeper.Command.class, id,
                                Keeper.create(patience,
                                        (keeper, snapshots) -> RunMemory.create(PersistenceId.of(KIND, id), keeper,
                                                snapshots),
                                        listener)),
                        registry, watch::late),
                // Fewer than one run could use: whoever is next always wants one.
                threads * blocks, remembered, store, KIND), "quartic", setup);
        system.scheduler().scheduleWithFixedDelay(interval, interval, watch::look,
                system.dispatchers().lookup(DispatcherSelector.blocking()));
        system.getWhenTerminated().whenComplete((_, _) -> watch.ended());
        return new RunService(system, all, threads, watch, provenance);
    }

    private static Map<String, Optional<Life>> remembered(RunStore store) {
        var remembered = new LinkedHashMap<String, Optional<Life>>();
        Map<String, Life> newest = store.newest(KIND);
        store.names(KIND).forEach(id -> remembered.put(id, Optional.ofNullable(newest.get(id))));
        return remembered;
    }

    /** The configuration of a daemon, as it is packaged: every key there is, with its default. */
    public static Config packaged() {
        return ConfigFactory.parseResources("daemon.conf").withFallback(ConfigFactory.parseResources("memory.conf"))
                .withFallback(ConfigFactory.load());
    }

    /** What carries it, for others that need one; ends with it. */
    public ActorSystem<?> system() {
        return system;
    }

    /** What computes here. */
    public Provenance provenance() {
        return provenance;
    }

    /** As it is in force. */
    public Config configuration() {
        return configuration;
    }

    /** Why nothing can be kept now, if so. */
    public Optional<String> unavailable() {
        return watch.fault();
    }

    /** Told why, once this process may or can keep nothing more, as another has the place by now: then this service is to be closed. */
    public CompletionStage<String> lost() {
        return watch.lost();
    }

    /**
     * A new run, which waits for its turn; answered once it is kept.
     *
     * @param spec
     *            resolved here
     */
    public CompletionStage<RunInfo> submit(RunSpec spec, Priority priority) {
        return tooLarge(Resolution.plainest(spec)).or(this::notKept)
                .<CompletionStage<RunInfo>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> Resolution.of(spec).spec(), pilots())
                        .thenCompose(resolved -> submitResolved(resolved, priority)));
    }

    private CompletionStage<RunInfo> submitResolved(RunSpec spec, Priority priority) {
        return tooLarge(spec).<CompletionStage<RunInfo>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> ask(replyTo -> new Registry.Submit(spec, priority, replyTo)));
    }

    /** However many are submitted at once, what looks after the database does not wait behind their pilots. */
    private Executor pilots() {
        return system.dispatchers().lookup(DispatcherSelector.fromConfig("quartic.pilot-dispatcher"));
    }

    private Optional<RunRefusal> notKept() {
        return unavailable().map(
                reason -> new RunRefusal(RunRefusal.Kind.UNAVAILABLE, "no run can be kept now: " + reason));
    }

    /** A run at a glance. */
    public CompletionStage<RunInfo> show(String id) {
        return ask(replyTo -> new Registry.Show(id, replyTo));
    }

    /**
     * Runs, the newest first.
     *
     * @param limit
     *            how many at most; at least 1
     * @param after
     *            only those older than this one
     * @param status
     *            only those
     */
    public CompletionStage<RunPage> list(int limit, Optional<String> after, Optional<Status> status) {
        return ask(replyTo -> new Registry.GetPage(limit, after, status, replyTo));
    }

    /** The resolved spec of a run. */
    public CompletionStage<RunSpec> spec(String id) {
        return pass(id, ServedRun.GetSpec::new);
    }

    /** What is known by now. */
    public CompletionStage<RunResult> result(String id) {
        return pass(id, ServedRun.GetResult::new);
    }

    /** What was known at every look so far. */
    public CompletionStage<List<RunUpdate.HistoryLook>> history(String id) {
        return pass(id, ServedRun.GetHistory::new);
    }

    /** Holds a run still; answered when what was under way is kept. */
    public CompletionStage<RunInfo> pause(String id) {
        return pass(id, ServedRun.Pause::new);
    }

    /** Has a run wait for its next turn. */
    public CompletionStage<RunInfo> resume(String id) {
        return pass(id, ServedRun.Resume::new);
    }

    /** Ends a run by hand; answered when its result is kept. */
    public CompletionStage<RunInfo> stop(String id) {
        return pass(id, ServedRun.Stop::new);
    }

    /**
     * Has a run that has ended go on with its own draws.
     *
     * @param spec
     *            the run's own but for its {@code stop}
     */
    public CompletionStage<RunInfo> extend(String id, RunSpec spec) {
        return tooLarge(spec).<CompletionStage<RunInfo>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> pass(id, replyTo -> new ServedRun.Extend(spec, replyTo)));
    }

    /** Removes a run that has ended, for ever. */
    public CompletionStage<Done> delete(String id) {
        return ask(replyTo -> new Registry.Delete(id, replyTo));
    }

    /**
     * Has a watcher told all that happens to a run after a position, and the end as the last, or that it has to ask again. It is told no
     * more once it ends.
     */
    public void watch(String id, RunUpdate.Position after, ActorRef<RunUpdate> watcher) {
        system.tell(new Registry.Pass(id, new ServedRun.Watch(after, watcher),
                _ -> watcher.tell(new RunUpdate.Lost())));
    }

    /** What is measured, of the whole and of every run that computes; it takes no longer than a deadline of its own. */
    public CompletionStage<ServiceReading> read() {
        return answered(ServiceReader.read(system, unavailable().isEmpty(),
                configuration.getDuration("quartic.daemon.reading-deadline"),
                system.scheduler()));
    }

    private Optional<RunRefusal> tooLarge(RunSpec spec) {
        try {
            long bytes = Footprint.of(spec, false).bytes(threads,
                    configuration.getInt(RunEngine.BLOCKS_PER_PIPELINE));
            long most = Runtime.getRuntime().maxMemory() / configuration.getInt("quartic.daemon.max-running");
            return bytes <= most ? Optional.empty()
                    : Optional.of(new RunRefusal(RunRefusal.Kind.TOO_LARGE, "this run needs " + (bytes >> 20)
                            + " MiB of memory, more than the " + (most >> 20) + " MiB each of the runs may take"));
        } catch (UnsupportedEnsembleException refused) {
            return Optional.of(new RunRefusal(RunRefusal.Kind.TOO_LARGE, "ensemble: " + refused.getMessage()));
        }
    }

    private <T> CompletionStage<T> ask(Function<ActorRef<StatusReply<T>>, Registry.Command> question) {
        return answered(AskPattern.askWithStatus(system, question, answer, system.scheduler()));
    }

    private <T> CompletionStage<T> pass(String id, Function<ActorRef<StatusReply<T>>, ServedRun.Command> question) {
        return ask(replyTo -> new Registry.Pass(id, question.apply(replyTo),
                unknown -> replyTo.tell(StatusReply.error(unknown))));
    }

    private <T> CompletionStage<T> answered(CompletionStage<T> stage) {
        return stage.exceptionallyCompose(fault -> {
            Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
            return CompletableFuture.failedFuture(cause instanceof TimeoutException
                    ? new RunRefusal(RunRefusal.Kind.UNAVAILABLE, "there was no answer within "
                            + answer.toSeconds() + " s; what was asked for may still be done")
                    : cause);
        });
    }

    /** How long {@link #close} may take. */
    public Duration longestEnd() {
        return configuration.getDuration(END_OF_RUNS).plus(configuration.getDuration(RunEngine.END_OF_SYSTEM));
    }

    /** Begins no more blocks, keeps all there is, and ends; all within a deadline. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.stop();
        if (!watch.isLost()) {
            keepAll(configuration.getDuration(END_OF_RUNS));
        }
        RunEngine.end(system, configuration.getDuration(RunEngine.END_OF_SYSTEM));
    }

    private void keepAll(Duration deadline) {
        try {
            AskPattern.<Registry.Command, Done>ask(system, Registry.Shutdown::new, deadline, system.scheduler())
                    .toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warn("not all runs could be kept within {}: they go on from earlier checkpoints", deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
