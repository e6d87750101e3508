package org.quartic.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.quartic.actor.CheckpointSink;
import org.quartic.actor.RunEngine;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.PastLook;
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.spec.SweepPoint;
import org.quartic.sweep.Claim;
import org.quartic.sweep.SweepRun;

/** One run of a sweep, which goes on slice by slice. Not thread-safe, but its looks may come from another thread while it goes on. */
final class SweptRun {
    /**
     * How long it may go on.
     *
     * @param over
     *            whether it is to end at the next look
     * @param meanwhile
     *            called several times a second
     * @param stopper
     *            given what ends it before that
     */
    record Slice(BooleanSupplier over, Runnable meanwhile, Consumer<Runnable> stopper) {}

    private final SweepPoint point;
    private final ResolvedSpec spec;
    private Optional<Estimation> estimation = Optional.empty();
    private Optional<RunResult> result = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private Optional<String> unsaved = Optional.empty();
    private final List<PastLook> looks = new ArrayList<>();
    private Checkpoint checkpoint = Checkpoint.none();
    private Spent spent = Spent.NOTHING;
    private volatile Claim claim = Claim.NEW;

    SweptRun(SweepPoint point) {
        this.point = point;
        spec = new ResolvedSpec(point.spec());
    }

    String name() {
        return point.spec().name();
    }

    /** Whether it needs no more slices. */
    boolean hasEnded() {
        return failure.isPresent() || result.filter(known -> known.status() != Status.STOPPED).isPresent();
    }

    /** What speaks for it to be next. */
    Claim claim() {
        return claim;
    }

    Optional<String> unsaved() {
        return unsaved;
    }

    /** Goes on for a slice. */
    void goOn(RunEngine engine, RunSettings settings, Slice slice) {
        if (estimation.isEmpty()) {
            estimation = Optional.of(Estimation.of(spec.spec(), settings.covariance()));
        }
        var stop = new StopOnce(slice.stopper());
        var attempt = new Attempt(estimation.get(), settings, new Meter(), look -> {
            claim = claim(look);
            looks.add(PastLook.of(look));
            if (slice.over().getAsBoolean()) {
                stop.run();
            }
        }, _ -> slice.meanwhile().run(), stop);
        try {
            result = Optional.of(settings.dataDirectory().isPresent() ? remembered(engine, attempt)
                    : continued(engine, attempt));
        } catch (RunFailed failed) {
            failure = Optional.of(failed.getMessage());
        }
    }

    private RunResult remembered(RunEngine engine, Attempt attempt) {
        Estimated estimated = new RememberedRun(attempt, point.spec().stop().expectedDraws().isEmpty()).run(engine);
        unsaved = estimated.unsaved();
        return estimated.result();
    }

    private RunResult continued(RunEngine engine, Attempt attempt) {
        CheckpointSink here = (reached, cost, _) -> {
            checkpoint = reached;
            spent = cost;
        };
        Outcome outcome = attempt.outcome(engine, checkpoint, spent, here);
        return attempt.result(outcome, spent);
    }

    private Claim claim(Look look) {
        double needed = estimation.orElseThrow().drawsToTarget(look, looks);
        return new Claim(true, needed <= point.spec().stop().maxDraws(), look.worst().boundOverTarget());
    }

    /**
     * What came of it.
     *
     * @param unfinished
     *            how it ended, if it did not end by itself
     */
    SweepRun ended(Status unfinished) {
        Status status = failure.isPresent() ? Status.FAILED
                : result.map(RunResult::status).filter(known -> known != Status.STOPPED).orElse(unfinished);
        return new SweepRun(point.at(), status, result.map(known -> known.with(status)), failure);
    }

    /** What stops the run under way, which may be asked to before it is known. */
    private static final class StopOnce implements Runnable, Consumer<Runnable> {
        private final Consumer<Runnable> outer;
        private Runnable stop;
        private boolean wanted;

        StopOnce(Consumer<Runnable> outer) {
            this.outer = outer;
        }

        @Override
        public void accept(Runnable ofRun) {
            boolean already;
            synchronized (this) {
                stop = ofRun;
                already = wanted;
            }
            if (already) {
                ofRun.run();
            }
            outer.accept(ofRun);
        }

        @Override
        public void run() {
            Runnable known;
            synchronized (this) {
                wanted = true;
                known = stop;
            }
            if (known != null) {
                known.run();
            }
        }
    }
}
