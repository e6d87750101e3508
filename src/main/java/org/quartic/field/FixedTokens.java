package org.quartic.field;

import org.quartic.ensemble.Block;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.random.Purpose;
import org.quartic.simd.Lanes;
import org.quartic.spec.Embedding;

/** Tokens that are the same in every draw: coordinates, or one draw of a cos-net held fixed for the run. */
final class FixedTokens {

    private FixedTokens() {}

    /** The tokens, sites x D, alike in all lanes. */
    static Lanes of(Ensemble ensemble) {
        double[][] sites = ensemble.sites();
        int dimension = ensemble.tokenDimension();
        Lanes tokens = Lanes.allocate((long) sites.length * dimension * Lanes.WIDTH);
        if (ensemble.spec().ensemble().embedding() instanceof Embedding.CosNet) {
            Ensemble alone = ensemble.tokensAlone();
            var block = new Block(new ParameterLayout(alone).groupDoubles(), 0);
            block.begin(0, Lanes.WIDTH);
            new ParameterSampler(alone, Purpose.FROZEN_TOKENS).fill(block);
            new TokenMap(alone).fill(block.parameters(), 0, 0, tokens);
        }
        for (int site = 0; site < sites.length; site++) {
            for (int r = 0; r < dimension; r++) {
                int entry = (site * dimension + r) * Lanes.WIDTH;
                double token = ensemble.spec().ensemble().embedding() instanceof Embedding.Coordinates ? sites[site][r]
                        : tokens.get(entry);
                for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                    tokens.set(entry + lane, token);
                }
            }
        }
        return tokens;
    }
}
