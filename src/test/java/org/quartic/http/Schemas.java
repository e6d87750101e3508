package org.quartic.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Holds JSON against the schemas of the description: as much of JSON Schema as stands in it, and no field that is not named. */
final class Schemas {

    private final JsonNode description;

    Schemas(JsonNode description) {
        this.description = description;
    }

    /** What follows a chain of references. */
    JsonNode resolved(JsonNode node) {
        JsonNode here = node;
        while (here.has("$ref")) {
            here = description.at(here.get("$ref").asText().substring(1));
        }
        return here;
    }

    /** What is wrong, each with its place. */
    List<String> faults(JsonNode value, JsonNode schema) {
        var faults = new ArrayList<String>();
        check(value, schema, "", faults);
        return faults;
    }

    private void check(JsonNode value, JsonNode unresolved, String at, List<String> faults) {
        JsonNode schema = resolved(unresolved);
        if (schema.isMissingNode()) {
            faults.add(at + ": a reference to nothing");
            return;
        }
        if (schema.has("type") && types(schema.get("type")).stream().noneMatch(type -> is(value, type))) {
            faults.add(at + ": " + value + " is not " + schema.get("type"));
            return;
        }
        if (schema.has("enum") && !value.isNull()
                && StreamSupport.stream(schema.get("enum").spliterator(), false).noneMatch(value::equals)) {
            faults.add(at + ": " + value + " is not among " + schema.get("enum"));
        }
        if (schema.has("oneOf") && StreamSupport.stream(schema.get("oneOf").spliterator(), false)
                .filter(one -> faults(value, one).isEmpty()).count() != 1) {
            faults.add(at + ": " + value + " is not one of " + schema.get("oneOf"));
        }
        schema.path("allOf").forEach(one -> check(value, one, at, faults));
        schema.path("required").forEach(name -> {
            if (value.isObject() && !value.has(name.asText())) {
                faults.add(at + "/" + name.asText() + ": missing");
            }
        });
        if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(field -> {
                if (schema.get("properties").has(field.getKey())) {
                    check(field.getValue(), schema.get("properties").get(field.getKey()), at + "/" + field.getKey(),
                            faults);
                } else {
                    faults.add(at + "/" + field.getKey() + ": not described");
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.get("items"), at + "/" + i, faults);
            }
        }
    }

    private static List<String> types(JsonNode type) {
        return type.isArray() ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).toList()
                : List.of(type.asText());
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("no type of JSON Schema: " + type);
        };
    }
}
