package org.quartic.field;

import org.quartic.ensemble.Block;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.random.Purpose;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;
import org.quartic.spec.Embedding;

/**
 * Tokens that are the same in every draw: coordinates, or one draw of a cos-net held fixed for the run.
 *
 * @param tokens
 *            sites x D
 */
public record FixedTokens(double[][] tokens) {

    /** Those of an ensemble whose tokens are not random. */
    public static FixedTokens of(Ensemble ensemble) {
        return new FixedTokens(switch (ensemble.spec().ensemble().embedding()) {
            case Embedding.Coordinates() -> ensemble.sites();
            case Embedding.CosNet _ -> frozen(ensemble.tokensAlone());
        });
    }

    /** The first draw of a block of their own: the others of its strip are not used. */
    private static double[][] frozen(Ensemble alone) {
        var layout = new ParameterLayout(alone);
        var block = new Block(layout.stripDoubles(), 0);
        block.begin(0, Lanes.WIDTH);
        new ParameterSampler(alone, Purpose.FROZEN_TOKENS, layout.lanes()).fill(block);
        int sites = alone.sites().length;
        int dimension = alone.tokenDimension();
        Lanes drawn = Lanes.allocate((long) sites * dimension * layout.lanes());
        new TokenMap(alone).fill(block.parameters(), 0, 0, drawn);
        double[][] tokens = new double[sites][dimension];
        for (int site = 0; site < sites; site++) {
            for (int r = 0; r < dimension; r++) {
                tokens[site][r] = drawn.get((site * dimension + r) * layout.lanes());
            }
        }
        return tokens;
    }

    /** One component of one site's token. */
    double at(int site, int component) {
        return tokens[site][component];
    }

    /** Sites x D, alike in all draws of a strip. */
    Lanes inLanes(int lanes) {
        int dimension = tokens[0].length;
        Lanes filled = Lanes.allocate((long) tokens.length * dimension * lanes);
        for (int site = 0; site < tokens.length; site++) {
            for (int r = 0; r < dimension; r++) {
                new LaneMatrix(lanes).fill(filled, (site * dimension + r) * lanes, 1, tokens[site][r]);
            }
        }
        return filled;
    }
}
