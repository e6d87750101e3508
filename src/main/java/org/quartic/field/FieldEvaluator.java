package org.quartic.field;

import java.util.List;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;
import org.quartic.spec.Pair;

/**
 * Turns the parameters of a block into observables: the conditional kernel X_ab = (sigma_V^2/D) o_a . o_b (3.11), o being the attention's
 * mean token, or the products phi(x_a) phi(x_b) of the field phi(x_a) = sum over heads of o_a . w (4.1), w = W^V z. Not thread-safe;
 * allocates nothing after construction.
 */
public final class FieldEvaluator {

    private final Ensemble ensemble;
    private final List<PairRun> runs;
    private final BlockLayout blockLayout;
    private final int lanes;
    private final LaneMatrix matrix;
    private final double rootOfKernelScale;
    private final MeanTokens means;
    private final FieldValues field;
    private final Lanes scaled;

    /** An evaluator of these pairs; the block layout must have been made for as many. */
    public FieldEvaluator(Ensemble ensemble, List<Pair> pairs, BlockLayout blockLayout) {
        this.ensemble = ensemble;
        runs = PairRun.of(pairs);
        this.blockLayout = blockLayout;
        var layout = new ParameterLayout(ensemble);
        lanes = layout.lanes();
        matrix = new LaneMatrix(lanes);
        double sigmaV = ensemble.spec().ensemble().sigma().value();
        rootOfKernelScale = sigmaV / Math.sqrt(ensemble.tokenDimension());
        means = new MeanTokens(ensemble, layout);
        field = new FieldValues(ensemble, layout, means);
        scaled = Lanes.allocate((long) ensemble.points() * ensemble.tokenDimension() * lanes);
    }

    /** Bytes of the scratch memory of one evaluator. */
    public static long bytes(Ensemble ensemble) {
        long tokens = ensemble.sites().length * (long) ensemble.tokenDimension();
        long perPoint = 1L + 3L * ensemble.tokenDimension() + ensemble.attended();
        return (2 * tokens + ensemble.points() * perPoint) * new ParameterLayout(ensemble).lanes() * Double.BYTES;
    }

    /** Fills the observables of the block's draws from its parameters. */
    public void evaluate(Block block) {
        for (int strip = 0; strip * lanes < block.draws(); strip++) {
            if (ensemble.observesField()) {
                observe(field.of(block.parameters(), strip), 1, block.observables(), 0, strip);
            } else {
                for (int head = 0; head < ensemble.heads(); head++) {
                    kernels(means.of(block.parameters(), strip, head), block.observables(), head, strip);
                }
            }
        }
    }

    /** Both vectors of a pair are scaled, so that X_ab is X_ba to the bit. */
    private void kernels(Lanes outputs, Lanes observables, int copy, int strip) {
        matrix.scale(outputs, 0, rootOfKernelScale, scaled, 0, ensemble.points() * ensemble.tokenDimension());
        observe(scaled, ensemble.tokenDimension(), observables, copy, strip);
    }

    /** Writes the scalar products of the vectors at every pair of points. */
    private void observe(Lanes vectors, int dimension, Lanes observables, int copy, int strip) {
        for (PairRun run : runs) {
            matrix.dots(vectors, run.a() * dimension * lanes, vectors, run.b() * dimension * lanes, dimension,
                    run.count(),
                    observables, blockLayout.observable(copy, run.first()) + strip * lanes,
                    blockLayout.drawsPerBlock());
        }
    }
}
