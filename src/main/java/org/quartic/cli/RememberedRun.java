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
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.spec.SpecDigest;
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
 * so that nothing that was computed is lost.
 */
final class RememberedRun {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedRun.class);

    private final Attempt attempt;
    private final Estimation estimation;
    private final String digest;
    private final CheckpointCodec codec;

    RememberedRun(Attempt attempt) {
        this.attempt = attempt;
        estimation = attempt.estimation();
        digest = SpecDigest.of(estimation.spec());
        codec = CheckpointCodec.of(estimation);
    }

    /** Goes on, begins, or finds that all is done. */
    Estimated run(Path path) {
        try (DataDirectory directory = opened(path);
                RunEngine engine = RunEngine.start(attempt.settings().threads(), directory)) {
            return run(engine);
        }
    }

    private static DataDirectory opened(Path path) {
        try {
            return DataDirectory.open(path);
        } catch (DataDirectoryException fault) {
            throw new UsageFault("--data-dir: " + fault.getMessage());
        }
    }

    private Estimated run(RunEngine engine) {
        List<String> ids = ids();
        for (String id : ids) {
            MemoryHandle memory = engine.remember(new MemoryJob(id, codec, digest,
                    Build.current().provenance(attempt.settings().threads())));
            List<Recollection> recollections = Recollection.of(recalled(memory), codec,
                    damage -> LOG.warn("a checkpoint is passed over: {}", damage));
            Optional<Recollection> end = recollections.stream().filter(r -> r.life().finished(digest)).findFirst();
            if (end.isPresent()) {
                return new Estimated(end.get().result(estimation, end.get().life().status()), Optional.empty());
            }
            Optional<Recollection> start = recollections.stream().map(this::continuing).flatMap(Optional::stream)
                    .findFirst();
            if (start.isPresent() || recollections.isEmpty() || id.equals(ids.getLast())) {
                return run(engine, memory, start);
            }
            memory.finish();
        }
        throw new IllegalStateException("the last memory is always used");
    }

    /** By its draws, and by its draws and its stop. The covariance needs more of every draw: it is another run. */
    private List<String> ids() {
        String kept = attempt.settings().covariance() ? "+covariance" : "";
        return List.of(SpecDigest.ofDraws(estimation.spec()) + kept, digest + kept);
    }

    private static Memory recalled(MemoryHandle memory) {
        try {
            return memory.recalled().toCompletableFuture().join();
        } catch (CompletionException fault) {
            throw new IllegalStateException("what the data directory holds of this run cannot be read: "
                    + fault.getCause(), fault.getCause());
        }
    }

    /** What is found, as far as this run may go on from it. */
    private Optional<Recollection> continuing(Recollection found) {
        return found.remembered().checkpoint().continuing(estimation.plan(), estimation::reached)
                .map(found::from);
    }

    private Estimated run(RunEngine engine, MemoryHandle memory, Optional<Recollection> start) {
        Checkpoint from = start.map(r -> r.remembered().checkpoint()).orElse(Checkpoint.none());
        Spent before = start.map(r -> r.remembered().spent()).orElse(Spent.NOTHING);
        LOG.info("starting after block {}, {} draws", from.tree().blocks(), from.tree().draws());
        RunResult result = attempt.run(engine, from, before, Optional.of(memory));
        boolean saved = memory.finish().toCompletableFuture().join();
        return new Estimated(result, saved ? Optional.empty()
                : Optional.of("the state of the run could not be saved in the data directory: the same command goes on"
                        + " from an earlier checkpoint"));
    }
}
