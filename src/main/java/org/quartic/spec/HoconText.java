package org.quartic.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON as HOCON people like to read: an object over several lines, a list on one if it fits, quotes only where they are needed. */
final class HoconText {
    private static final String INDENT = "  ";
    private static final int LINE_CHARACTERS = 120;
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z-]*");
    /** Words that are values of another type when they stand without quotes. */
    private static final Set<String> TAKEN = Set.of("true", "false", "null");

    private HoconText() {}

    static String of(ObjectNode object) {
        var text = new StringBuilder();
        appendKeys(object, "", text);
        return text.toString();
    }

    private static void appendKeys(ObjectNode object, String indent, StringBuilder text) {
        object.properties().forEach(key -> {
            text.append(indent).append(key.getKey());
            switch (key.getValue()) {
                case ObjectNode section -> {
                    text.append(" {\n");
                    appendKeys(section, indent + INDENT, text);
                    text.append(indent).append("}\n");
                }
                case ArrayNode list -> text.append(" = ").append(list(list, indent)).append('\n');
                case JsonNode scalar -> text.append(" = ").append(inline(scalar)).append('\n');
            }
        });
    }

    private static String list(ArrayNode list, String indent) {
        String oneLine = inline(list);
        if (oneLine.length() <= LINE_CHARACTERS) {
            return oneLine;
        }
        var text = new StringBuilder("[\n");
        list.forEach(element -> text.append(indent).append(INDENT).append(inline(element)).append('\n'));
        return text.append(indent).append(']').toString();
    }

    /** On one line. */
    static String inline(JsonNode value) {
        var text = new StringBuilder();
        String separator = "";
        switch (value) {
            case ArrayNode list -> {
                text.append('[');
                for (JsonNode element : list) {
                    text.append(separator).append(inline(element));
                    separator = ", ";
                }
                text.append(']');
            }
            case ObjectNode object -> {
                text.append("{ ");
                for (var key : object.properties()) {
                    text.append(separator).append(key.getKey()).append(" = ").append(inline(key.getValue()));
                    separator = ", ";
                }
                text.append(" }");
            }
            case JsonNode scalar -> text.append(isWord(scalar) ? scalar.textValue() : scalar.toString());
        }
        return text.toString();
    }

    private static boolean isWord(JsonNode scalar) {
        return scalar.isTextual() && WORD.matcher(scalar.textValue()).matches() && !TAKEN.contains(scalar.textValue());
    }
}
