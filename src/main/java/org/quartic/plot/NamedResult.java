package org.quartic.plot;

import org.quartic.run.RunResult;

/** A result by the name it has in a plot. */
public record NamedResult(String name, RunResult result) {

    /** By its own name. */
    public static NamedResult of(RunResult result) {
        return new NamedResult(result.name(), result);
    }

    /** The same by another name. */
    public NamedResult named(String other) {
        return new NamedResult(other, result);
    }
}
