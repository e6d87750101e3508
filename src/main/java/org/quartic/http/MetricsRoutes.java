package org.quartic.http;

import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.util.ByteString;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import org.quartic.actor.RunService;

/**
 * What there is to be measured, in the formats of Prometheus. Runs are asked, never made to wait: what one of them has not said in time is
 * left out, and the rest is told.
 */
final class MetricsRoutes {

    private final RunService runs;
    private final DaemonMetrics metrics;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Executor blocking;

    /**
     * @param requests
     *            of all that is answered
     * @param eventStreams
     *            how many are open
     */
    MetricsRoutes(RunService runs, RequestCounts requests, IntSupplier eventStreams) {
        this.runs = runs;
        metrics = new DaemonMetrics(runs.provenance(), requests, eventStreams);
        blocking = runs.system().dispatchers().lookup(DispatcherSelector.blocking());
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethods.GET, "/metrics", false, this::scrape));
    }

    private CompletionStage<HttpResponse> scrape(Call call) {
        ExpositionFormatWriter writer = formats
                .findWriter(call.request().getHeader("accept").map(HttpHeader::value).orElse(""));
        return runs.read().thenApply(Optional::of).exceptionally(_ -> Optional.empty())
                .thenApplyAsync(reading -> respond(writer, metrics.snapshots(reading)), blocking);
    }

    private static HttpResponse respond(ExpositionFormatWriter writer, MetricSnapshots snapshots) {
        var bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.parse(writer.getContentType()),
                ByteString.fromArray(bytes.toByteArray())));
    }
}
