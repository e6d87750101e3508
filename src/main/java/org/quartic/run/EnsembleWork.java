package org.quartic.run;

import java.util.List;
import org.quartic.cumulant.BlockReducer;
import org.quartic.cumulant.CumulantWeights;
import org.quartic.cumulant.MomentLayout;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.field.FieldEvaluator;
import org.quartic.random.Purpose;
import org.quartic.spec.Pair;

/** The real work on a block: parameters drawn, fields evaluated, moments reduced. The three steps share nothing that changes. */
final class EnsembleWork implements BlockWork {

    private final BlockLayout layout;
    private final ParameterSampler sampler;
    private final FieldEvaluator evaluator;
    private final BlockReducer reducer;

    EnsembleWork(Ensemble ensemble, List<Pair> pairs, BlockLayout layout, MomentLayout moments,
            CumulantWeights weights, double[] pivots,
            Purpose purpose) {
        this.layout = layout;
        sampler = new ParameterSampler(ensemble, purpose, layout.drawsPerBlock());
        evaluator = new FieldEvaluator(ensemble, pairs, layout);
        reducer = new BlockReducer(moments, weights, pivots, layout.drawsPerBlock());
    }

    @Override
    public Block newBlock() {
        return layout.newBlock();
    }

    @Override
    public void sample(Block block) {
        sampler.fill(block);
    }

    @Override
    public void evaluate(Block block) {
        evaluator.evaluate(block);
    }

    @Override
    public Summary reduce(Block block) {
        return reducer.reduce(block.observables(), block.draws(), block.number());
    }
}
