package org.quartic.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quartic.actor.RunEngine;
import org.quartic.actor.RunState;
import org.quartic.ensemble.UnsupportedEnsembleException;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.Figures;
import org.quartic.run.Footprint;
import org.quartic.run.Look;
import org.quartic.run.PastLook;
import org.quartic.run.Pilot;
import org.quartic.run.Resolution;
import org.quartic.run.Spent;
import org.quartic.run.Verdict;
import org.quartic.simd.LaneKernels;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.SpecFault;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;
import org.quartic.spec.SweepReader;
import org.quartic.spec.SweepReading;
import org.quartic.spec.SweepSpec;
import org.quartic.sweep.SweepResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Estimates in this process. */
final class LocalEngine implements Engine {
    /** A pilot is done with this many draws, or when it has taken its time. */
    private static final long PILOT_DRAWS = 65_536;
    private static final Duration PILOT_TIME = Duration.ofSeconds(2);

    /** What this JVM may hold outside its heap is as much as inside. */
    private static final long MEMORY_BOUND = Runtime.getRuntime().maxMemory();

    /** Set up where something is computed: it takes a while, and who only asks a daemon does without. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);
    }

    @Override
    public ResolvedSpec read(Path file, List<String> overrides) {
        SpecReading reading = SpecReader.read(() -> parsed(file), nameOf(file), overrides);
        return switch (reading) {
            case SpecReading.Valid(RunSpec spec) -> {
                refuseTooLarge(Resolution.plainest(spec), false, 1);
                yield new ResolvedSpec(spec);
            }
            case SpecReading.Faulty(List<SpecFault> faults) -> throw faulty(file, faults);
        };
    }

    private static Config parsed(Path file) {
        return ConfigFactory.parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)).resolve();
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int ending = name.lastIndexOf('.');
        return ending > 0 ? name.substring(0, ending) : name;
    }

    private static UsageFault faulty(Path file, List<SpecFault> faults) {
        return new UsageFault(faults.stream().map(fault -> file + ": " + fault.describe()).toList());
    }

    @Override
    public Estimated run(ResolvedSpec spec, RunSettings settings, Consumer<ProgressReport> progress,
            Interruption interruption) {
        Log.LOG.info("{} kernels", LaneKernels.CHOSEN);
        var meter = new Meter();
        Supplier<Attempt> attempt = () -> {
            refuseTooLarge(spec.spec(), settings.covariance(), settings.threads());
            return new Attempt(Estimation.of(spec.spec(), settings.covariance()), settings, meter,
                    look -> Log.LOG.trace("look after {} draws", look.draws()),
                    state -> progress.accept(report(state, spec.spec())), interruption::onStop);
        };
        if (settings.dataDirectory().isPresent()) {
            return new RememberedRun(attempt.get(), spec.given().stop().expectedDraws().isEmpty())
                    .run(settings.dataDirectory().get());
        }
        // The pilots of the estimation and the start of the engine take about as long: side by side, where there are two processors.
        var estimation = CompletableFuture.supplyAsync(attempt);
        try (RunEngine engine = RunEngine.start(settings.threads())) {
            return joined(estimation).run(engine, Checkpoint.none(), Spent.NOTHING, Optional.empty());
        }
    }

    /** What was prepared, or what it threw. */
    private static Attempt joined(CompletableFuture<Attempt> prepared) {
        try {
            return prepared.join();
        } catch (CompletionException fault) {
            switch (fault.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw fault;
            }
        }
    }

    @Override
    public SweepSpec readSweep(Path file, List<String> overrides) {
        SweepReading reading = SweepReader.read(() -> parsed(file), nameOf(file),
                base -> parsed(file.resolveSibling(base)), overrides);
        return switch (reading) {
            case SweepReading.Valid(SweepSpec sweep) -> {
                sweep.points().forEach(point -> refuseTooLarge(Resolution.plainest(point.spec()), false, 1));
                yield sweep;
            }
            case SweepReading.Faulty(List<SpecFault> faults) -> throw faulty(file, faults);
        };
    }

    @Override
    public Swept sweep(SweepSpec sweep, RunSettings settings, Consumer<SweepProgress> progress,
            Interruption interruption) {
        sweep.points().forEach(
                point -> refuseTooLarge(Resolution.plainest(point.spec()), settings.covariance(), settings.threads()));
        var sweeping = new Sweeping(sweep, settings, progress, Sweeping.SLICE);
        interruption.onStop(sweeping::interrupt);
        SweepResult result = sweeping.run();
        return new Swept(result, sweeping.unsaved());
    }

    @Override
    public Forecast forecast(ResolvedSpec spec, int threads) {
        refuseTooLarge(spec.spec(), false, threads);
        Estimation estimation = Estimation.of(spec.spec(), false);
        Pilot pilot = estimation.pilot();
        var nets = new ArrayList<PastLook>();
        long started = System.nanoTime();
        long halfway = started;
        long drawsBefore = 0;
        do {
            if (pilot.draws() <= PILOT_DRAWS / 2) {
                // The rate is that of the second half: the first warms the code up, though only to the speed of scalar kernels.
                halfway = System.nanoTime();
                drawsBefore = pilot.draws();
            }
            pilot.advance();
            if (spec.spec().sampling() instanceof Sampling.Sobol && pilot.isComplete()) {
                nets.add(PastLook.of(pilot.look()));
            }
        } while (pilot.draws() < PILOT_DRAWS && (System.nanoTime() - started < PILOT_TIME.toNanos()
                || !pilot.isComplete()));
        double secondsPerDraw = (System.nanoTime() - halfway) * 1e-9 / (pilot.draws() - drawsBefore);
        double draws = estimation.drawsToTarget(pilot.look(), nets);
        return new Forecast(pilot.draws(), draws, draws * secondsPerDraw / threads);
    }

    private static void refuseTooLarge(RunSpec spec, boolean covariance, int threads) {
        try {
            long bytes = Footprint.of(spec, covariance).bytes(threads, RunEngine.blocksPerPipeline());
            if (bytes > MEMORY_BOUND) {
                throw new UsageFault("this run needs " + Figures.bytes(bytes) + " of memory on " + threads
                        + " threads, more than the " + Figures.bytes(MEMORY_BOUND)
                        + " this JVM may take: fewer threads, points, heads, two-points or six-points, or QUARTIC_JAVA_OPTS=-Xmx...");
            }
        } catch (UnsupportedEnsembleException refused) {
            throw new UsageFault("ensemble: " + refused.getMessage());
        }
    }

    /** An error bar between two looks is that of the last one, fallen as the root of the draws since. */
    private static ProgressReport report(RunState state, RunSpec spec) {
        return state.look().map(look -> {
            Verdict worst = look.worst();
            return new ProgressReport(state.draws(),
                    worst.boundOverTarget() * Math.sqrt(look.draws() / (double) state.draws()), worst.points());
        }).orElseGet(() -> new ProgressReport(state.draws(), Double.NaN, spec.correlators().fourPoint().getFirst()));
    }
}
