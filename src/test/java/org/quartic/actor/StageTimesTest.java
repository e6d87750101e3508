package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StageTimesTest {

    private final AtomicLong now = new AtomicLong();
    private final StageTimes times = new StageTimes(now::get);

    @Test
    void shouldGivePercentilesOfWaitingAndService() {
        for (int k = 1; k <= 100; k++) {
            record(1000L * k, 1_000_000L * k);
        }
        StageTimes.Reading reading = times.read().get(Stage.EVALUATOR.ordinal());
        assertThat(reading.waiting().count()).isEqualTo(100);
        assertThat(reading.waiting().sumNanos()).isCloseTo(5050e3, within(50e3));
        assertThat((double) reading.waiting().medianNanos()).isCloseTo(50e3, within(0.5e3));
        assertThat((double) reading.service().p90Nanos()).isCloseTo(90e6, within(0.9e6));
        assertThat((double) reading.service().p99Nanos()).isCloseTo(99e6, within(1e6));
        assertThat((double) reading.service().maxNanos()).isCloseTo(100e6, within(1e6));
        assertThat(times.read().get(Stage.SAMPLER.ordinal()).service())
                .isEqualTo(new StageTimes.Percentiles(0, 0.0, 0, 0, 0, 0));
    }

    @Test
    void shouldKeepWhatWasReadBefore() {
        record(10, 10);
        times.read();
        record(20, 20);
        assertThat(times.read().get(Stage.EVALUATOR.ordinal()).service().count()).isEqualTo(2);
    }

    @Test
    void shouldDrainWhatWasRecordedSinceTheLastTimeAndKeepAll() {
        record(10, 1000);
        times.read();
        record(20, 2000);
        Histogram first = drainedService();
        assertThat(first.getTotalCount()).isEqualTo(2);
        record(30, 3000);
        Histogram second = drainedService();
        assertThat(second.getTotalCount()).isEqualTo(1);
        assertThat(second.getMaxValue()).isCloseTo(3000, within(30L));
        assertThat(drainedService().getTotalCount()).isZero();
        assertThat(times.read().get(Stage.EVALUATOR.ordinal()).service().count()).isEqualTo(3);
    }

    private Histogram drainedService() {
        List<Histogram> drained = times.drain();
        assertThat(drained).extracting(Histogram::getTag).containsExactly("sampler-waiting", "sampler-service",
                "evaluator-waiting", "evaluator-service", "aggregator-waiting", "aggregator-service");
        return drained.get(3);
    }

    @Test
    void shouldBearAClockThatStandsOrRunsWild() {
        record(-5, 0);
        record(0, Long.MAX_VALUE / 2);
        assertThat(times.read().get(Stage.EVALUATOR.ordinal()).waiting().count()).isEqualTo(2);
    }

    private void record(long waitingNanos, long serviceNanos) {
        long handedOver = now.get();
        now.addAndGet(waitingNanos + serviceNanos);
        times.record(Stage.EVALUATOR, handedOver, handedOver + waitingNanos);
    }
}
