package org.quartic.spec;

/** The token map tau: R^d to R^D. */
public sealed interface Embedding {

    /** tau(x) = x, D = d. */
    record Coordinates() implements Embedding {}

    /**
     * Random Fourier features (2.22): tau_r(x) = sqrt(2) F(b_r) cos(b_r . x + c_r), r = 1..D, c_r uniform on [-pi, pi].
     *
     * @param features
     *            D
     * @param momentum
     *            the law of b_r
     * @param profile
     *            F
     * @param scope
     *            who shares a draw of (b, c)
     */
    record CosNet(int features, Momentum momentum, Profile profile, Scope scope) implements Embedding {}

    /** Who shares one draw of the cos-net parameters (b, c). */
    enum Scope {
        /** Every head draws its own: heads are independent. */
        PER_HEAD,
        /** One draw serves all heads of a network: heads are independent only given the tokens. */
        SHARED,
        /** One draw from the run's seed, held for all draws and heads: tokens are deterministic. */
        FROZEN
    }
}
