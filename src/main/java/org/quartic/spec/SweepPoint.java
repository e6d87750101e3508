package org.quartic.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of a sweep.
 *
 * @param at
 *            the value of every swept key, as JSON, in the order of the sweep's keys; not to be modified
 * @param spec
 *            the base with these values put over it
 */
public record SweepPoint(Map<String, JsonNode> at, RunSpec spec) {
    public SweepPoint {
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
}
