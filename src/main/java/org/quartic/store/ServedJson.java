package org.quartic.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigSyntax;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.quartic.run.Priority;
import org.quartic.run.RunRecord;
import org.quartic.run.Standing;
import org.quartic.run.Transition;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecDefaults;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;
import org.quartic.spec.SpecWriter;

/** A {@link Served} as JSON. Fields it does not know are passed over; those it knows must be there. Thread-safe. */
final class ServedJson {

    private static final String WHAT = "the record of a run";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ServedJson() {}

    static ObjectNode encode(Served served) {
        RunRecord record = served.record();
        ObjectNode json = NODES.objectNode();
        json.set("spec", SpecWriter.json(record.spec()));
        json.put("priority", record.priority().word()).put("submitted", record.submitted().toString());
        record.started().ifPresent(at -> json.put("started", at.toString()));
        record.finished().ifPresent(at -> json.put("finished", at.toString()));
        record.error().ifPresent(cause -> json.put("error", cause));
        ArrayNode transitions = json.putArray("transitions");
        record.transitions().forEach(transition -> transitions.addObject().put("number", transition.number())
                .put("status", transition.status().word()).put("at", transition.at().toString()));
        json.put("draws", served.standing().draws());
        served.standing().worst().ifPresent(worst -> {
            ObjectNode node = json.putObject("worst");
            worst.points().indices().forEach(node.putArray("points")::add);
            // As bits: JSON has no NaN.
            node.put("bound-over-target-bits", Double.doubleToRawLongBits(worst.boundOverTarget()));
        });
        return json;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws MalformedBytesException
     *             if this is not that
     */
    static Served decode(JsonNode json) {
        var transitions = new ArrayList<Transition>();
        json.path("transitions").forEach(node -> transitions.add(new Transition(LifeJson.number(node, "number"),
                LifeJson.status(LifeJson.text(node, "status")), instant(node, "at"))));
        if (transitions.isEmpty()) {
            throw new MalformedBytesException(WHAT, "transitions", "at least one", "none");
        }
        var record = new RunRecord(spec(json.path("spec")), priority(LifeJson.text(json, "priority")),
                instant(json, "submitted"), optionalInstant(json, "started"), optionalInstant(json, "finished"),
                transitions, json.has("error") ? Optional.of(LifeJson.text(json, "error")) : Optional.empty());
        return new Served(record, new Standing(LifeJson.number(json, "draws"), worst(json.path("worst"))));
    }

    private static Optional<Standing.Worst> worst(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        List<Integer> points = new ArrayList<>();
        json.path("points").forEach(index -> points.add(index.asInt()));
        MalformedBytesException.expect(WHAT, "indices of the worst four-point", 4, points.size());
        return Optional.of(new Standing.Worst(
                new Quadruple(points.get(0), points.get(1), points.get(2), points.get(3)),
                Double.longBitsToDouble(LifeJson.number(json, "bound-over-target-bits"))));
    }

    private static RunSpec spec(JsonNode json) {
        return switch (SpecReader.read(json.toString(), ConfigSyntax.JSON, WHAT, SpecDefaults.NAME, List.of())) {
            // The first version had no expected draws in its resolved specs: all runs were expected to take what is usual.
            case SpecReading.Valid(RunSpec spec) -> spec.resolvedTo(spec.estimator(), spec.sampling());
            case SpecReading.Faulty(var faults) ->
                throw new MalformedBytesException(WHAT, "spec", "valid", faults.getFirst().describe());
        };
    }

    private static Priority priority(String word) {
        return Arrays.stream(Priority.values()).filter(priority -> priority.word().equals(word)).findFirst()
                .orElseThrow(
                        () -> new MalformedBytesException(WHAT, "priority", Arrays.toString(Priority.values()), word));
    }

    private static Optional<Instant> optionalInstant(JsonNode json, String field) {
        return json.has(field) ? Optional.of(instant(json, field)) : Optional.empty();
    }

    private static Instant instant(JsonNode json, String field) {
        String text = LifeJson.text(json, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException fault) {
            throw new MalformedBytesException(WHAT, field, "a time of ISO 8601", text);
        }
    }
}
