package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quartic.run.Provenance;

/** What is written about the metrics elsewhere, held against the metrics. */
class MonitoringFilesTest {

    private static final Path PAGE = Path.of("src", "site", "markdown", "operations.md");
    private static final Path ALERTS = Path.of("ops", "prometheus", "alerts.yml");
    private static final Path ALERTS_TEST = Path.of("ops", "prometheus", "alerts-test.yml");
    private static final Path DASHBOARD = Path.of("ops", "grafana", "quartic.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:quartic|jvm|process)_[a-z0-9_]+\\b");
    private static final Pattern ROW = Pattern
            .compile("\\| `(quartic_\\w+)` \\| (\\w+) \\| ([^|]*)\\| [^|]+ \\| [^|]+ \\|");

    /** Type and labels of every metric there is, by name. */
    private static Map<String, String> metrics() {
        var requests = new RequestCounts();
        var endpoint = new Endpoint(HttpMethods.GET, "/runs", false,
                _ -> CompletableFuture.completedFuture(HttpResponse.create()));
        requests.count(List.of(endpoint), HttpRequest.GET("/runs"), HttpResponse.create());
        MetricSnapshots snapshots = new DaemonMetrics(new Provenance("", "", "", "", 1), requests, () -> 0)
                .snapshots(Optional.of(ServiceReadings.of(ServiceReadings.run("id", "name"))));
        var found = new TreeMap<String, String>();
        for (MetricSnapshot snapshot : snapshots) {
            String name = snapshot.getMetadata().getName() + switch (snapshot) {
                case CounterSnapshot _ -> "_total";
                case InfoSnapshot _ -> "_info";
                default -> "";
            };
            var labels = new TreeSet<String>();
            snapshot.getDataPoints()
                    .forEach(point -> point.getLabels().stream().map(Label::getName).forEach(labels::add));
            String type = snapshot.getClass().getSimpleName().replace("Snapshot", "")
                    .toLowerCase(java.util.Locale.ROOT);
            found.put(name, type + " " + String.join(", ", labels));
        }
        return found;
    }

    @Test
    void shouldExplainEveryMetricOnTheOperationsPage() throws IOException {
        var explained = new TreeMap<String, String>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String labels = Arrays.stream(row.group(3).split(",")).map(String::strip).sorted()
                        .collect(Collectors.joining(", "));
                assertThat(explained.put(row.group(1), row.group(2) + " " + labels)).as(line).isNull();
            }
        }
        var ours = new TreeMap<>(metrics());
        ours.keySet().removeIf(name -> !name.startsWith("quartic_"));
        assertThat(ours).hasSizeGreaterThan(15);
        assertThat(explained).isEqualTo(ours);
    }

    @Test
    void shouldNameOnlyMetricsThereAre() throws IOException {
        Set<String> known = metrics().keySet();
        for (Path file : List.of(PAGE, ALERTS, ALERTS_TEST, DASHBOARD)) {
            var strange = new LinkedHashSet<String>();
            METRIC.matcher(Files.readString(file)).results().map(match -> match.group())
                    .filter(name -> !known.contains(name) && !known.contains(name.replaceAll("_(sum|count)$", "")))
                    .forEach(strange::add);
            assertThat(strange).as(file.toString()).isEmpty();
        }
    }

    @Test
    void shouldShowAllMetricsOfQuarticOnTheDashboard() throws IOException {
        String dashboard = Files.readString(DASHBOARD);
        // Neither says more than what stands beside it.
        var shown = new TreeSet<>(metrics().keySet());
        shown.removeIf(name -> !name.startsWith("quartic_") || name.equals("quartic_readable")
                || name.equals("quartic_run_look_draws"));
        assertThat(shown).allSatisfy(name -> assertThat(dashboard).contains(name));
        JsonNode panels = new ObjectMapper().readTree(dashboard).get("panels");
        var ids = new TreeSet<Integer>();
        panels.forEach(panel -> assertThat(ids.add(panel.get("id").asInt())).isTrue());
        assertThat(panels).filteredOn(panel -> !panel.get("type").asText().equals("row"))
                .allSatisfy(panel -> assertThat(panel.get("targets")).isNotEmpty());
    }

    @Test
    void shouldTestAndExplainEveryAlert() throws IOException {
        List<String> alerts = Pattern.compile("- alert: (\\w+)").matcher(Files.readString(ALERTS)).results()
                .map(match -> match.group(1)).toList();
        assertThat(alerts).hasSizeGreaterThan(5);
        String tested = Files.readString(ALERTS_TEST);
        String page = Files.readString(PAGE);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(tested).contains(alert);
            assertThat(page).contains("| `" + alert + "` |");
        });
    }
}
