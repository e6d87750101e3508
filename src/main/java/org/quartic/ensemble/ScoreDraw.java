package org.quartic.ensemble;

import org.quartic.spec.Estimator;
import org.quartic.spec.Mixing;
import org.quartic.spec.RunSpec;
import org.quartic.spec.ScoreScaling;
import org.quartic.spec.Width;

/**
 * How the score matrix M = beta W^Q W^K^T of a head is drawn. What leaves the sampler is a pair of factors, M = A B^T, of the smallest
 * rank at hand; scores are then (tau A).(y B).
 */
public sealed interface ScoreDraw {

    /** r: A and B are D x r. 0 where there are no scores. */
    int rank();

    /** Whether B is drawn; otherwise it is the identity and r = D. */
    boolean keyFactor();

    /** No scores: no attention, or scores that are zero in law. */
    record Absent() implements ScoreDraw {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public boolean keyFactor() {
            return false;
        }
    }

    /**
     * W^Q and W^K entry by entry, summed over their columns as they are drawn where the width exceeds D (A = M), handed over as they are
     * where it does not (A = beta W^Q, B = W^K).
     */
    record Projections(int width, int tokenDimension) implements ScoreDraw {
        @Override
        public int rank() {
            return Math.min(width, tokenDimension);
        }

        @Override
        public boolean keyFactor() {
            return width < tokenDimension;
        }
    }

    /**
     * M = beta (sigma_Q sigma_K / D) G L^T from its exact law: G is D x r normal, L the D x r Bartlett factor of W^K W^K^T, r = min(D,
     * d_k). With W^K = L O, O of orthonormal rows, W^Q O^T is again normal.
     */
    record Bartlett(int width, int tokenDimension) implements ScoreDraw {
        @Override
        public int rank() {
            return Math.min(width, tokenDimension);
        }

        @Override
        public boolean keyFactor() {
            return true;
        }

        /** How many entries of L stand strictly below its diagonal. */
        int entriesBelowDiagonal() {
            int rank = rank();
            return rank * (rank - 1) / 2 + (tokenDimension - rank) * rank;
        }
    }

    /** The limit of {@link Bartlett} at infinite width and beta = d_k^(-1/2): M = (sigma_Q sigma_K / D) G, G a D x D normal matrix. */
    record Limit(int tokenDimension) implements ScoreDraw {
        @Override
        public int rank() {
            return tokenDimension;
        }

        @Override
        public boolean keyFactor() {
            return false;
        }
    }

    /** The draw that a resolved spec asks for. */
    static ScoreDraw of(RunSpec spec, int tokenDimension) {
        var ensemble = spec.ensemble();
        if (ensemble.mixing() == Mixing.NONE) {
            return new Absent();
        }
        return switch (ensemble.width()) {
            case Width.Infinite() when ensemble.scoreScaling() == ScoreScaling.WIDTH -> new Absent();
            case Width.Infinite() -> new Limit(tokenDimension);
            case Width.Finite(int width) when spec.estimator() == Estimator.COLLAPSED ->
                new Bartlett(width, tokenDimension);
            case Width.Finite(int width) -> new Projections(width, tokenDimension);
        };
    }
}
