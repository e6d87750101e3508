package org.quartic.spec;

/** Whether a head mixes its tokens by attention or passes the query's own token on, head(x) = tau(x) W^V (2.23). */
public enum Mixing {
    /** Attention weights are the softmax of the scores (2.6). */
    SOFTMAX,
    /** No attention: no W^Q, no W^K. */
    NONE
}
