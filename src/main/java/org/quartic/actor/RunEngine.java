package org.quartic.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where runs run: an actor system with a dispatcher of its own for what computes. Takes about a second to start; many runs may share it,
 * and its threads, at once. Its threads do not keep the JVM alive. Thread-safe.
 */
public final class RunEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);
    private static final String BLOCKS_PER_PIPELINE = "quartic.blocks-per-pipeline";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final ActorSystem<Guardian.Start> system;
    private final Duration shutdownDeadline;

    private RunEngine(ActorSystem<Guardian.Start> system, Duration shutdownDeadline) {
        this.system = system;
        this.shutdownDeadline = shutdownDeadline;
    }

    /**
     * Boots an engine.
     *
     * @param threads
     *            how many compute at once: no result depends on it
     * @throws IllegalArgumentException
     *             if there is not at least one
     */
    public static RunEngine start(int threads) {
        Config configuration = configuration(threads);
        var settings = new Run.Settings(threads, configuration.getInt(BLOCKS_PER_PIPELINE), System::nanoTime);
        return new RunEngine(ActorSystem.create(Guardian.create(settings), "quartic", configuration),
                configuration.getDuration("quartic.shutdown-deadline"));
    }

    /** How many blocks circulate in each pipeline; there are as many pipelines as threads. */
    public static int blocksPerPipeline() {
        return ConfigFactory.load().getInt(BLOCKS_PER_PIPELINE);
    }

    /** The packaged configuration with this many threads of computing. */
    static Config configuration(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        String pool = "quartic.compute-dispatcher.fork-join-executor.";
        return ConfigFactory.parseMap(Map.of(pool + "parallelism-min", threads, pool + "parallelism-max", threads))
                .withFallback(ConfigFactory.load());
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
        ActorRef<Run.Command> run = AskPattern.<Guardian.Start, ActorRef<Run.Command>>ask(system,
                replyTo -> new Guardian.Start(job, times, onLook, outcome, replyTo), START_LIMIT, system.scheduler())
                .toCompletableFuture().join();
        return new RunHandle(run, outcome, times, system.scheduler());
    }

    /** Ends all runs that are left, as failed, and the engine; waits for blocks being computed, within a deadline. */
    @Override
    public void close() {
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
