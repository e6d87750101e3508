package org.quartic.field;

import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ScoreDraw;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;

/**
 * The attention of one head, before its values: o_a = sum over b of alpha_b(x_a) y_b, a D-vector for every point, for a strip of draws at once.
 * Everything a head can yield follows from it: head(x_a) = o_a W^V. Not thread-safe; allocates nothing after construction.
 */
final class Attention {

    private final int lanes;
    private final LaneMatrix matrix;
    private final int points;
    private final int dimension;
    private final int rank;
    private final boolean keyFactor;
    private final boolean lowerKeyFactor;
    private final int firstKey;
    private final int keys;
    private final int attended;
    private final boolean includesQuery;
    private final Lanes queries;
    private final Lanes projectedKeys;
    private final Lanes weights;

    /** For strips of so many draws. */
    Attention(Ensemble ensemble, int lanes) {
        this.lanes = lanes;
        matrix = new LaneMatrix(lanes);
        points = ensemble.points();
        dimension = ensemble.tokenDimension();
        rank = ensemble.scores().rank();
        keyFactor = ensemble.scores().keyFactor();
        lowerKeyFactor = ensemble.scores() instanceof ScoreDraw.Bartlett;
        firstKey = ensemble.firstKey() * dimension * lanes;
        keys = ensemble.keys();
        attended = ensemble.attended();
        includesQuery = ensemble.includesQuery();
        queries = Lanes.allocate((long) points * rank * lanes);
        projectedKeys = Lanes.allocate((long) Math.max(points, keys) * rank * lanes);
        weights = Lanes.allocate((long) points * attended * lanes);
    }

    /**
     * Writes o, points x D, from all tokens, sites x D, and the factors of the head's score matrix.
     *
     * @param queryTokens
     *            one token a site, in the coordinates of queries; the points come first
     * @param keyTokens
     *            likewise in those of keys
     * @param tokens
     *            likewise as values
     */
    void outputs(Lanes parameters, int queryFactor, int keyFactorOffset, Lanes queryTokens, Lanes keyTokens,
            Lanes tokens, Lanes outputs) {
        scores(parameters, queryFactor, keyFactorOffset, queryTokens, keyTokens);
        LaneKernels.CHOSEN.softmax(weights, 0, points, attended, lanes);
        matrix.multiply(weights, 0, attended, tokens, firstKey, outputs, 0, points, keys, dimension);
        if (includesQuery) {
            matrix.accumulateScaledRows(weights, keys * lanes, attended, tokens, 0, outputs, 0, points, dimension);
        }
    }

    private void scores(Lanes parameters, int queryFactor, int keyFactorOffset, Lanes queryTokens, Lanes keyTokens) {
        if (rank == 0) {
            matrix.fill(weights, 0, points * attended, 0.0);
            return;
        }
        matrix.multiply(queryTokens, 0, dimension, parameters, queryFactor, queries, 0, points, dimension, rank);
        Lanes keyed = keysOf(parameters, keyFactorOffset, keyTokens, firstKey, keys);
        matrix.multiplyTransposed(queries, 0, keyed, keyed == keyTokens ? firstKey : 0, weights, 0, attended, points,
                rank, keys);
        if (includesQuery) {
            Lanes own = keysOf(parameters, keyFactorOffset, keyTokens, 0, points);
            for (int a = 0; a < points; a++) {
                matrix.dot(queries, a * rank * lanes, own, a * rank * lanes, rank, weights,
                        (a * attended + keys) * lanes);
            }
        }
    }

    /** y B for so many tokens, or the tokens themselves where B is the identity. */
    private Lanes keysOf(Lanes parameters, int keyFactorOffset, Lanes tokens, int first, int count) {
        if (!keyFactor) {
            return tokens;
        }
        if (lowerKeyFactor) {
            matrix.multiplyLower(tokens, first, dimension, parameters, keyFactorOffset, projectedKeys, 0, count,
                    dimension, rank);
        } else {
            matrix.multiply(tokens, first, dimension, parameters, keyFactorOffset, projectedKeys, 0, count, dimension,
                    rank);
        }
        return projectedKeys;
    }
}
