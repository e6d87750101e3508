package org.quartic.run;

import java.util.List;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.field.FieldEvaluator;
import org.quartic.random.Purpose;
import org.quartic.spec.Pair;

/**
 * The numbers p_ab near E[X_ab] that moments are taken about, so that small fluctuations keep their digits: means over a short pilot with
 * random numbers of its own. No estimate depends on them but through rounding.
 */
final class Pivots {

    private static final int DRAWS = 64;

    private Pivots() {}

    /** One pivot a pair. Exactly the observable where that is the same in every draw of the pilot. */
    static double[] of(Ensemble ensemble, List<Pair> pairs, BlockLayout layout) {
        var sampler = new ParameterSampler(ensemble, Purpose.PILOT);
        var evaluator = new FieldEvaluator(ensemble, pairs, layout);
        Block block = layout.newBlock();
        double[] first = new double[pairs.size()];
        double[] excess = new double[pairs.size()];
        int perBlock = Math.min(DRAWS, layout.drawsPerBlock());
        for (int number = 0; number < DRAWS / perBlock; number++) {
            block.begin(number, perBlock);
            sampler.fill(block);
            evaluator.evaluate(block);
            for (int pair = 0; pair < excess.length; pair++) {
                if (number == 0) {
                    first[pair] = block.observables().get(layout.observable(0, pair));
                }
                for (int copy = 0; copy < layout.copies(); copy++) {
                    for (int draw = 0; draw < perBlock; draw++) {
                        excess[pair] += block.observables().get(layout.observable(copy, pair) + draw) - first[pair];
                    }
                }
            }
        }
        double[] pivots = new double[pairs.size()];
        for (int pair = 0; pair < pivots.length; pair++) {
            pivots[pair] = first[pair] + excess[pair] / (DRAWS * layout.copies());
        }
        return pivots;
    }
}
