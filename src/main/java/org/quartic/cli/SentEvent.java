package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened to a run, as a daemon sent it.
 *
 * @param kind
 *            {@code state}, {@code look} or {@code end}
 * @param id
 *            what to ask for the events after it by
 */
record SentEvent(String kind, String id, JsonNode data) {

    boolean isLook() {
        return kind.equals("look");
    }

    boolean isEnd() {
        return kind.equals("end");
    }
}
