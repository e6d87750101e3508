package org.quartic.run;

import java.util.List;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.field.FieldEvaluator;
import org.quartic.random.Purpose;
import org.quartic.spec.Pair;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;

/**
 * The numbers p_ab near E[X_ab] that moments are taken about, so that small fluctuations keep their digits: means over a short pilot with
 * random numbers of its own. No estimate depends on them but through rounding.
 */
final class Pivots {

    /** At most, and never more than a block, whose draws are few where a draw is dear. */
    private static final int DRAWS = 64;

    private Pivots() {}

    /** One pivot a pair. Exactly the observable where that is the same in every draw of the pilot. Its draws are pseudo-random in any case. */
    static double[] of(RunSpec spec, List<Pair> pairs) {
        Ensemble ensemble = Ensemble.of(spec.with(new Sampling.PseudoRandom()));
        BlockLayout layout = BlockLayout.of(ensemble, pairs.size());
        var sampler = new ParameterSampler(ensemble, Purpose.PILOT, layout.drawsPerBlock());
        var evaluator = new FieldEvaluator(ensemble, pairs, layout);
        Block block = layout.newBlock();
        double[] first = new double[pairs.size()];
        double[] excess = new double[pairs.size()];
        int draws = Math.min(DRAWS, layout.drawsPerBlock());
        block.begin(0, draws);
        sampler.fill(block);
        evaluator.evaluate(block);
        for (int pair = 0; pair < excess.length; pair++) {
            first[pair] = block.observables().get(layout.observable(0, pair));
            for (int copy = 0; copy < layout.copies(); copy++) {
                for (int draw = 0; draw < draws; draw++) {
                    excess[pair] += block.observables().get(layout.observable(copy, pair) + draw) - first[pair];
                }
            }
        }
        double[] pivots = new double[pairs.size()];
        for (int pair = 0; pair < pivots.length; pair++) {
            pivots[pair] = first[pair] + excess[pair] / (draws * layout.copies());
        }
        return pivots;
    }
}
