package org.quartic.http;

import akka.http.javadsl.model.HttpMethods;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.quartic.actor.RunReading;
import org.quartic.actor.RunService;

/** Whether the daemon lives, and whether it can do its work. Open to all: they say nothing of any run. */
final class HealthRoutes {

    private final RunService runs;

    HealthRoutes(RunService runs) {
        this.runs = runs;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethods.GET, "/health/live", true,
                        _ -> RunRoutes.now(RunRoutes.respond(status("live")))),
                new Endpoint(HttpMethods.GET, "/health/ready", true, _ -> runs.read().thenApply(reading -> {
                    if (runs.unavailable().isPresent()) {
                        throw Problem.of(503, "runs cannot be kept: the daemon's log says why");
                    }
                    if (reading.running().stream().anyMatch(RunReading::waitsForDatabase)) {
                        throw Problem.of(503, "runs hold still: the database could not be written for too long");
                    }
                    return RunRoutes.respond(status("ready"));
                })));
    }

    private static ObjectNode status(String word) {
        return JsonNodeFactory.instance.objectNode().put("status", word);
    }
}
