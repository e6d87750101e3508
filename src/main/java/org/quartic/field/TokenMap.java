package org.quartic.field;

import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.simd.Lanes;
import org.quartic.simd.SineCosine;

/** The cos-net token map (2.22): tau_r(x) = sqrt(2) F(b_r) cos(b_r . x + c_r) at every site, for eight draws at once. */
final class TokenMap {

    private static final int WIDTH = Lanes.WIDTH;

    private final ParameterLayout layout;
    private final double[][] sites;
    private final int features;

    TokenMap(Ensemble ensemble) {
        layout = new ParameterLayout(ensemble);
        sites = ensemble.sites();
        features = ensemble.tokenDimension();
    }

    /** Writes the tokens, sites x D, of one draw of (b, c). */
    void fill(Lanes parameters, int group, int draw, Lanes tokens) {
        int momenta = layout.momenta(group, draw);
        int phases = layout.phases(group, draw);
        int amplitudes = layout.amplitudes(group, draw);
        for (int site = 0; site < sites.length; site++) {
            double[] x = sites[site];
            for (int r = 0; r < features; r++) {
                for (int lane = 0; lane < WIDTH; lane++) {
                    double angle = parameters.get(phases + r * WIDTH + lane);
                    for (int k = 0; k < x.length; k++) {
                        angle = Math.fma(parameters.get(momenta + (r * x.length + k) * WIDTH + lane), x[k], angle);
                    }
                    tokens.set((site * features + r) * WIDTH + lane,
                            parameters.get(amplitudes + r * WIDTH + lane) * SineCosine.cosine(angle));
                }
            }
        }
    }
}
