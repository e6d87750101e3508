package org.quartic.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Something that is said of a whole {@link Table}, beside its rows. CSV has no room for it. */
public sealed interface Note {

    /** Words. */
    record Words(String text) implements Note {}

    /** A tree, such as a spec. NPZ and Parquet have it as compact JSON text. */
    record Tree(JsonNode json) implements Note {}

    /** Numbers, all rows of one length. NPZ has them as an array, Parquet as JSON text. */
    record Matrix(double[][] rows) implements Note {}

    /** The note as JSON. */
    default JsonNode tree() {
        return switch (this) {
            case Words(String text) -> JsonNodeFactory.instance.textNode(text);
            case Tree(JsonNode json) -> json;
            case Matrix(double[][] rows) -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (double[] row : rows) {
                    ArrayNode numbers = list.addArray();
                    for (double number : row) {
                        numbers.add(number);
                    }
                }
                yield list;
            }
        };
    }

    /** The note as text. */
    default String asText() {
        return this instanceof Words(String text) ? text : tree().toString();
    }
}
