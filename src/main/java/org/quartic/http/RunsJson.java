package org.quartic.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.quartic.actor.RunInfo;
import org.quartic.actor.RunPage;
import org.quartic.actor.RunUpdate;

/** Runs as JSON. What is not known is null; times are ISO 8601 in UTC. Thread-safe. */
public final class RunsJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RunsJson() {}

    static ObjectNode submitted(RunInfo info) {
        return NODES.objectNode().put("id", info.id()).put("name", info.name()).put("status", info.status().word());
    }

    static ObjectNode info(RunInfo info) {
        ObjectNode json = submitted(info).put("priority", info.priority().word())
                .put("draws", info.standing().draws());
        info.standing().worst().ifPresentOrElse(worst -> {
            ObjectNode node = json.putObject("worst");
            worst.points().indices().forEach(node.putArray("points")::add);
            node.set("bound-over-target", number(worst.boundOverTarget()));
        }, () -> json.putNull("worst"));
        json.put("submitted", time(info.submitted()));
        json.put("started", info.started().map(RunsJson::time).orElse(null));
        json.put("finished", info.finished().map(RunsJson::time).orElse(null));
        json.put("error", info.error().orElse(null));
        return json;
    }

    static ObjectNode page(RunPage page) {
        ObjectNode json = NODES.objectNode();
        ArrayNode runs = json.putArray("runs");
        page.runs().forEach(run -> runs.add(info(run)));
        return json.put("next", page.next().orElse(null));
    }

    /** What was known at every look, as {@code GET /runs/{id}/history} tells it. */
    public static ObjectNode history(List<RunUpdate.HistoryLook> looks) {
        ObjectNode json = NODES.objectNode();
        ArrayNode list = json.putArray("looks");
        looks.forEach(look -> list.add(look(look)));
        return json;
    }

    static ObjectNode look(RunUpdate.HistoryLook look) {
        ObjectNode json = NODES.objectNode().put("draws", look.draws());
        ArrayNode fourPoint = json.putArray("four-point");
        look.fourPoint().forEach(each -> {
            ObjectNode node = fourPoint.addObject();
            node.set("estimate", number(each.connected().value()));
            node.set("standard-error", number(each.connected().standardError()));
            node.set("bound", number(each.bound()));
        });
        return json;
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.instance;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
