package org.quartic.field;

import java.util.List;
import org.quartic.ensemble.Ensemble;
import org.quartic.spec.Embedding;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Mixing;
import org.quartic.spec.Profile;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/**
 * What the spec leaves nothing random in, so that an error of zero is the truth and not merely what was seen. The field is zero in law at a
 * point where all the tokens it sees are zero, or everywhere with sigma_V or sigma_z zero; a product with one such factor is zero. And the
 * kernel X_ab is one number in every draw where tokens are fixed and the attention of both points is: because there are no scores, because
 * the query's token is zero, or because all its keys are one token. Immutable.
 */
public final class Determinism {

    private final boolean[] zero;
    private final boolean[] constant;

    private Determinism(boolean[] zero, boolean[] constant) {
        this.zero = zero;
        this.constant = constant;
    }

    /** What is deterministic in an ensemble. */
    public static Determinism of(Ensemble ensemble) {
        int points = ensemble.points();
        boolean[] zero = new boolean[points];
        boolean[] constant = new boolean[points];
        boolean vanishing = vanishes(ensemble.spec().ensemble());
        boolean unscored = ensemble.scores().rank() == 0 || ensemble.scoreScale() == 0.0;
        var tokens = ensemble.features() == 0 ? new Tokens(ensemble, FixedTokens.of(ensemble)) : null;
        for (int a = 0; a < points; a++) {
            zero[a] = vanishing || tokens != null && tokens.seesOnlyZero(a);
            constant[a] = !ensemble.observesField() && tokens != null
                    && (unscored || tokens.isZero(a) || tokens.seesOneToken(a));
        }
        return new Determinism(zero, constant);
    }

    private static boolean vanishes(EnsembleSpec spec) {
        boolean noAmplitude = spec.embedding() instanceof Embedding.CosNet cosNet
                && cosNet.profile() instanceof Profile.Constant(double value) && value == 0.0;
        return spec.sigma().value() == 0.0 || spec.sigma().readout() == 0.0 || noAmplitude;
    }

    /** Whether nothing random is left in a four-point function and what is observed for it. */
    public boolean of(Quadruple points) {
        return of(points.indices());
    }

    /** Likewise of a six-point function. */
    public boolean of(Sextuple points) {
        return of(points.indices());
    }

    private boolean of(List<Integer> points) {
        return points.stream().anyMatch(a -> zero[a]) || points.stream().allMatch(a -> constant[a]);
    }

    /** Fixed tokens and who attends to which. */
    private record Tokens(Ensemble ensemble, FixedTokens tokens) {

        boolean seesOnlyZero(int point) {
            if (ensemble.spec().ensemble().mixing() == Mixing.NONE) {
                return isZero(point);
            }
            return seesOneToken(point) && isZero(ensemble.firstKey());
        }

        boolean seesOneToken(int point) {
            for (int key = 1; key < ensemble.keys(); key++) {
                if (!areEqual(ensemble.firstKey(), ensemble.firstKey() + key)) {
                    return false;
                }
            }
            return !ensemble.includesQuery() || areEqual(ensemble.firstKey(), point);
        }

        boolean isZero(int site) {
            for (int r = 0; r < ensemble.tokenDimension(); r++) {
                if (at(site, r) != 0.0) {
                    return false;
                }
            }
            return true;
        }

        private boolean areEqual(int site, int other) {
            for (int r = 0; r < ensemble.tokenDimension(); r++) {
                if (at(site, r) != at(other, r)) {
                    return false;
                }
            }
            return true;
        }

        private double at(int site, int r) {
            return tokens.at(site, r);
        }
    }
}
