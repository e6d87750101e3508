package org.quartic.actor;

import akka.actor.BootstrapSetup;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import com.sun.management.OperatingSystemMXBean;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.store.DataDirectory;
import org.quartic.store.Memory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where runs run: an actor system with a dispatcher of its own for what computes. Takes about a second to start; many runs may share it,
 * and its threads, at once. Its threads do not keep the JVM alive. Thread-safe.
 */
public final class RunEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);
    static final String END_OF_SYSTEM = "quartic.shutdown-deadline";
    static final String BLOCKS_PER_PIPELINE = "quartic.blocks-per-pipeline";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final ClassLoader ACTORS_ALONE = new ActorsAlone();
    /** Longer than any run: one without a memory is never kept. */
    private static final Duration NEVER = Duration.ofDays(100_000);

    private final ActorSystem<Guardian.Command> system;
    private final Config configuration;

    private RunEngine(ActorSystem<Guardian.Command> system, Config configuration) {
        this.system = system;
        this.configuration = configuration;
    }

    /**
     * Boots an engine that remembers nothing. No class of Akka's other parts is loaded for it.
     *
     * @param threads
     *            how many compute at once: no result depends on it
     * @throws IllegalArgumentException
     *             if there is not at least one
     */
    public static RunEngine start(int threads) {
        return start(threads, configuration(threads, ACTORS_ALONE), ACTORS_ALONE, NEVER);
    }

    /**
     * Boots an engine that can remember runs.
     *
     * @param threads
     *            how many compute at once: no result depends on it
     * @param directory
     *            where runs are remembered; to be closed after the engine
     * @throws IllegalArgumentException
     *             if there is not at least one thread
     */
    public static RunEngine start(int threads, DataDirectory directory) {
        Config configuration = directory.configuration().withFallback(configuration(threads)).resolve();
        return start(threads, configuration, RunEngine.class.getClassLoader(),
                configuration.getDuration("quartic.memory.checkpoint-interval"));
    }

    private static RunEngine start(int threads, Config configuration, ClassLoader classes,
            Duration checkpointInterval) {
        var settings = new Run.Settings(threads, configuration.getInt(BLOCKS_PER_PIPELINE), System::nanoTime,
                Optional.of(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime),
                checkpointInterval);
        var setup = BootstrapSetup.create(Optional.of(classes), Optional.of(configuration), Optional.empty());
        return new RunEngine(ActorSystem.create(Guardian.create(settings), "quartic", setup), configuration);
    }

    /** How many blocks circulate in each pipeline; there are as many pipelines as threads. */
    public static int blocksPerPipeline() {
        return ConfigFactory.load(ACTORS_ALONE).getInt(BLOCKS_PER_PIPELINE);
    }

    /** The packaged configuration with this many threads of computing. */
    static Config configuration(int threads) {
        return configuration(threads, RunEngine.class.getClassLoader());
    }

    private static Config configuration(int threads, ClassLoader classes) {
        return configuration(threads, ConfigFactory.load(classes));
    }

    static Config configuration(int threads, Config packaged) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        String pool = "quartic.compute-dispatcher.fork-join-executor.";
        return ConfigFactory.parseMap(Map.of(pool + "parallelism-min", threads, pool + "parallelism-max", threads))
                .withFallback(packaged);
    }

    /**
     * Starts a run.
     *
     * @param onLook
     *            called with every look on schedule, one after the other, before the outcome is there; should be quick
     */
    public RunHandle start(RunJob job, Consumer<Look> onLook) {
        var times = new StageTimes(System::nanoTime);
        var outcome = new CompletableFuture<Outcome>();
        ActorRef<Run.Command> run = AskPattern.<Guardian.Command, ActorRef<Run.Command>>ask(system,
                replyTo -> new Guardian.Start(job, times, onLook, outcome, replyTo), START_LIMIT, system.scheduler())
                .toCompletableFuture().join();
        return new RunHandle(run, outcome, times, system.scheduler());
    }

    /**
     * Starts the memory of a run, and has it recall what it holds: before the run itself is started, with this as its memory.
     *
     * @throws IllegalStateException
     *             if this engine remembers nothing
     */
    public MemoryHandle remember(MemoryJob job) {
        if (!configuration.hasPath("quartic.memory")) {
            throw new IllegalStateException("this engine was started without a data directory");
        }
        Keeper.Patience patience = Keeper.Patience.of(configuration);
        var recalled = new CompletableFuture<Memory>();
        ActorRef<Keeper.Command> keeper = AskPattern.<Guardian.Command, ActorRef<Keeper.Command>>ask(system,
                replyTo -> new Guardian.Remember(job.id(), patience, completing(recalled), replyTo), START_LIMIT,
                system.scheduler())
                .toCompletableFuture().join();
        recalled.orTimeout(configuration.getDuration("quartic.memory.recall-deadline").toMillis(),
                TimeUnit.MILLISECONDS);
        return new MemoryHandle(job, keeper, recalled);
    }

    private static Keeper.Listener completing(CompletableFuture<Memory> recalled) {
        return new Keeper.Listener() {
            @Override
            public void found(Memory memory) {
                recalled.complete(memory);
            }

            @Override
            public void notFound(Throwable cause) {
                recalled.completeExceptionally(cause);
            }
        };
    }

    /** Ends all runs that are left, as failed, and the engine; waits for blocks being computed, within a deadline. */
    @Override
    public void close() {
        end(system, configuration.getDuration(END_OF_SYSTEM));
    }

    /** Ends a system, and waits for blocks being computed, within a deadline. */
    static void end(ActorSystem<?> system, Duration shutdownDeadline) {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(shutdownDeadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warn("gave up waiting after {} for blocks being computed", shutdownDeadline);
        } catch (ExecutionException fault) {
            LOG.warn("the engine ended badly", fault.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
