package org.quartic.cumulant;

import java.util.Optional;

/**
 * What an ensemble makes of the moments of its observables X. With {@code S = X_ab X_cd + X_ac X_bd + X_ad X_bc}, S' the same sum across
 * two heads on one token draw, and P the same sum of products of means,
 *
 * <pre>
 * G2 = pairWeight E[X],    G4c = c1 E[S] + c1' E[S'] - c2 P.
 * </pre>
 *
 * Let C be the sum over the three pairings of the sample covariances of the pivoted X (averaged over the copies). With n copies C is an
 * unbiased estimate of {@code E[S]/n + (1 - 1/n) E[S'] - P}, so that
 *
 * <pre>
 * G4c = (c1 - c2/n) S + (c1' - c2 (1 - 1/n)) S' + c2 C,    with one copy    G4c = (c1 - c2) S + c2 C
 * </pre>
 *
 * is unbiased. Here s stands for sigma_z^4 and g for gamma_z^4. Immutable.
 *
 * @param pairWeight
 *            of the mean of X in G2
 * @param connected
 *            c2, of C
 * @param moment
 *            of the mean of S
 * @param crossMoment
 *            of the mean of S'; 0 with one copy
 * @param shift
 *            of what pivots add to S and S' alike: the sum of the last two, free of the cancellation that sum may suffer
 * @param copies
 *            how many independent heads are seen on every token draw
 * @param split
 *            I_dk and I_IB, where the ensemble has them
 */
public record CumulantWeights(double pairWeight, double connected, double moment, double crossMoment, double shift,
        int copies, Optional<Split> split) {

    /**
     * G4c = I_dk + I_IB: equations (3.3) and (3.4) of arXiv:2602.10209, with (4.5) to (4.8) for several heads.
     *
     * @param finiteWidthMoment
     *            of S in I_dk: (g - s) / (N_h d_k)
     * @param finiteWidthConnected
     *            of C in I_dk: s / (N_h d_k)
     * @param independenceBreaking
     *            of C in I_IB: s (1 - 1/d_k) / N_h
     */
    public record Split(double finiteWidthMoment, double finiteWidthConnected, double independenceBreaking) {}

    /**
     * Kernels X of independent heads, equations (3.2) and (4.5): c1 = (g/d_k + s (1 - 1/d_k))/N_h and c2 = s/N_h.
     *
     * @param sigmaZ
     *            sigma_z
     * @param fourthMoment
     *            gamma_z^4 / sigma_z^4, at least 1
     * @param inverseWidth
     *            1/d_k; 0 where the width is infinite
     * @param heads
     *            N_h
     */
    public static CumulantWeights kernel(double sigmaZ, double fourthMoment, double inverseWidth, int heads) {
        check(fourthMoment, inverseWidth, heads, 1);
        double variance = sigmaZ * sigmaZ;
        double perHead = variance * variance / heads;
        double excess = perHead * (fourthMoment - 1) * inverseWidth;
        var split = new Split(excess, perHead * inverseWidth, perHead * (1 - inverseWidth));
        return new CumulantWeights(variance, perHead, excess, 0, excess, 1, Optional.of(split));
    }

    /**
     * Kernels X of several heads on one draw of random tokens, where heads are independent only given the tokens: c1 as for independent
     * heads, c1' = s (1 - 1/N_h) and c2 = s. Parameters as in {@link #kernel}, with at least two heads.
     *
     * @param copies
     *            of X that are seen per draw, at least two
     */
    public static CumulantWeights sharedTokens(double sigmaZ, double fourthMoment, double inverseWidth, int heads,
            int copies) {
        check(fourthMoment, inverseWidth, heads, 2);
        double variance = sigmaZ * sigmaZ;
        double square = variance * variance;
        double excess = square / heads * (fourthMoment - 1) * inverseWidth;
        double cross = square * (heads - copies) / ((double) copies * heads);
        return new CumulantWeights(variance, square, excess - cross, cross, excess, copies, Optional.empty());
    }

    /** Products X_ab = phi_a phi_b of the field itself, where S is three times the product of all four: c1 = 1/3, c2 = 1. */
    public static CumulantWeights field() {
        return new CumulantWeights(1, 1, -2.0 / 3, 0, -2.0 / 3, 1, Optional.empty());
    }

    private static void check(double fourthMoment, double inverseWidth, int heads, int fewestHeads) {
        if (!(fourthMoment >= 1) || !(inverseWidth >= 0 && inverseWidth <= 1) || heads < fewestHeads) {
            throw new IllegalArgumentException(
                    "no such ensemble: fourth moment " + fourthMoment + ", inverse width " + inverseWidth
                            + ", " + heads + " heads");
        }
    }
}
