package org.quartic.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.quartic.run.RunResult;

/** Estimates in this process. */
final class LocalEngine implements Engine {

    @Override
    public ResolvedSpec read(Path file, List<String> overrides) {
        throw new UsageFault("reading a spec is not supported yet");
    }

    @Override
    public RunResult run(ResolvedSpec spec, RunSettings settings, Consumer<ProgressReport> progress,
            Interruption interruption) {
        throw new UsageFault("running a spec is not supported yet");
    }

    @Override
    public Forecast forecast(ResolvedSpec spec, int threads) {
        throw new UsageFault("forecasting a run is not supported yet");
    }
}
