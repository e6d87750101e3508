package org.quartic.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.quartic.actor.RunUpdate;
import org.quartic.run.Results;
import org.quartic.run.Status;
import org.quartic.spec.Correlators;
import org.quartic.spec.Embedding;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Estimator;
import org.quartic.spec.Mixing;
import org.quartic.spec.Point;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Readout;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.ScoreScaling;
import org.quartic.spec.Sequence;
import org.quartic.spec.Sigmas;
import org.quartic.spec.StopSpec;
import org.quartic.spec.SweepPoint;
import org.quartic.spec.SweepSpec;
import org.quartic.spec.Target;
import org.quartic.spec.Width;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;

import com.fasterxml.jackson.databind.node.IntNode;

/** Remembers what it was asked, and ends every run with one status. */
final class FakeEngine implements Engine {
    static final RunSpec SPEC = new RunSpec("made-up", 7L, List.of(Point.of(0.5)),
            new EnsembleSpec(1, new Width.Infinite(), Mixing.SOFTMAX, ScoreScaling.SQRT_WIDTH, new Sequence.Points(),
                    new Embedding.Coordinates(), new Sigmas(1.0, 1.0, 1.0, 1.0), new Readout.Gaussian()),
            Estimator.COLLAPSED, new Sampling.PseudoRandom(),
            new Correlators(new Correlators.TwoPoint.All(), List.of(new Quadruple(0, 0, 0, 0)), List.of()),
            new StopSpec(List.of(new Target.Absolute(1e-5)), StopSpec.Rule.ANYTIME, 0.95, 16_384L, 1_000_000L,
                    OptionalLong.of(1 << 20), Optional.empty()));

    Status status = Status.CONVERGED;
    RuntimeException failure;
    Error error;
    Forecast forecast = new Forecast(16_384L, 2e6, 30.0);
    List<String> overrides;
    RunSettings settings;
    Optional<String> unsaved = Optional.empty();
    List<RunUpdate.HistoryLook> history = List.of();

    @Override
    public ResolvedSpec read(Path file, List<String> changes) {
        overrides = changes;
        return new ResolvedSpec(SPEC);
    }

    @Override
    public Estimated run(ResolvedSpec spec, RunSettings asked, Consumer<ProgressReport> progress,
            Interruption interruption) {
        settings = asked;
        if (failure != null) {
            throw failure;
        }
        if (error != null) {
            throw error;
        }
        progress.accept(new ProgressReport(16_384L, Double.NaN, new Quadruple(0, 0, 0, 0)));
        return new Estimated(Results.example(status), unsaved, history);
    }

    @Override
    public SweepSpec readSweep(Path file, List<String> changes) {
        overrides = changes;
        return new SweepSpec("made-up", List.of("ensemble.heads"),
                List.of(new SweepPoint(Map.of("ensemble.heads", IntNode.valueOf(1)), SPEC.named("made-up 1")),
                        new SweepPoint(Map.of("ensemble.heads", IntNode.valueOf(2)), SPEC.named("made-up 2"))),
                List.of(), Optional.empty());
    }

    @Override
    public Swept sweep(SweepSpec sweep, RunSettings asked, Consumer<SweepProgress> progress,
            Interruption interruption) {
        settings = asked;
        progress.accept(new SweepProgress(1, 0, "made-up", 2.0));
        return new Swept(new SweepResult(sweep.name(), sweep.keys(), sweep.points().stream().map(point -> new SweepRun(
                point.at(), status, Optional.of(Results.example(status)), Optional.empty())).toList(), List.of()),
                unsaved);
    }

    @Override
    public Forecast forecast(ResolvedSpec spec, int threads) {
        return forecast;
    }
}
