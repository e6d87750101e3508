package org.quartic.field;

import org.quartic.ensemble.Ensemble;
import org.quartic.simd.Lanes;
import org.quartic.spec.EnsembleSpec;

/**
 * Points at which the spec leaves nothing random to observe. The kernel X_ab is one number in every draw where tokens are fixed and the
 * attention of both points is: because there are no scores, because the query's token is zero, or because all its keys are one token. phi
 * itself is deterministic only where it is zero in law.
 */
public final class DeterministicPoints {

    private DeterministicPoints() {}

    /** For every point, whether what is observed at pairs of such points is the same in every draw. */
    public static boolean[] of(Ensemble ensemble) {
        boolean[] deterministic = new boolean[ensemble.points()];
        EnsembleSpec spec = ensemble.spec().ensemble();
        boolean vanishing = spec.sigma().value() == 0.0 || spec.sigma().readout() == 0.0;
        boolean fixed = !ensemble.observesField() && ensemble.features() == 0;
        boolean unscored = ensemble.scores().rank() == 0 || ensemble.scoreScale() == 0.0;
        Lanes tokens = fixed ? FixedTokens.of(ensemble) : null;
        for (int a = 0; a < deterministic.length; a++) {
            deterministic[a] = vanishing
                    || fixed && (unscored || isZero(ensemble, tokens, a) || hasOneKey(ensemble, tokens, a));
        }
        return deterministic;
    }

    private static boolean isZero(Ensemble ensemble, Lanes tokens, int site) {
        int dimension = ensemble.tokenDimension();
        for (int r = 0; r < dimension; r++) {
            if (tokens.get((site * dimension + r) * Lanes.WIDTH) != 0.0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOneKey(Ensemble ensemble, Lanes tokens, int point) {
        for (int key = 1; key < ensemble.keys(); key++) {
            if (!sameToken(ensemble, tokens, ensemble.firstKey(), ensemble.firstKey() + key)) {
                return false;
            }
        }
        return !ensemble.includesQuery() || sameToken(ensemble, tokens, ensemble.firstKey(), point);
    }

    private static boolean sameToken(Ensemble ensemble, Lanes tokens, int site, int other) {
        int dimension = ensemble.tokenDimension();
        for (int r = 0; r < dimension; r++) {
            if (tokens.get((site * dimension + r) * Lanes.WIDTH) != tokens.get((other * dimension + r) * Lanes.WIDTH)) {
                return false;
            }
        }
        return true;
    }
}
