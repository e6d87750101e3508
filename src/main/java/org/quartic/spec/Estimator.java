package org.quartic.spec;

/** What is drawn and observed; {@link #AUTO} only before a spec is resolved. */
public enum Estimator {
    /** Chosen from the spec alone. */
    AUTO,
    /** Every parameter is drawn, phi is observed. */
    FIELD,
    /** (b, c), W^Q and W^K are drawn, the conditional kernel X is observed. */
    KERNEL,
    /** (b, c) and the score matrix itself are drawn, X is observed: cost does not depend on d_k. */
    COLLAPSED
}
