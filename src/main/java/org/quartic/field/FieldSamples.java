package org.quartic.field;

import org.quartic.ensemble.Block;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.ensemble.ParameterSampler;
import org.quartic.random.Purpose;
import org.quartic.simd.Lanes;
import org.quartic.spec.RunSpec;

/**
 * Field configurations, draw by draw: phi at the points of a spec, for any ensemble. At finite width every parameter of every head is drawn,
 * as {@code field} does. At infinite width scores are drawn as {@code collapsed} does, for every head, and w = W^V z from its normal law in
 * the limit: given the scores, phi is then normal with covariance (sigma_z^2/N_h) times the sum over heads of X_h, exactly, and since it is
 * made from mean tokens rather than from a root of X it does not matter whether X has full rank.
 *
 * <p>
 * Draw number i is a pure function of seed, points, ensemble and i. It is for a purpose of its own, {@link Purpose#FIELD_SAMPLES}: no run of the
 * same seed counts it, so that a sample can be held against a run. Only frozen tokens are those of the runs.
 *
 * <p>
 * Not thread-safe: one for each thread; they give the same.
 */
public final class FieldSamples {

    private final int points;
    private final int lanes;
    private final BlockLayout layout;
    private final Block block;
    private final ParameterSampler sampler;
    private final FieldValues field;

    /**
     * Those of a spec; what it says of estimator, sampling, correlators and stop does not matter.
     *
     * @throws org.quartic.ensemble.UnsupportedEnsembleException
     *             if not even eight draws can be held, or a draw has more parameters than can be told apart
     */
    public FieldSamples(RunSpec spec) {
        Ensemble ensemble = Ensemble.ofFields(spec);
        points = ensemble.points();
        var parameters = new ParameterLayout(ensemble);
        lanes = parameters.lanes();
        layout = layoutOf(ensemble);
        block = layout.newBlock();
        sampler = new ParameterSampler(ensemble, Purpose.FIELD_SAMPLES, layout.drawsPerBlock());
        field = new FieldValues(ensemble, parameters, new MeanTokens(ensemble, parameters));
    }

    /**
     * About how many bytes one of them takes, known before any are taken.
     *
     * @throws org.quartic.ensemble.UnsupportedEnsembleException
     *             as the constructor
     */
    public static long bytes(RunSpec spec) {
        Ensemble ensemble = Ensemble.ofFields(spec);
        return layoutOf(ensemble).bytes() + FieldEvaluator.bytes(ensemble);
    }

    /** As many numbers are observed of a draw as there are points. */
    private static BlockLayout layoutOf(Ensemble ensemble) {
        return BlockLayout.of(ensemble, ensemble.points());
    }

    /** Draws of every block: a function of points and ensemble. */
    public int drawsPerBlock() {
        return layout.drawsPerBlock();
    }

    /**
     * phi of the first draws of a block: draw i of block k is draw k x drawsPerBlock + i of all.
     *
     * @param number
     *            of the block, from 0 and below 2^48
     * @param draws
     *            from 1 to {@link #drawsPerBlock}
     * @return one row a draw, phi at the points in their order
     */
    public double[][] block(long number, int draws) {
        block.begin(number, Math.ceilDiv(draws, Lanes.WIDTH) * Lanes.WIDTH);
        sampler.fill(block);
        double[][] rows = new double[draws][points];
        for (int strip = 0; strip * lanes < draws; strip++) {
            Lanes values = field.of(block.parameters(), strip);
            int first = strip * lanes;
            for (int lane = 0; lane < Math.min(lanes, draws - first); lane++) {
                for (int a = 0; a < points; a++) {
                    rows[first + lane][a] = values.get(a * lanes + lane);
                }
            }
        }
        return rows;
    }
}
