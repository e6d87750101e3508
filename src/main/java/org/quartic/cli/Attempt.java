package org.quartic.cli;

import org.quartic.actor.RunState;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.CompletableFuture;
import java.util.Optional;
import java.util.function.Consumer;

import org.quartic.actor.CheckpointSink;
import org.quartic.actor.MemoryHandle;
import org.quartic.actor.RunEngine;
import org.quartic.actor.RunHandle;
import org.quartic.actor.RunJob;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.PastLook;
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;

/**
 * One go at a run in this process, from wherever it starts.
 *
 * @param meter
 *            running since the go began
 * @param onLook
 *            told of every look
 * @param onProgress
 *            told several times a second how far the run is
 * @param stopper
 *            given what stops it
 */
record Attempt(Estimation estimation, RunSettings settings, Meter meter, Consumer<Look> onLook,
        Consumer<RunState> onProgress, Consumer<Runnable> stopper) {

    private static final long PROGRESS_MILLIS = 150;

    /** The same with so many draws expected. */
    Attempt expecting(long draws) {
        RunSpec spec = estimation.spec();
        return spec.stop().expectedDraws().orElseThrow() == draws ? this
                : new Attempt(Estimation.of(spec.with(spec.stop().expecting(draws)), settings.covariance()), settings,
                        meter, onLook, onProgress, stopper);
    }

    /**
     * Computes until an end.
     *
     * @param from
     *            where to start
     * @param before
     *            what it cost to get there
     * @throws RunFailed
     *             if it does
     */
    Estimated run(RunEngine engine, Checkpoint from, Spent before, Optional<MemoryHandle> memory) {
        var history = new History(estimation);
        from.looks().forEach(history::see);
        Outcome outcome = outcome(engine, from, before, memory.map(handle -> handle), look -> {
            history.see(PastLook.of(look));
            onLook.accept(look);
        });
        // A run that goes on from where a look is due asks it anew, before it tells of any.
        from.tree().prefix().filter(prefix -> estimation.plan().isLook(prefix.blocks())).map(estimation::look)
                .map(PastLook::of).ifPresent(history::see);
        Spent spent = memory.flatMap(MemoryHandle::spent).orElseGet(() -> before.plus(meter.get()));
        return new Estimated(result(outcome, spent), Optional.empty(), history.looks());
    }

    /**
     * Computes until an end, and says no more than how that was.
     *
     * @param memory
     *            where it is kept on the way and at the end
     * @throws RunFailed
     *             if it does
     */
    Outcome outcome(RunEngine engine, Checkpoint from, Spent before, CheckpointSink memory) {
        return outcome(engine, from, before, Optional.of(memory), onLook);
    }

    private Outcome outcome(RunEngine engine, Checkpoint from, Spent before, Optional<CheckpointSink> memory,
            Consumer<Look> seeing) {
        RunHandle run = engine.start(new RunJob(estimation.plan(), estimation::work, estimation::look,
                estimation.spec().stop().maxWallTime(), from, before, memory), seeing);
        stopper.accept(run::stop);
        Outcome outcome = awaited(run);
        if (settings.verbose()) {
            StageTimesLog.write(run.stageTimes());
        }
        if (outcome.status() == Status.FAILED) {
            throw new RunFailed(outcome.cause().orElseThrow());
        }
        return outcome;
    }

    /** What an end comes to. */
    RunResult result(Outcome outcome, Spent spent) {
        return RunResult.of(estimation, outcome, spent.wallSeconds(), spent.processorSeconds(),
                Build.current().provenance(settings.threads()));
    }

    /** Waits for the end and tells of progress meanwhile. */
    private Outcome awaited(RunHandle run) {
        CompletableFuture<Outcome> outcome = run.outcome().toCompletableFuture();
        while (true) {
            try {
                return outcome.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException goingOn) {
                run.state().toCompletableFuture().thenAccept(onProgress).join();
            } catch (InterruptedException | ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
