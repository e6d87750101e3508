package org.quartic.actor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long blocks waited for each stage of a run and how long the stage took, in nanoseconds, over all pipelines and from the start.
 * Recording takes some tens of nanoseconds, allocates nothing and waits for nobody; reading is safe from any thread at any time. Values
 * are kept to two digits, up to an hour.
 */
public final class StageTimes {

    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 2;

    private final LongSupplier nanoTime;
    private final Map<Stage, Recorded> waiting = new EnumMap<>(Stage.class);
    private final Map<Stage, Recorded> service = new EnumMap<>(Stage.class);

    /**
     * Percentiles of a number of times. All 0 where there is none.
     *
     * @param sumNanos
     *            of all of them, to two digits
     */
    public record Percentiles(long count, double sumNanos, long medianNanos, long p90Nanos, long p99Nanos,
            long maxNanos) {}

    /**
     * One stage: from the hand-over of a block to the start of work on it, and the work itself.
     */
    public record Reading(Stage stage, Percentiles waiting, Percentiles service) {}

    /**
     * Nothing recorded yet.
     *
     * @param nanoTime
     *            as {@link System#nanoTime()}
     */
    public StageTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (Stage stage : Stage.values()) {
            waiting.put(stage, new Recorded());
            service.put(stage, new Recorded());
        }
    }

    /** Every stage, in order. */
    public List<Reading> read() {
        var readings = new ArrayList<Reading>();
        for (Stage stage : Stage.values()) {
            readings.add(new Reading(stage, waiting.get(stage).percentiles(), service.get(stage).percentiles()));
        }
        return readings;
    }

    /**
     * What was recorded since this was last asked: of every stage the waiting and the service, each with its tag, {@code sampler-waiting} for
     * one. What {@link #read} gives stays what it is.
     */
    List<Histogram> drain() {
        var drained = new ArrayList<Histogram>();
        for (Stage stage : Stage.values()) {
            drained.add(waiting.get(stage).drain(stage.word() + "-waiting"));
            drained.add(service.get(stage).drain(stage.word() + "-service"));
        }
        return drained;
    }

    /** Now, by the clock of these times. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** A block handed over and taken up at these moments is done with now; gives how long that took. */
    long record(Stage stage, long handedOver, long started) {
        long nanos = now() - started;
        waiting.get(stage).record(started - handedOver);
        service.get(stage).record(nanos);
        return nanos;
    }

    /** Several pipelines write, anyone reads. */
    private static final class Recorded {
        private final Recorder recorder = new Recorder(LONGEST_NANOS, DIGITS);
        private final Histogram total = new Histogram(LONGEST_NANOS, DIGITS);
        private final Histogram undrained = new Histogram(LONGEST_NANOS, DIGITS);
        private Histogram interval;

        void record(long nanos) {
            recorder.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
        }

        synchronized Percentiles percentiles() {
            collect();
            long count = total.getTotalCount();
            return new Percentiles(count, count == 0 ? 0.0 : total.getMean() * count, total.getValueAtPercentile(50),
                    total.getValueAtPercentile(90), total.getValueAtPercentile(99), total.getMaxValue());
        }

        synchronized Histogram drain(String tag) {
            collect();
            Histogram drained = undrained.copy();
            drained.setTag(tag);
            undrained.reset();
            return drained;
        }

        private void collect() {
            interval = recorder.getIntervalHistogram(interval);
            total.add(interval);
            undrained.add(interval);
        }
    }
}
