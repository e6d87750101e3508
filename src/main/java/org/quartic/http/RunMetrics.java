package org.quartic.http;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.quartic.actor.RunReading;
import org.quartic.actor.ServiceReading;
import org.quartic.actor.StageTimes.Percentiles;
import org.quartic.actor.StageTimes.Reading;
import org.quartic.run.Standing;
import org.quartic.run.Status;

/**
 * A reading of the daemon as metrics. They are made anew of every reading, so that the series of a run are there while it runs and gone
 * when it does not, and no more than so many runs may compute at once. What is not known has no series.
 */
final class RunMetrics {

    private static final int LONGEST_NAME = 80;
    private static final double NANOS_PER_SECOND = 1e9;

    private RunMetrics() {}

    static List<MetricSnapshot> of(ServiceReading reading) {
        List<RunReading> runs = reading.running();
        return List.of(
                byStatus(reading),
                one("quartic_database_reachable",
                        "1 where the last that was to be persisted was persisted in time, else 0.",
                        reading.databaseReachable() ? 1 : 0),
                one("quartic_silent_runs", "Runs that compute and did not answer this scrape in time.",
                        reading.silent()),
                gauge("quartic_run_draws", "Draws in the prefix of blocks that is merged.", runs,
                        run -> run.info().standing().draws()),
                gauge("quartic_run_draws_per_second", "Draws a second, over the last ten seconds or so.", runs,
                        RunReading::drawsPerSecond),
                gauge("quartic_run_bound_over_target",
                        "Bound over target of the four-point furthest from its target, at the latest look.", runs,
                        run -> run.info().standing().worst().map(Standing.Worst::boundOverTarget).orElse(Double.NaN)),
                gauge("quartic_run_look_draws", "Draws at the latest look of the stop rule.", runs,
                        run -> run.lookDraws() > 0 ? run.lookDraws() : Double.NaN),
                gauge("quartic_run_error_bar_slope",
                        "Slope of log(bound) against log(draws) of the four-point furthest from its target, over the last"
                                + " decade of draws: -0.5 where the error bar falls as 1/sqrt(draws).",
                        runs, RunReading::errorBarSlope),
                gauge("quartic_run_left_seconds",
                        "Estimated running time to the target or to the budget of draws.", runs,
                        RunReading::secondsLeft),
                gauge("quartic_run_progress_age_seconds",
                        "Time since the draws last grew, or the run began to compute.",
                        runs, RunReading::secondsSinceProgress),
                gauge("quartic_run_checkpoint_age_seconds",
                        "Time since a checkpoint was last persisted, or the run began to compute.", runs,
                        RunReading::secondsSinceCheckpoint),
                gauge("quartic_run_blocks_in_hand", "Blocks that are being computed, or wait for a stage.", runs,
                        RunReading::blocksInHand),
                gauge("quartic_run_waits_for_database",
                        "1 where the run holds still because nothing could be persisted for too long, else 0.", runs,
                        run -> run.waitsForDatabase() ? 1 : 0),
                counter("quartic_run_checkpoints", "Checkpoints persisted since the daemon was started.", runs,
                        RunReading::checkpoints),
                counter("quartic_run_block_failures",
                        "Blocks that failed and were tried again since the daemon was started.", runs,
                        RunReading::blockFailures),
                summary("quartic_stage_service_seconds", "Time a stage takes for a block.", runs, Reading::service),
                summary("quartic_stage_waiting_seconds", "Time a block waits for a stage.", runs, Reading::waiting));
    }

    static GaugeSnapshot one(String name, String help, double value) {
        return GaugeSnapshot.builder().name(name).help(help)
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build()).build();
    }

    private static GaugeSnapshot byStatus(ServiceReading reading) {
        var gauge = GaugeSnapshot.builder().name("quartic_runs").help("Runs in each state of their life.");
        for (Status status : Status.values()) {
            gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(reading.runs().getOrDefault(status, 0))
                    .labels(Labels.of("status", status.word())).build());
        }
        return gauge.build();
    }

    private static GaugeSnapshot gauge(String name, String help, List<RunReading> runs,
            ToDoubleFunction<RunReading> value) {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        runs.stream().filter(run -> Double.isFinite(value.applyAsDouble(run)))
                .forEach(run -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value.applyAsDouble(run)).labels(labels(run)).build()));
        return gauge.build();
    }

    private static CounterSnapshot counter(String name, String help, List<RunReading> runs,
            ToLongFunction<RunReading> value) {
        var counter = CounterSnapshot.builder().name(name).help(help);
        runs.forEach(run -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .value(value.applyAsLong(run)).labels(labels(run)).build()));
        return counter.build();
    }

    private static SummarySnapshot summary(String name, String help, List<RunReading> runs,
            Function<Reading, Percentiles> times) {
        var summary = SummarySnapshot.builder().name(name).help(help);
        for (RunReading run : runs) {
            for (Reading stage : run.stages()) {
                summary.dataPoint(times(times.apply(stage), labels(run).add("stage", stage.stage().word())));
            }
        }
        return summary.build();
    }

    private static SummaryDataPointSnapshot times(Percentiles times, Labels labels) {
        Optional<Quantiles> quantiles = Optional.of(times).filter(some -> some.count() > 0)
                .map(some -> Quantiles.builder().quantile(0.5, some.medianNanos() / NANOS_PER_SECOND)
                        .quantile(0.9, some.p90Nanos() / NANOS_PER_SECOND)
                        .quantile(0.99, some.p99Nanos() / NANOS_PER_SECOND)
                        .quantile(1.0, some.maxNanos() / NANOS_PER_SECOND).build());
        return SummaryDataPointSnapshot.builder().count(times.count()).sum(times.sumNanos() / NANOS_PER_SECOND)
                .quantiles(quantiles.orElse(Quantiles.EMPTY)).labels(labels).build();
    }

    private static Labels labels(RunReading run) {
        return Labels.of("run", run.info().id(), "name", shortened(run.info().name()));
    }

    /** A name may be as long as a request. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "...";
    }
}
