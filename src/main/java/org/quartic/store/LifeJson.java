package org.quartic.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.quartic.run.Provenance;
import org.quartic.run.Status;

/**
 * A {@link Life} as JSON in UTF-8. Fields it does not know are passed over; those it knows must be there, but for the expected draws, which the
 * first version did not have. Thread-safe.
 */
final class LifeJson {

    private static final String WHAT = "the life of a run";
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private LifeJson() {}

    static byte[] encode(Life life) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("spec-digest", life.specDigest()).put("expected-draws", life.expectedDraws()).put("status",
                life.status().word());
        json.putObject("provenance").put("version", life.provenance().version())
                .put("commit", life.provenance().commit()).put("jdk", life.provenance().jdk())
                .put("cpu", life.provenance().cpu()).put("threads", life.provenance().threads());
        life.served().ifPresent(served -> json.set("run", ServedJson.encode(served)));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("a tree in memory could not be written", fault);
        }
    }

    static Life decode(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            JsonNode provenance = json.path("provenance");
            Optional<Served> served = json.has("run") ? Optional.of(ServedJson.decode(json.path("run")))
                    : Optional.empty();
            return new Life(text(json, "spec-digest"),
                    json.has("expected-draws") ? number(json, "expected-draws") : expectedOfVersionOne(served),
                    status(text(json, "status")),
                    new Provenance(text(provenance, "version"), text(provenance, "commit"), text(provenance, "jdk"),
                            text(provenance, "cpu"), (int) number(provenance, "threads")),
                    served);
        } catch (IOException fault) {
            throw new MalformedBytesException(WHAT, "JSON", "as written", fault.getMessage());
        }
    }

    private static long expectedOfVersionOne(Optional<Served> served) {
        return served.map(run -> run.record().spec().stop().expectedDraws().orElseThrow())
                .orElse(Life.UNTOLD);
    }

    static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new MalformedBytesException(WHAT, field, "as text", json.path(field).getNodeType());
        }
        return json.path(field).textValue();
    }

    static long number(JsonNode json, String field) {
        if (!json.path(field).isIntegralNumber()) {
            throw new MalformedBytesException(WHAT, field, "as a whole number", json.path(field).getNodeType());
        }
        return json.path(field).longValue();
    }

    static Status status(String word) {
        return Arrays.stream(Status.values()).filter(status -> status.word().equals(word)).findFirst()
                .orElseThrow(() -> new MalformedBytesException(WHAT, "status", Arrays.toString(Status.values()), word));
    }
}
