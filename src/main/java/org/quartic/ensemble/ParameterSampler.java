package org.quartic.ensemble;

import org.quartic.random.DrawSource;
import org.quartic.random.NetOrder;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;
import org.quartic.random.SobolSource;
import org.quartic.simd.Lanes;
import org.quartic.spec.Embedding;
import org.quartic.spec.Sampling;

/**
 * Fills blocks with draws of the parameters. Every number is keyed by seed, purpose, block, draw and parameter, so a block's content does
 * not depend on who fills it or when. Not thread-safe; allocates nothing after construction.
 */
public final class ParameterSampler {

    private final Ensemble ensemble;
    private final ParameterLayout layout;
    private final DrawSource source;
    private final FeatureSampler features;
    private final ScoreSampler scores;
    private final ReadoutSampler readouts;

    /**
     * A sampler of an ensemble's draws for one purpose.
     *
     * @param drawsPerBlock
     *            of the blocks that will be filled
     */
    public ParameterSampler(Ensemble ensemble, Purpose purpose, int drawsPerBlock) {
        this.ensemble = ensemble;
        layout = new ParameterLayout(ensemble);
        long seed = ensemble.spec().seed();
        source = ensemble.spec().sampling() instanceof Sampling.Sobol(int replicates)
                ? new SobolSource(seed, purpose, new NetOrder(replicates, drawsPerBlock), (int) layout.slots(),
                        layout.lanes())
                : new PseudoRandomSource(seed, purpose, layout.lanes());
        features = ensemble.features() == 0 ? null
                : new FeatureSampler(layout, source, (Embedding.CosNet) ensemble.spec().ensemble().embedding(),
                        ensemble.spec().spacetimeDimension());
        scores = new ScoreSampler(ensemble, layout, source);
        readouts = ensemble.observesField() && ensemble.heads() > 0 ? new ReadoutSampler(ensemble, layout, source)
                : null;
    }

    /** Fills the parameters of the draws the block has begun, and of what is left of their last strip. */
    public void fill(Block block) {
        Lanes out = block.parameters();
        for (int strip = 0; strip * layout.lanes() < block.draws(); strip++) {
            source.position(block.number(), strip * layout.lanes());
            for (int draw = 0; draw < ensemble.features(); draw++) {
                features.fill(layout.featureSlot(draw), out, layout.momenta(strip, draw), layout.phases(strip, draw),
                        layout.amplitudes(strip, draw));
            }
            for (int head = 0; head < ensemble.heads(); head++) {
                scores.fill(layout.scoreSlot(head), out, layout.queryFactor(strip, head),
                        layout.keyFactor(strip, head));
                if (readouts != null) {
                    readouts.fill(layout.valueSlot(head), layout.readoutSlot(head), out, layout.readout(strip, head));
                }
            }
        }
    }
}
