package org.quartic.spec;

/** How draws are generated; {@link Auto} only before a spec is resolved. */
public sealed interface Sampling {

    /** Chosen from the spec alone. */
    record Auto() implements Sampling {}

    /** Independent draws of a counter-based generator. */
    record PseudoRandom() implements Sampling {}
}
