package org.quartic.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.quartic.spec.SweepSpec;

/** What the commands have done for them, so that they themselves are only about the command line. */
public interface Engine {

    /**
     * Reads, checks and resolves a spec.
     *
     * @param overrides
     *            values that take the place of the file's: KEY=VALUE each, in the order they were given
     * @throws UsageFault
     *             with every fault found
     */
    ResolvedSpec read(Path file, List<String> overrides);

    /**
     * Runs until the stop rule holds or the interruption stops it. Returns in either case. Where the run is to be remembered it goes on from
     * what is, and if nothing is left to compute it returns what was found then.
     *
     * @param progress
     *            told of every look, from one thread at a time, and no more after the return
     * @param interruption
     *            to be given, by {@link Interruption#onStop}, what stops the run
     * @throws UsageFault
     *             if the data directory cannot be used
     */
    Estimated run(ResolvedSpec spec, RunSettings settings, Consumer<ProgressReport> progress,
            Interruption interruption);

    /**
     * Reads and checks a sweep, all of its runs.
     *
     * @param overrides
     *            of its base: KEY=VALUE each, in the order they were given
     * @throws UsageFault
     *             with every fault found
     */
    SweepSpec readSweep(Path file, List<String> overrides);

    /**
     * Runs a sweep until all of its runs have ended, or its time is up, or the interruption stops it. Returns in every case.
     *
     * @param progress
     *            told several times a second, from one thread at a time, and no more after the return
     * @param interruption
     *            to be given, by {@link Interruption#onStop}, what stops the sweep
     * @throws UsageFault
     *             if the data directory cannot be used
     */
    Swept sweep(SweepSpec sweep, RunSettings settings, Consumer<SweepProgress> progress, Interruption interruption);

    /** Forecasts draws and time to the target from a short pilot on this many threads. */
    Forecast forecast(ResolvedSpec spec, int threads);
}
