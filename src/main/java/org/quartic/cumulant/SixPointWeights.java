package org.quartic.cumulant;

/**
 * What an ensemble makes of the moments of its observables X in a connected six-point function. Let m be the means of X, and let every sum
 * run over the fifteen pairings of six points, or over the fifteen ways to split off a pair ab from the rest cdef:
 *
 * <pre>
 * M = sum of m_ab m_cd m_ef                            K = sum of m_ab (E[S_cdef] - P_cdef)
 * T = sum of the third cumulants of X_ab, X_cd, X_ef
 * </pre>
 *
 * K' is K with S' in the place of S: its covariances are those of two heads on one token draw. T' is T for one of the three X, each in
 * turn, from a second head, and T'' for three heads. Where only the sum of X over heads is random, and phi gaussian given it,
 *
 * <pre>
 * G6c = means M + covariance K + crossCovariance K' + third T + crossThird T' + farThird T''.
 * </pre>
 *
 * Given kernels X_h and readouts, phi is gaussian with covariance sum over h of V_h X_h, where V_h, the sum of the squared readouts of a
 * head, has for N_h heads the moments
 *
 * <pre>
 * E V = s2/N_h   E V^2 = (s2/N_h)^2 (1 + e)   E V^3 = (s2/N_h)^3 (1 + 3 e + e')
 * s2 = sigma_z^2   e = (g - 1)/d_k   e' = (h - 3 g + 2)/d_k^2
 * </pre>
 *
 * with g and h the fourth and sixth moments of a readout at unit variance. E[phi^6] is then the mean over pairings of triples of heads, three
 * times the same, two or none, and in G6c all that would cancel is gone: e' is the third cumulant of V, and no coefficient is a
 * difference of larger ones. Immutable.
 *
 * @param means
 *            of M
 * @param covariance
 *            of K
 * @param crossCovariance
 *            of K'; 0 where heads are independent
 * @param third
 *            of T
 * @param crossThird
 *            of T'; 0 where heads are independent
 * @param farThird
 *            of T''; 0 where heads are independent, or fewer than three
 */
public record SixPointWeights(double means, double covariance, double crossCovariance, double third, double crossThird,
        double farThird) {

    /**
     * Kernels X of independent heads: with v = sigma_z^6/N_h^2, coefficients v e', v (2 e + e') and v (1 + 3 e + e').
     *
     * @param sigmaZ
     *            sigma_z
     * @param fourthMoment
     *            g, at least 1
     * @param sixthMoment
     *            h
     * @param inverseWidth
     *            1/d_k; 0 where the width is infinite
     * @param heads
     *            N_h
     */
    public static SixPointWeights kernel(double sigmaZ, double fourthMoment, double sixthMoment, double inverseWidth,
            int heads) {
        double unit = unit(sigmaZ, heads);
        double excess = (fourthMoment - 1) * inverseWidth;
        double sixthExcess = (sixthMoment - 3 * fourthMoment + 2) * inverseWidth * inverseWidth;
        return new SixPointWeights(unit * sixthExcess, unit * (2 * excess + sixthExcess), 0,
                unit * (1 + 3 * excess + sixthExcess), 0, 0);
    }

    /**
     * Kernels X of several heads on one draw of random tokens, where heads are independent only given the tokens: as for independent heads,
     * and v 2 (N_h - 1) e of K', v 3 (N_h - 1) (1 + e) of T', v (N_h - 1) (N_h - 2) of T''. Parameters as in {@link #kernel}.
     */
    public static SixPointWeights sharedTokens(double sigmaZ, double fourthMoment, double sixthMoment,
            double inverseWidth, int heads) {
        SixPointWeights alone = kernel(sigmaZ, fourthMoment, sixthMoment, inverseWidth, heads);
        double unit = unit(sigmaZ, heads);
        double excess = (fourthMoment - 1) * inverseWidth;
        double others = heads - 1.0;
        return new SixPointWeights(alone.means, alone.covariance, unit * 2 * others * excess, alone.third,
                unit * 3 * others * (1 + excess), unit * others * (heads - 2.0));
    }

    /**
     * Products X_ab = phi_a phi_b of the field itself, where S is three times the product of four and the sum over pairings fifteen times that
     * of six: G6c = 1/15 (M + K + T) - 1/3 (3 M + K) + 2 M.
     */
    public static SixPointWeights field() {
        return new SixPointWeights(16.0 / 15, -4.0 / 15, 0, 1.0 / 15, 0, 0);
    }

    private static double unit(double sigmaZ, int heads) {
        double variance = sigmaZ * sigmaZ;
        return variance * variance * variance / heads / heads;
    }
}
