package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.quartic.run.Status;

/**
 * A run of a daemon at a glance, as the daemon tells of it.
 *
 * @param priority
 *            its word
 * @param draws
 *            by now
 * @param worst
 *            the four-point furthest from its target, once there was a look
 * @param json
 *            all that was told; not to be modified
 */
record DaemonRun(String id, String name, Status status, String priority, long draws, Optional<Distance> worst,
        Optional<Instant> submitted, Optional<Instant> started, Optional<Instant> finished, Optional<String> error,
        JsonNode json) {

    /**
     * Reads what a daemon answers.
     *
     * @throws IllegalArgumentException
     *             if that is no run
     */
    static DaemonRun of(JsonNode json) {
        String status = json.path("status").asText();
        return new DaemonRun(text(json, "id").orElseThrow(() -> new IllegalArgumentException("a run without id")),
                text(json, "name").orElse(""),
                Arrays.stream(Status.values()).filter(each -> each.word().equals(status)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("a run with the status '" + status + "'")),
                text(json, "priority").orElse(""), json.path("draws").longValue(), worst(json.path("worst")),
                time(json, "submitted"), time(json, "started"), time(json, "finished"), text(json, "error"), json);
    }

    /** How a sentence about it begins. */
    String called() {
        return name + " (" + id + ")";
    }

    private static Optional<Distance> worst(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        var points = new StringBuilder();
        json.path("points").forEach(index -> points.append(points.isEmpty() ? "" : " ").append(index.asText()));
        JsonNode ratio = json.path("bound-over-target");
        return Optional.of(new Distance(points.toString(), ratio.isNumber() ? ratio.doubleValue() : Double.NaN));
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        return text(json, field).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException strange) {
                throw new IllegalArgumentException("a run with " + field + " '" + text + "'", strange);
            }
        });
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).filter(JsonNode::isTextual).map(JsonNode::textValue)
                .map(Cells::plain);
    }
}
