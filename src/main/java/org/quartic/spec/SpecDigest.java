package org.quartic.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * What identifies a run: {@code sha256:} and the SHA-256, in lower-case hexadecimal, of the resolved spec as compact JSON with sorted
 * keys, in UTF-8, without {@code name}. Thread-safe.
 */
public final class SpecDigest {
    private static final String PREFIX = "sha256:";
    private static final int HEX_DIGITS_OF_A_LONG = 16;

    private SpecDigest() {}

    /** Identifies the numbers of a run: draws, and when they end. */
    public static String of(RunSpec resolved) {
        return digest(json(resolved));
    }

    /** Identifies the draws of a run and what is made of each: as {@link #of}, but without {@code stop}. */
    public static String ofDraws(RunSpec resolved) {
        ObjectNode json = json(resolved);
        json.remove("stop");
        return digest(json);
    }

    /** A seed that follows from all that says what is drawn, another one from every other: no name, no {@code stop}, {@code auto} or not. */
    static long seed(RunSpec spec) {
        ObjectNode json = SpecWriter.json(spec);
        json.remove("stop");
        return HexFormat.fromHexDigitsToLong(digest(json), PREFIX.length(), PREFIX.length() + HEX_DIGITS_OF_A_LONG);
    }

    private static ObjectNode json(RunSpec resolved) {
        if (!resolved.isResolved()) {
            throw new IllegalArgumentException("a spec with auto in it does not say what its draws are");
        }
        return SpecWriter.json(resolved);
    }

    private static String digest(ObjectNode json) {
        json.remove("name");
        byte[] text = sorted(json).toString().getBytes(StandardCharsets.UTF_8);
        try {
            return PREFIX + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var keys = new TreeMap<String, JsonNode>();
                object.properties().forEach(key -> keys.put(key.getKey(), sorted(key.getValue())));
                ObjectNode ordered = JsonNodeFactory.instance.objectNode();
                ordered.setAll(keys);
                yield ordered;
            }
            case ArrayNode list -> {
                ArrayNode elements = JsonNodeFactory.instance.arrayNode();
                list.forEach(element -> elements.add(sorted(element)));
                yield elements;
            }
            default -> node;
        };
    }
}
