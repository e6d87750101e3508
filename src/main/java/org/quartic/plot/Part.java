package org.quartic.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a JSON file that knows where it stands.
 *
 * @param place
 *            such as {@code runs[3].at}; empty for the whole
 */
record Part(JsonNode json, String place) {

    static Part whole(JsonNode json) {
        return new Part(json, "");
    }

    /** What stands under this name, if there is anything but null. */
    Optional<Part> optional(String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(child(name));
    }

    /** What stands under this name, null too. */
    private Part child(String name) {
        return new Part(json.path(name), place.isEmpty() ? name : place + "." + name);
    }

    Part at(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(
                (place.isEmpty() ? "" : place + ": ") + "found no '" + name + "'"));
    }

    /** The elements of a list. */
    List<Part> elements() {
        if (!json.isArray()) {
            throw fault("a list");
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < json.size(); i++) {
            parts.add(new Part(json.get(i), place + "[" + i + "]"));
        }
        return parts;
    }

    String text() {
        if (!json.isTextual()) {
            throw fault("text");
        }
        return json.textValue();
    }

    /** A number; NaN where it is null. */
    double number(String name) {
        Part part = child(name);
        if (part.json.isMissingNode()) {
            throw new IllegalArgumentException((place.isEmpty() ? "" : place + ": ") + "found no '" + name + "'");
        }
        return part.number();
    }

    /** A number; NaN for null. */
    double number() {
        if (json.isNull()) {
            return Double.NaN;
        }
        if (!json.isNumber()) {
            throw fault("a number or null");
        }
        return json.doubleValue();
    }

    /** Whole numbers, not negative: so many, indices of points. */
    List<Integer> indices(int count) {
        List<Part> parts = elements();
        if (parts.size() != count || parts.stream().anyMatch(part -> !part.json.isInt() || part.json.intValue() < 0)) {
            throw fault("a list of " + count + " indices of points");
        }
        return parts.stream().map(part -> part.json.intValue()).toList();
    }

    IllegalArgumentException fault(String expected) {
        String found = json.toString();
        return new IllegalArgumentException((place.isEmpty() ? "" : place + ": ") + "found "
                + (found.length() > 60 ? found.substring(0, 60) + "..." : found) + "; expected " + expected);
    }
}
