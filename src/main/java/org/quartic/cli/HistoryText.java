package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import org.quartic.cumulant.Estimate;
import org.quartic.run.Figures;

/**
 * The looks of a run as text: a row for each four-point of each.
 *
 * @param history
 *            as a daemon tells it
 * @param points
 *            of the four-points, in the same order
 */
record HistoryText(JsonNode history, JsonNode points) {
    private static final int DIGITS_OF_A_BOUND = 2;

    /** For programs: numbers read back to the same double, what is undefined is empty. */
    String csv() {
        var rows = new StringBuilder("draws,points,estimate,standard-error,bound\n");
        for (JsonNode look : history.path("looks")) {
            for (int i = 0; i < look.path("four-point").size(); i++) {
                JsonNode four = look.path("four-point").get(i);
                rows.append(look.path("draws").asText()).append(',').append(points(i));
                for (String field : new String[]{"estimate", "standard-error", "bound"}) {
                    double value = number(four, field);
                    rows.append(',').append(Double.isFinite(value) ? Double.toString(value) : "");
                }
                rows.append('\n');
            }
        }
        return rows.toString();
    }

    /** For people. */
    String table() {
        var table = new TextTable("draws", "points", "G4c ± standard error", "bound");
        for (JsonNode look : history.path("looks")) {
            for (int i = 0; i < look.path("four-point").size(); i++) {
                JsonNode four = look.path("four-point").get(i);
                table.row(Figures.count(look.path("draws").asDouble()), points(i),
                        Figures.estimate(new Estimate(number(four, "estimate"), number(four, "standard-error"))),
                        Figures.significant(number(four, "bound"), DIGITS_OF_A_BOUND));
            }
        }
        return table.text();
    }

    private String points(int fourPoint) {
        var indices = new StringJoiner(" ");
        points.path(fourPoint).forEach(index -> indices.add(index.asText()));
        return indices.toString();
    }

    private static double number(JsonNode json, String field) {
        return json.path(field).isNumber() ? json.path(field).doubleValue() : Double.NaN;
    }
}
