package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.quartic.run.Resolution;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecDigest;
import org.quartic.spec.SpecWriter;

/** A valid spec and what its {@code auto} becomes, which is found out when it is first asked for, as that takes a while. Thread-safe. */
public final class ResolvedSpec {
    private final RunSpec given;
    private Resolution resolution;

    /** Of a valid spec. */
    public ResolvedSpec(RunSpec given) {
        this.given = given;
    }

    /** The resolved spec, and what its {@code auto} was chosen from. */
    synchronized Resolution resolution() {
        if (resolution == null) {
            resolution = Resolution.of(given);
        }
        return resolution;
    }

    /** The resolved spec. */
    public RunSpec spec() {
        return resolution().spec();
    }

    /** The spec as it was written, for what does not depend on {@code auto}. */
    RunSpec given() {
        return given;
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
