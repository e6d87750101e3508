package org.quartic.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.cumulant.Estimate;
import org.quartic.run.FourPointResult;
import org.quartic.run.RunResult;
import org.quartic.run.SixPointResult;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Words;
import org.quartic.spec.SweepReader;

/**
 * A sweep as one tidy table in CSV: a row per run and correlator, the swept keys before it. A run of which nothing is known has one row with
 * nothing but its keys and its status. Numbers read back to the same double; what is undefined is empty. Thread-safe.
 */
public final class SweepCsv {
    private static final List<String> COLUMNS = List.of("status", "draws", "kind", "points", "estimate",
            "standard-error", "lower", "upper", "target", "reached");

    private SweepCsv() {}

    /** The sweep as text; every line ends in a line feed. */
    public static String text(SweepResult sweep) {
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.concat(sweep.keys().stream(), COLUMNS.stream()).toList());
        for (SweepRun run : sweep.runs()) {
            List<String> at = sweep.keys().stream().map(key -> cell(run.at().get(key))).toList();
            List<List<String>> known = run.result().map(SweepCsv::correlators).filter(list -> !list.isEmpty())
                    .orElse(List.of(List.of("", "", "", "", "", "", "", "")));
            String draws = run.result().map(result -> Long.toString(result.draws())).orElse("");
            for (List<String> correlator : known) {
                rows.add(Stream.of(at, List.of(run.status().word(), draws), correlator).flatMap(List::stream)
                        .toList());
            }
        }
        return rows.stream().map(row -> row.stream().map(SweepCsv::quoted).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }

    private static List<List<String>> correlators(RunResult result) {
        var rows = new ArrayList<List<String>>();
        for (TwoPointResult two : result.twoPoint()) {
            rows.add(row("two-point", Words.of(two.points()), two.estimate()));
        }
        for (FourPointResult four : result.fourPoint()) {
            rows.add(List.of("four-point", Words.of(four.points()), number(four.estimate().value()),
                    number(four.estimate().standardError()), number(four.interval().lower()),
                    number(four.interval().upper()), number(four.target()), Boolean.toString(four.reached())));
        }
        for (SixPointResult six : result.sixPoint()) {
            rows.add(row("six-point", Words.of(six.points()), six.estimate()));
        }
        return rows;
    }

    private static List<String> row(String kind, String points, Estimate estimate) {
        return List.of(kind, points, number(estimate.value()), number(estimate.standardError()), "", "", "", "");
    }

    private static String cell(JsonNode value) {
        return value == null ? "" : SweepReader.text(value);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
