package org.quartic.field;

import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;

/** The cos-net token map (2.22): tau_r(x) = sqrt(2) F(b_r) cos(b_r . x + c_r) at every site, for a strip of draws at once. */
final class TokenMap {

    private final ParameterLayout layout;
    private final int lanes;
    private final LaneMatrix matrix;
    private final int sites;
    private final int dimension;
    private final int features;
    /** Sites x d, alike in all lanes. */
    private final Lanes coordinates;

    TokenMap(Ensemble ensemble) {
        layout = new ParameterLayout(ensemble);
        lanes = layout.lanes();
        matrix = new LaneMatrix(lanes);
        sites = ensemble.sites().length;
        dimension = ensemble.spec().spacetimeDimension();
        features = ensemble.tokenDimension();
        coordinates = Lanes.allocate((long) sites * dimension * lanes);
        for (int site = 0; site < sites; site++) {
            for (int k = 0; k < dimension; k++) {
                matrix.fill(coordinates, (site * dimension + k) * lanes, 1, ensemble.sites()[site][k]);
            }
        }
    }

    /** Writes the tokens, sites x D, of one draw of (b, c). */
    void fill(Lanes parameters, int strip, int draw, Lanes tokens) {
        int row = features * lanes;
        for (int site = 0; site < sites; site++) {
            matrix.copy(parameters, layout.phases(strip, draw), tokens, site * row, features);
        }
        matrix.accumulateTransposed(coordinates, 0, parameters, layout.momenta(strip, draw), tokens, 0, sites,
                dimension, features);
        LaneKernels.CHOSEN.cosine(tokens, 0, sites * row, tokens, 0);
        for (int site = 0; site < sites; site++) {
            LaneKernels.CHOSEN.multiply(tokens, site * row, parameters, layout.amplitudes(strip, draw), tokens,
                    site * row, row);
        }
    }
}
