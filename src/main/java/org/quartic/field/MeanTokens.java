package org.quartic.field;

import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.simd.Lanes;
import org.quartic.spec.Mixing;

/**
 * The mean tokens o_a = sum over b of alpha_b(x_a) y_b of one head after another, a D-vector for every point, for a strip of draws at once;
 * without mixing they are the tokens of the points. Not thread-safe; allocates nothing after construction.
 */
final class MeanTokens {

    private final ParameterLayout layout;
    private final int randomDraws;
    private final TokenMap tokenMap;
    private final Attention attention;
    private final Lanes queryTokens;
    private final Lanes keyTokens;
    private final Lanes tokens;
    private final Lanes outputs;

    MeanTokens(Ensemble ensemble, ParameterLayout layout) {
        this.layout = layout;
        int lanes = layout.lanes();
        randomDraws = ensemble.features();
        boolean random = randomDraws > 0;
        boolean mixes = ensemble.spec().ensemble().mixing() == Mixing.SOFTMAX;
        tokenMap = random ? new TokenMap(ensemble) : null;
        attention = mixes ? new Attention(ensemble, lanes) : null;
        if (random) {
            tokens = Lanes.allocate((long) ensemble.sites().length * ensemble.tokenDimension() * lanes);
            queryTokens = tokens;
            keyTokens = tokens;
        } else {
            FixedTokens fixed = FixedTokens.of(ensemble);
            PrincipalAxes axes = PrincipalAxes.of(ensemble, fixed);
            tokens = fixed.inLanes(lanes);
            queryTokens = axes.queries() == fixed ? tokens : axes.queries().inLanes(lanes);
            keyTokens = axes.keys() == fixed ? tokens : axes.keys().inLanes(lanes);
        }
        outputs = mixes ? Lanes.allocate((long) ensemble.points() * ensemble.tokenDimension() * lanes) : tokens;
    }

    /** Those of a head, points x D, until the next are asked for. Heads of a strip are asked for in their order, since they may share tokens. */
    Lanes of(Lanes parameters, int strip, int head) {
        if (head < randomDraws) {
            tokenMap.fill(parameters, strip, head, tokens);
        }
        if (attention != null) {
            attention.outputs(parameters, layout.queryFactor(strip, head), layout.keyFactor(strip, head), queryTokens,
                    keyTokens, tokens, outputs);
        }
        return outputs;
    }
}
