package org.quartic.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.quartic.actor.RunEngine;
import org.quartic.run.Status;
import org.quartic.spec.SweepSpec;
import org.quartic.store.DataDirectory;
import org.quartic.sweep.Claim;
import org.quartic.sweep.SweepFits;
import org.quartic.sweep.SweepResult;

/**
 * The runs of a sweep, all of which share the machine: one at a time has it for a slice, until a look some moments later, and then the one with
 * the strongest {@link Claim} is next. What a run says in the end does not depend on its slices. Not thread-safe but for {@link #interrupt}.
 */
final class Sweeping {
    /** Long enough that beginning and ending a slice, with a data directory some 0.1 s, hardly shows; short enough that the furthest from its target is soon another. */
    static final Duration SLICE = Duration.ofSeconds(2);

    private final SweepSpec sweep;
    private final RunSettings settings;
    private final Consumer<SweepProgress> progress;
    private final long sliceNanos;
    private final long startNanos = System.nanoTime();
    private final List<SweptRun> runs = new ArrayList<>();
    private volatile boolean interrupted;
    private volatile Runnable stop = () -> {
    };

    /**
     * @param slice
     *            a run has the machine for so long, and to the next look
     */
    Sweeping(SweepSpec sweep, RunSettings settings, Consumer<SweepProgress> progress, Duration slice) {
        this.sweep = sweep;
        sliceNanos = slice.toNanos();
        this.settings = settings;
        this.progress = progress;
        sweep.points().forEach(point -> runs.add(new SweptRun(point)));
    }

    /** Ends what is under way, and begins no more. Returns at once. */
    void interrupt() {
        interrupted = true;
        stop.run();
    }

    /** Goes on until all runs have ended, or the sweep's time is up, or it is interrupted. */
    SweepResult run() {
        if (settings.dataDirectory().isEmpty()) {
            try (RunEngine engine = RunEngine.start(settings.threads())) {
                run(engine);
            }
        } else {
            Path path = settings.dataDirectory().get();
            try (DataDirectory directory = RememberedRun.opened(path);
                    RunEngine engine = RunEngine.start(settings.threads(), directory)) {
                run(engine);
            }
        }
        Status unfinished = interrupted ? Status.STOPPED : Status.EXHAUSTED;
        var ended = runs.stream().map(run -> run.ended(unfinished)).toList();
        return new SweepResult(sweep.name(), sweep.keys(), ended, SweepFits.of(sweep.fits(), ended));
    }

    /** Why the state of a run could not be saved although it was to be. */
    Optional<String> unsaved() {
        return runs.stream().map(SweptRun::unsaved).flatMap(Optional::stream).findFirst();
    }

    private void run(RunEngine engine) {
        Optional<SweptRun> next = next();
        while (next.isPresent() && !interrupted && !isTimeUp()) {
            SweptRun run = next.get();
            tell(run);
            long begunNanos = System.nanoTime();
            run.goOn(engine, settings, new SweptRun.Slice(() -> System.nanoTime() - begunNanos >= sliceNanos,
                    () -> tellAndWatch(run), this::stoppable));
            next = next();
        }
    }

    private Optional<SweptRun> next() {
        // The first of equals, so that runs begin in the order of the file.
        return runs.stream().filter(run -> !run.hasEnded())
                .max(Comparator.comparing(SweptRun::claim, Claim.BY_STRENGTH));
    }

    private boolean isTimeUp() {
        return sweep.maxWallTime().filter(limit -> System.nanoTime() - startNanos >= limit.toNanos()).isPresent();
    }

    private void stoppable(Runnable stopOfRun) {
        stop = stopOfRun;
        if (interrupted) {
            stopOfRun.run();
        }
    }

    private void tellAndWatch(SweptRun run) {
        tell(run);
        if (isTimeUp()) {
            stop.run();
        }
    }

    private void tell(SweptRun run) {
        progress.accept(new SweepProgress(runs.size(), (int) runs.stream().filter(SweptRun::hasEnded).count(),
                run.name(), run.claim().boundOverTarget()));
    }
}
