package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;

import org.quartic.spec.RunSpec;

/**
 * A spec that is valid and resolved.
 *
 * @param json
 *            the same spec, defaults filled in
 * @param digest
 *            {@code sha256:} and the digest of the spec without its name
 */
public record ResolvedSpec(RunSpec spec, JsonNode json, String digest) {}
