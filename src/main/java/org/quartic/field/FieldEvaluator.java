package org.quartic.field;

import java.util.List;
import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;
import org.quartic.spec.Mixing;
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
    private final ParameterLayout layout;
    private final int lanes;
    private final LaneMatrix matrix;
    private final boolean mixes;
    private final double rootOfKernelScale;
    private final TokenMap tokenMap;
    private final Attention attention;
    private final Lanes tokens;
    private final Lanes outputs;
    private final Lanes scaled;
    private final Lanes field;

    /** An evaluator of these pairs; the block layout must have been made for as many. */
    public FieldEvaluator(Ensemble ensemble, List<Pair> pairs, BlockLayout blockLayout) {
        this.ensemble = ensemble;
        runs = PairRun.of(pairs);
        this.blockLayout = blockLayout;
        layout = new ParameterLayout(ensemble);
        lanes = layout.lanes();
        matrix = new LaneMatrix(lanes);
        mixes = ensemble.spec().ensemble().mixing() == Mixing.SOFTMAX;
        double sigmaV = ensemble.spec().ensemble().sigma().value();
        rootOfKernelScale = sigmaV / Math.sqrt(ensemble.tokenDimension());
        boolean random = ensemble.features() > 0;
        tokenMap = random ? new TokenMap(ensemble) : null;
        attention = mixes ? new Attention(ensemble, lanes) : null;
        tokens = random ? Lanes.allocate((long) ensemble.sites().length * ensemble.tokenDimension() * lanes)
                : FixedTokens.of(ensemble).inLanes(lanes);
        outputs = mixes ? Lanes.allocate((long) ensemble.points() * ensemble.tokenDimension() * lanes) : tokens;
        scaled = Lanes.allocate((long) ensemble.points() * ensemble.tokenDimension() * lanes);
        field = Lanes.allocate((long) ensemble.points() * lanes);
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
            matrix.fill(field, 0, ensemble.points(), 0.0);
            for (int head = 0; head < ensemble.heads(); head++) {
                attend(block.parameters(), strip, head);
                if (ensemble.observesField()) {
                    addHead(block.parameters(), layout.readout(strip, head));
                } else {
                    kernels(block.observables(), head, strip);
                }
            }
            if (ensemble.observesField()) {
                observe(field, 1, block.observables(), 0, strip);
            }
        }
    }

    private void attend(Lanes parameters, int strip, int head) {
        if (head < ensemble.features()) {
            tokenMap.fill(parameters, strip, head, tokens);
        }
        if (mixes) {
            attention.outputs(parameters, layout.queryFactor(strip, head), layout.keyFactor(strip, head), tokens,
                    outputs);
        }
    }

    /** Both vectors of a pair are scaled, so that X_ab is X_ba to the bit. */
    private void kernels(Lanes observables, int copy, int strip) {
        matrix.scale(outputs, 0, rootOfKernelScale, scaled, 0, ensemble.points() * ensemble.tokenDimension());
        observe(scaled, ensemble.tokenDimension(), observables, copy, strip);
    }

    private void addHead(Lanes parameters, int readout) {
        matrix.accumulateTransposed(outputs, 0, parameters, readout, field, 0, ensemble.points(),
                ensemble.tokenDimension(), 1);
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
