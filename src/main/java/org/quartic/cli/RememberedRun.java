package org.quartic.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import org.quartic.actor.MemoryHandle;
import org.quartic.actor.MemoryJob;
import org.quartic.actor.RunEngine;
import org.quartic.cumulant.Summary;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.MergeTree;
import org.quartic.run.Outcome;
import org.quartic.run.Spent;
import org.quartic.spec.SpecDigest;
import org.quartic.spec.StopSpec;
import org.quartic.store.CheckpointCodec;
import org.quartic.store.DataDirectory;
import org.quartic.store.DataDirectoryException;
import org.quartic.store.Memory;
import org.quartic.store.Recollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that is remembered in a data directory. It is found again by its draws, whatever its {@code stop}; where another {@code stop} cannot
 * go on from what is there, because it would have ended before, the run begins again and is remembered beside the other by its full digest,
 * so that nothing that was computed is lost. A run that goes on keeps the number of draws it was first expected to take, so that its interval
 * stays valid: what it is now expected to take has been learnt from its draws.
 */
final class RememberedRun {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedRun.class);

    private final Attempt given;
    private final boolean expectsWhatItDid;
    private final CheckpointCodec codec;

    /**
     * A run, begun or not.
     *
     * @param expectsWhatItDid
     *            whether the spec leaves {@code expected-draws} open, for a run that is there already to say
     */
    RememberedRun(Attempt given, boolean expectsWhatItDid) {
        this.given = given;
        this.expectsWhatItDid = expectsWhatItDid;
        codec = CheckpointCodec.of(given.estimation());
    }

    /** Goes on, begins, or finds that all is done. */
    Estimated run(Path path) {
        try (DataDirectory directory = opened(path);
                RunEngine engine = RunEngine.start(given.settings().threads(), directory)) {
            return run(engine);
        }
    }

    static DataDirectory opened(Path path) {
        try {
            return DataDirectory.open(path);
        } catch (DataDirectoryException fault) {
            throw new UsageFault("--data-dir: " + fault.getMessage());
        }
    }

    /** As {@link #run(Path)}, in an engine that remembers. */
    Estimated run(RunEngine engine) {
        List<String> ids = ids();
        for (String id : ids) {
            MemoryHandle any = engine.remember(new MemoryJob(id, codec, digest(given), expectedDraws(given),
                    Build.current().provenance(given.settings().threads())));
            List<Recollection> recollections = Recollection.of(recalled(any), codec,
                    damage -> LOG.warn("a checkpoint is passed over: {}", damage));
            Attempt attempt = recollections.isEmpty() || !expectsWhatItDid ? given
                    : given.expecting(recollections.getFirst().life().expectedDraws(stop(given)));
            MemoryHandle memory = any.of(digest(attempt), expectedDraws(attempt));
            Optional<Recollection> end = recollections.stream().filter(r -> r.life().finished(digest(attempt)))
                    .findFirst();
            if (end.isPresent()) {
                return ended(end.get(), attempt.estimation());
            }
            Optional<Recollection> start = recollections.stream().map(found -> continuing(found, attempt))
                    .flatMap(Optional::stream).findFirst();
            if (start.isPresent()) {
                return run(attempt, engine, memory, start);
            }
            if (recollections.isEmpty() || id.equals(ids.getLast())) {
                return run(given, engine, any, Optional.empty());
            }
            any.finish();
        }
        throw new IllegalStateException("the last memory is always used");
    }

    private static Estimated ended(Recollection end, Estimation estimation) {
        var history = new History(estimation);
        end.remembered().checkpoint().looks().forEach(history::see);
        return new Estimated(end.result(estimation, end.life().status()), Optional.empty(), history.looks());
    }

    private static String digest(Attempt attempt) {
        return SpecDigest.of(attempt.estimation().spec());
    }

    private static long expectedDraws(Attempt attempt) {
        return stop(attempt).expectedDraws().orElseThrow();
    }

    private static StopSpec stop(Attempt attempt) {
        return attempt.estimation().spec().stop();
    }

    /** By its draws, and by its draws and its stop. The covariance needs more of every draw: it is another run. */
    private List<String> ids() {
        String kept = given.settings().covariance() ? "+covariance" : "";
        return List.of(SpecDigest.ofDraws(given.estimation().spec()) + kept, digest(given) + kept);
    }

    private static Memory recalled(MemoryHandle memory) {
        try {
            return memory.recalled().toCompletableFuture().join();
        } catch (CompletionException fault) {
            throw new IllegalStateException("what the data directory holds of this run cannot be read: "
                    + fault.getCause(), fault.getCause());
        }
    }

    /** What is found, as far as a run may go on from it. */
    private static Optional<Recollection> continuing(Recollection found, Attempt attempt) {
        return found.life().expectedDraws(stop(attempt)) != expectedDraws(attempt) ? Optional.empty()
                : found.remembered().checkpoint()
                        .continuing(attempt.estimation().plan(), attempt.estimation()::reached).map(found::from);
    }

    private static Estimated run(Attempt attempt, RunEngine engine, MemoryHandle memory, Optional<Recollection> start) {
        Checkpoint from = start.map(r -> r.remembered().checkpoint()).orElse(Checkpoint.none());
        Spent before = start.map(r -> r.remembered().spent()).orElse(Spent.NOTHING);
        LOG.info("starting after block {}, {} draws", from.tree().blocks(), from.tree().draws());
        Estimated estimated = attempt.run(engine, from, before, Optional.of(memory));
        boolean saved = memory.finish().toCompletableFuture().join();
        return saved ? estimated
                : estimated.unsavedFor("the state of the run could not be saved in the data directory: the same command"
                        + " goes on from an earlier checkpoint");
    }
}
