package org.quartic.http;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.quartic.actor.ServiceReading;
import org.quartic.run.Provenance;

/** All there is to be measured: the runs, what is answered, and the JVM. Thread-safe. */
final class DaemonMetrics {

    private final Provenance provenance;
    private final IntSupplier eventStreams;
    private final PrometheusRegistry registry = new PrometheusRegistry();

    /**
     * @param provenance
     *            of what computes
     * @param requests
     *            of all that is answered
     * @param eventStreams
     *            how many are open
     */
    DaemonMetrics(Provenance provenance, RequestCounts requests, IntSupplier eventStreams) {
        this.provenance = provenance;
        this.eventStreams = eventStreams;
        registry.register(requests.counter());
        JvmMetrics.builder().register(registry);
    }

    /**
     * All metrics; may take some milliseconds, for those of the JVM come from files of the system and from safepoints.
     *
     * @param reading
     *            nothing where it could not be had in time
     */
    MetricSnapshots snapshots(Optional<ServiceReading> reading) {
        var all = MetricSnapshots.builder();
        registry.scrape().forEach(all::metricSnapshot);
        reading.ifPresent(known -> RunMetrics.of(known).forEach(all::metricSnapshot));
        all.metricSnapshot(RunMetrics.one("quartic_readable", "1 where the runs could be counted in time, else 0.",
                reading.isPresent() ? 1 : 0));
        all.metricSnapshot(RunMetrics.one("quartic_event_streams", "Event streams that are open.",
                eventStreams.getAsInt()));
        all.metricSnapshot(build());
        return all.build();
    }

    private InfoSnapshot build() {
        return InfoSnapshot.builder().name("quartic_build").help("What computes here; the value is always 1.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", provenance.version(), "commit", provenance.commit(), "jdk",
                                provenance.jdk(), "cpu", provenance.cpu()))
                        .build())
                .build();
    }
}
