package org.quartic.cli;

import org.quartic.actor.StageTimes;
import org.quartic.run.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The times of a run's stages, for those who want to know. */
final class StageTimesLog {
    private static final Logger LOG = LoggerFactory.getLogger(StageTimesLog.class);

    private StageTimesLog() {}

    static void write(StageTimes times) {
        for (StageTimes.Reading reading : times.read()) {
            LOG.info("{}: {} blocks; service {}; waiting {}", reading.stage(), reading.service().count(),
                    percentiles(reading.service()), percentiles(reading.waiting()));
        }
    }

    private static String percentiles(StageTimes.Percentiles times) {
        return "p50 %s, p90 %s, p99 %s, max %s".formatted(micros(times.medianNanos()), micros(times.p90Nanos()),
                micros(times.p99Nanos()), micros(times.maxNanos()));
    }

    private static String micros(long nanos) {
        return Figures.significant(nanos * 1e-3, 3) + " us";
    }
}
