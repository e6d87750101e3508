package org.quartic.spec;

/** The factor beta in front of a query-key product. */
public enum ScoreScaling {
    /** beta = d_k^(-1/2), as in (2.6). */
    SQRT_WIDTH,
    /** beta = 1/d_k: scores freeze at large width. */
    WIDTH
}
