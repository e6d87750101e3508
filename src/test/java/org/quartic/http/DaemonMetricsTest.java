package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.quartic.actor.ServiceReading;
import org.quartic.run.Provenance;

class DaemonMetricsTest {

    private static final String RUN = "{name=\"two heads\",run=\"r1\"} ";

    private final RequestCounts requests = new RequestCounts();
    private final DaemonMetrics metrics = new DaemonMetrics(new Provenance("1.2", "abc", "25", "a cpu", 2), requests,
            () -> 5);

    private List<String> lines(ServiceReading reading) {
        return lines(Optional.of(reading));
    }

    private List<String> lines(Optional<ServiceReading> reading) {
        var bytes = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(bytes, metrics.snapshots(reading),
                    EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void shouldTellOfARunWhatWasRead() {
        assertThat(lines(ServiceReadings.of(ServiceReadings.run("r1", "two heads")))).contains(
                "quartic_run_draws" + RUN + "1024.0", "quartic_run_draws_per_second" + RUN + "250.0",
                "quartic_run_bound_over_target" + RUN + "4.5", "quartic_run_look_draws" + RUN + "1000.0",
                "quartic_run_error_bar_slope" + RUN + "-0.48", "quartic_run_left_seconds" + RUN + "90.0",
                "quartic_run_progress_age_seconds" + RUN + "0.5", "quartic_run_checkpoint_age_seconds" + RUN + "2.5",
                "quartic_run_blocks_in_hand" + RUN + "6.0", "quartic_run_waits_for_database" + RUN + "0.0",
                "quartic_run_checkpoints_total" + RUN + "7.0", "quartic_run_block_failures_total" + RUN + "1.0",
                "# TYPE quartic_run_checkpoints_total counter", "# TYPE quartic_run_draws gauge",
                "# TYPE quartic_stage_service_seconds summary");
    }

    @Test
    void shouldTellOfEveryStageInSeconds() {
        List<String> lines = lines(ServiceReadings.of(ServiceReadings.run("r1", "two heads")));
        for (String stage : List.of("sampler", "evaluator", "aggregator")) {
            String labels = "{name=\"two heads\",run=\"r1\",stage=\"" + stage + "\"";
            assertThat(lines).contains("quartic_stage_service_seconds" + labels + ",quantile=\"0.5\"} 0.4",
                    "quartic_stage_service_seconds" + labels + ",quantile=\"0.9\"} 0.9",
                    "quartic_stage_service_seconds" + labels + ",quantile=\"0.99\"} 0.99",
                    "quartic_stage_service_seconds" + labels + ",quantile=\"1.0\"} 1.0",
                    "quartic_stage_service_seconds_sum" + labels + "} 5.0",
                    "quartic_stage_service_seconds_count" + labels + "} 10",
                    "quartic_stage_waiting_seconds_count" + labels + "} 10");
        }
    }

    @Test
    void shouldTellOfTheDaemon() {
        assertThat(lines(ServiceReadings.of())).contains("quartic_runs{status=\"queued\"} 0.0",
                "quartic_runs{status=\"running\"} 0.0", "quartic_runs{status=\"paused\"} 2.0",
                "quartic_runs{status=\"converged\"} 3.0", "quartic_runs{status=\"exhausted\"} 4.0",
                "quartic_runs{status=\"stopped\"} 5.0", "quartic_runs{status=\"failed\"} 6.0",
                "quartic_database_reachable 1.0", "quartic_silent_runs 3.0", "quartic_readable 1.0",
                "quartic_event_streams 5.0",
                "quartic_build_info{commit=\"abc\",cpu=\"a cpu\",jdk=\"25\",version=\"1.2\"} 1")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "));
    }

    @Test
    void shouldForgetARunThatHasEnded() {
        var first = ServiceReadings.run("r1", "one");
        var second = ServiceReadings.run("r2", "two");
        assertThat(lines(ServiceReadings.of(first, second))).anyMatch(line -> line.contains("run=\"r1\""))
                .anyMatch(line -> line.contains("run=\"r2\""));
        assertThat(lines(ServiceReadings.of(second))).noneMatch(line -> line.contains("r1"))
                .anyMatch(line -> line.contains("run=\"r2\""));
        assertThat(lines(ServiceReadings.of())).noneMatch(line -> line.contains("run=\""));
    }

    @Test
    void shouldHaveNoSeriesOfWhatIsNotKnown() {
        List<String> lines = lines(ServiceReadings.of(ServiceReadings.start("r1", "two heads")));
        assertThat(lines).contains("quartic_run_draws" + RUN + "1024.0", "quartic_run_waits_for_database" + RUN + "1.0")
                .noneMatch(line -> line.startsWith("quartic_run_left_seconds{"))
                .noneMatch(line -> line.startsWith("quartic_run_bound_over_target{"))
                .noneMatch(line -> line.startsWith("quartic_run_look_draws{"))
                .noneMatch(line -> line.startsWith("quartic_run_error_bar_slope{"))
                .noneMatch(line -> line.contains("quantile=")).noneMatch(line -> line.endsWith("NaN"));
    }

    @Test
    void shouldTellTheRestWhereTheRunsCannotBeRead() {
        assertThat(lines(Optional.empty())).contains("quartic_readable 0.0", "quartic_event_streams 5.0")
                .noneMatch(line -> line.startsWith("quartic_run"));
    }

    @Test
    void shouldShortenALongName() {
        String name = "\uD835\uDF11".repeat(100);
        assertThat(lines(ServiceReadings.of(ServiceReadings.run("r1", name))))
                .contains("quartic_run_draws{name=\"" + name.substring(0, 160) + "...\",run=\"r1\"} 1024.0");
    }

    @Test
    void shouldCountRequestsByWhatTheyAskForAndNotByWhoAsks() {
        var endpoints = List.of(endpoint("GET", "/runs/{id}"), endpoint("DELETE", "/runs/{id}"));
        for (int i = 0; i < 50; i++) {
            requests.count(endpoints, HttpRequest.GET("/runs/" + i), HttpResponse.create().withStatus(200));
            requests.count(endpoints, HttpRequest.GET("/nothing/" + i), HttpResponse.create().withStatus(404));
        }
        requests.count(endpoints, HttpRequest.create("/runs/1").withMethod(HttpMethods.HEAD),
                HttpResponse.create().withStatus(204));
        requests.count(endpoints, HttpRequest.POST("/runs/1"), HttpResponse.create().withStatus(405));
        requests.count(endpoints, HttpRequest.DELETE("/runs/1"), HttpResponse.create().withStatus(503));
        assertThat(lines(Optional.empty())).filteredOn(line -> line.startsWith("quartic_http"))
                .containsExactlyInAnyOrder(
                        "quartic_http_requests_total{method=\"GET\",route=\"/runs/{id}\",status=\"2xx\"} 51.0",
                        "quartic_http_requests_total{method=\"DELETE\",route=\"/runs/{id}\",status=\"5xx\"} 1.0",
                        "quartic_http_requests_total{method=\"other\",route=\"other\",status=\"4xx\"} 51.0");
    }

    private static Endpoint endpoint(String method, String template) {
        return new Endpoint(HttpMethods.lookup(method).orElseThrow(), template, false,
                _ -> CompletableFuture.completedFuture(HttpResponse.create()));
    }
}
