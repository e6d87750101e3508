package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Priority;
import org.quartic.run.Status;

/** The description of what can be asked for says what is so. */
class DescriptionTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options",
            "trace");
    /** Described here, served by routes of their own. */
    private static final Set<String> OF_OTHERS = Set.of("GET /metrics");

    private static ServedRuns daemon;
    private static JsonNode description;
    private static Schemas schemas;

    @BeforeAll
    static void start(@TempDir Path folder) {
        daemon = ServedRuns.start(folder);
        description = ServedRuns.json(daemon.get("/openapi.json"));
        schemas = new Schemas(description);
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    private record Operation(String name, JsonNode path, JsonNode node) {
        Stream<JsonNode> parameters() {
            return Stream.of(path, node).flatMap(each -> stream(each.path("parameters"))).map(schemas::resolved);
        }

        List<String> parameters(String in) {
            return parameters().filter(each -> each.get("in").asText().equals(in))
                    .map(each -> each.get("name").asText())
                    .toList();
        }

        Set<String> statuses() {
            return node.get("responses").properties().stream().map(java.util.Map.Entry::getKey)
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<Operation> operations() {
        return description.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(field -> METHODS.contains(field.getKey()))
                        .map(field -> new Operation(
                                field.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                path.getValue(), field.getValue())))
                .toList();
    }

    private static Operation operation(String name) {
        return operations().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static String name(Endpoint endpoint) {
        return endpoint.method().value() + " " + endpoint.template();
    }

    @Test
    void shouldNameEveryRouteAndNoOther() {
        List<String> served = daemon.server().endpoints().stream().map(DescriptionTest::name).toList();
        List<String> described = operations().stream().map(Operation::name).toList();
        assertThat(described).containsAll(served).doesNotHaveDuplicates();
        assertThat(described).filteredOn(name -> !OF_OTHERS.contains(name))
                .isSubsetOf(served);
    }

    @Test
    void shouldNameParametersAndTokensAsTheyAre() {
        for (Endpoint endpoint : daemon.server().endpoints()) {
            Operation operation = operation(name(endpoint));
            assertThat(operation.parameters("query")).as(operation.name())
                    .containsExactlyInAnyOrderElementsOf(endpoint.parameters());
            assertThat(operation.parameters("path")).as(operation.name()).containsExactlyElementsOf(
                    Endpoint.parts(endpoint.template()).stream().filter(part -> part.startsWith("{"))
                            .map(part -> part.substring(1, part.length() - 1)).toList());
            assertThat(operation.node().path("security").isArray()).as(operation.name()).isEqualTo(endpoint.open());
            assertThat(operation.statuses().contains("401")).as(operation.name()).isEqualTo(!endpoint.open());
        }
        assertThat(operation("GET /runs").parameters("query")).containsExactly("limit", "after", "status");
        assertThat(operation("POST /runs").parameters("query")).containsExactly("priority");
        assertThat(operation("GET /runs/{id}/events").parameters("header")).containsExactly("Last-Event-ID");
        assertThat(stream(description.at("/components/schemas/Status/enum")).map(JsonNode::asText))
                .containsExactlyElementsOf(Stream.of(Status.values()).map(Status::word).toList());
        assertThat(stream(description.at("/components/schemas/Priority/enum")).map(JsonNode::asText))
                .containsExactlyElementsOf(Stream.of(Priority.values()).map(Priority::word).toList());
    }

    @Test
    void shouldReferToWhatIsThereAndGiveEveryOperationANameOfItsOwn() {
        var references = new ArrayList<String>();
        collect(description, references);
        assertThat(references).isNotEmpty()
                .allSatisfy(each -> assertThat(description.at(each.substring(1)).isMissingNode()).as(each).isFalse());
        assertThat(operations()).extracting(each -> each.node().get("operationId").asText()).doesNotHaveDuplicates();
        description.get("components").properties().stream().filter(part -> !part.getKey().equals("securitySchemes"))
                .forEach(part -> part.getValue().properties().forEach(entry -> assertThat(references)
                        .contains("#/components/" + part.getKey() + "/" + entry.getKey())));
        for (Operation operation : operations()) {
            assertThat(operation.node().get("responses").properties()).allSatisfy(response -> {
                JsonNode content = schemas.resolved(response.getValue()).path("content");
                if (response.getKey().charAt(0) >= '4') {
                    assertThat(content.has("application/problem+json")).as(operation.name() + response.getKey())
                            .isTrue();
                }
            });
        }
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }

    /** The answer, held against what the description says of it. */
    private static HttpResponse<String> described(String operation, HttpResponse<String> response) {
        String status = Integer.toString(response.statusCode());
        JsonNode responses = operation(operation).node().get("responses");
        assertThat(responses.has(status)).as("%s answers %s: %s", operation, status, response.body()).isTrue();
        JsonNode content = schemas.resolved(responses.get(status)).path("content");
        if (response.body().isEmpty()) {
            assertThat(content.isMissingNode()).as(operation + " " + status).isTrue();
            return response;
        }
        String type = response.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
        assertThat(content.has(type)).as("%s answers %s with %s", operation, status, type).isTrue();
        if (type.endsWith("json")) {
            assertThat(schemas.faults(ServedRuns.json(response), content.get(type).get("schema")))
                    .as(operation + " " + status).isEmpty();
        }
        return response;
    }

    @Test
    void shouldDescribeWhatIsAnswered() {
        String json = ConfigFactory.parseString(ServedRuns.SHORT + "\ncorrelators.six-point = [[0, 0, 1, 1, 0, 0]]")
                .root().render(ConfigRenderOptions.concise());
        HttpResponse<String> submitted = described("POST /runs", daemon.post("/runs", "application/json", json));
        assertThat(submitted.statusCode()).isEqualTo(201);
        String id = ServedRuns.json(submitted).get("id").asText();
        String run = "/runs/" + id;
        JsonNode end = daemon.await(id, "converged");
        assertThat(end.get("worst").isObject()).isTrue();
        described("GET /runs/{id}", daemon.get(run));
        assertThat(ServedRuns.json(described("GET /runs", daemon.get("/runs?limit=1"))).get("runs")).isNotEmpty();
        HttpResponse<String> result = described("GET /runs/{id}/result", daemon.get(run + "/result"));
        assertThat(ServedRuns.json(result).get("four-point")).hasSize(2);
        assertThat(ServedRuns.json(result).get("six-point")).hasSize(1);
        described("GET /runs/{id}/result", daemon.get(run + "/result", "Accept", "text/csv"));
        described("GET /runs/{id}/result", daemon.get(run + "/result", "Accept", "image/png"));
        described("GET /runs/{id}/result", daemon.get(run + "/result", "If-None-Match", "*"));
        assertThat(ServedRuns.json(described("GET /runs/{id}/history", daemon.get(run + "/history"))).get("looks"))
                .isNotEmpty();
        HttpResponse<String> events = described("GET /runs/{id}/events", daemon.get(run + "/events"));
        Events.of(events.body()).forEach(event -> assertThat(schemas.faults(ServedRuns.json(event.data()),
                description.at("/components/schemas/" + (event.name().equals("look") ? "Look" : "Run")))).isEmpty());
        described("GET /runs/{id}/events",
                daemon.get(run + "/events", "Last-Event-ID", Events.of(events.body()).getLast().id()));
        List.of("pause", "resume", "stop").forEach(action -> assertThat(
                described("POST /runs/{id}/" + action, daemon.post(run + "/" + action)).statusCode()).isEqualTo(409));
        assertThat(described("POST /runs/{id}/extend", daemon.post(run + "/extend", "application/json",
                "{\"stop\": {\"target\": {\"absolute\": 1e-12}}}")).statusCode()).isEqualTo(200);
        described("POST /runs/{id}/pause", daemon.post(run + "/pause"));
        described("DELETE /runs/{id}", daemon.delete(run));
        described("POST /runs/{id}/resume", daemon.post(run + "/resume"));
        described("POST /runs/{id}/stop", daemon.post(run + "/stop"));
        HttpResponse<String> deleted = described("DELETE /runs/{id}", daemon.delete(run));
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(described("GET /runs/{id}", daemon.get(run)).statusCode()).isEqualTo(404);
        assertThat(described("POST /runs", daemon.post("/runs", "application/json", "{}")).statusCode()).isEqualTo(422);
        assertThat(described("POST /runs", daemon.post("/runs", "text/plain", "{}")).statusCode()).isEqualTo(415);
        described("GET /runs", daemon.get("/runs?limit=0"));
        described("GET /health/live", daemon.get("/health/live"));
        described("GET /health/ready", daemon.get("/health/ready"));
        described("GET /openapi.json", daemon.get("/openapi.json"));
    }

    @Test
    void shouldDescribeTheSpecsThatAreTaken() {
        JsonNode schema = description.at("/components/schemas/RunSpec");
        JsonNode body = description.at("/components/requestBodies/Spec/content");
        JsonNode example = body.at("/application~1json/example");
        assertThat(schemas.faults(example, schema)).isEmpty();
        HttpRequest.Builder request = daemon.to("/runs").header("Content-Type", "application/hocon").POST(
                HttpRequest.BodyPublishers.ofString(body.at("/application~1hocon/example").asText()));
        for (HttpResponse<String> response : List.of(daemon.send(request),
                daemon.post("/runs", "application/json", example.toString()))) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            String id = ServedRuns.json(response).get("id").asText();
            daemon.post("/runs/" + id + "/stop");
        }
        String id = daemon.submit(ServedRuns.SHORT + "\ncorrelators.six-point = [[0, 0, 1, 1, 0, 0]]");
        daemon.await(id, "converged");
        // A result holds the whole spec, defaults filled in.
        JsonNode resolved = ServedRuns.json(daemon.get("/runs/" + id + "/result")).get("spec");
        assertThat(schemas.faults(resolved, schema)).isEmpty();
        assertThat(schemas.faults(ServedRuns.json(example.toString().replace("\"width\"", "\"widht\"")), schema))
                .isNotEmpty();
    }
}
