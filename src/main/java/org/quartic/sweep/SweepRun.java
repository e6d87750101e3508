package org.quartic.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.quartic.run.RunResult;
import org.quartic.run.Status;

/**
 * What came of one run of a sweep.
 *
 * @param at
 *            the value of every swept key, as JSON; not to be modified
 * @param result
 *            what is known, where anything is
 * @param error
 *            why it failed, where it did
 */
public record SweepRun(Map<String, JsonNode> at, Status status, Optional<RunResult> result, Optional<String> error) {
    public SweepRun {
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }
}
