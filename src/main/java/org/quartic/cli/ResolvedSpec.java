package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.quartic.run.Resolution;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecDigest;
import org.quartic.spec.SpecWriter;

/** A spec that is valid and resolved, and what its {@code auto} was chosen from. */
public record ResolvedSpec(Resolution resolution) {

    /** The resolved spec. */
    public RunSpec spec() {
        return resolution.spec();
    }

    /** The same spec, defaults filled in. Made when it is asked for: JSON takes a while to load, and a run starts without. */
    ObjectNode json() {
        return SpecWriter.json(spec());
    }

    /** {@code sha256:} and the digest of the spec without its name. */
    String digest() {
        return SpecDigest.of(spec());
    }
}
