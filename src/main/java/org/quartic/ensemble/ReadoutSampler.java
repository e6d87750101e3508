package org.quartic.ensemble;

import org.quartic.random.DrawSource;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;
import org.quartic.spec.Readout;

/**
 * Draws W^V and z of one head and hands over w = W^V z, a D-vector: phi(x) = sum over b of alpha_b(x) y_b . w, the same number as (2.3)
 * with far less to carry.
 *
 * <p>
 * At infinite width w is drawn from its law in the limit. It is a sum over i of d_k vectors W^V_i z_i that are independent of each other and
 * alike in law, with mean 0 and covariance sigma_V^2 sigma_z^2 / (D N_h d_k) times the identity: whatever the law of z, it becomes normal, with
 * covariance sigma_V^2 sigma_z^2 / (D N_h). W^V and z are independent of W^Q and W^K, and so is w, also in the limit.
 */
final class ReadoutSampler {

    /** Stands for infinite width. */
    private static final int LIMIT = 0;

    private final Readout law;
    private final int dimension;
    private final int width;
    private final double scale;
    private final DrawSource source;
    private final int lanes;
    private final LaneMatrix matrix;
    private final int columnsAtOnce;
    private final Lanes values;
    private final Lanes weights;

    ReadoutSampler(Ensemble ensemble, ParameterLayout layout, DrawSource source) {
        this.source = source;
        lanes = layout.lanes();
        matrix = new LaneMatrix(lanes);
        law = ensemble.spec().ensemble().readout();
        dimension = ensemble.tokenDimension();
        width = ensemble.infinite() ? LIMIT : ensemble.finiteWidth();
        var sigma = ensemble.spec().ensemble().sigma();
        scale = sigma.value() / Math.sqrt(dimension) * sigma.readout()
                / Math.sqrt(ensemble.heads() * (double) Math.max(1, width));
        columnsAtOnce = layout.columnsAtOnce(dimension);
        values = Lanes.allocate((long) dimension * columnsAtOnce * lanes);
        weights = Lanes.allocate((long) columnsAtOnce * lanes);
    }

    void fill(long valueSlot, long readoutSlot, Lanes out, int target) {
        if (width == LIMIT) {
            source.normals(valueSlot, dimension, out, target);
        } else {
            sumColumns(valueSlot, readoutSlot, out, target);
        }
        matrix.scale(out, target, scale, out, target, dimension);
    }

    private void sumColumns(long valueSlot, long readoutSlot, Lanes out, int target) {
        matrix.fill(out, target, dimension, 0.0);
        for (long column = 0; column < width; column += columnsAtOnce) {
            int columns = (int) Math.min(columnsAtOnce, width - column);
            source.normals(valueSlot + source.numbering().normals(dimension * column), dimension * columns, values,
                    0);
            unitWeights(readoutSlot, column, columns);
            matrix.accumulateOuter(values, 0, dimension, weights, 0, 1, columns, out, target, dimension, 1);
        }
    }

    /** Readout weights of unit variance. */
    private void unitWeights(long slot, long column, int columns) {
        if (law instanceof Readout.Gaussian) {
            source.normals(slot + source.numbering().normals(column), columns, weights, 0);
            return;
        }
        source.uniforms(slot + source.numbering().uniforms(column), columns, weights, 0);
        for (int i = 0; i < columns * lanes; i++) {
            weights.set(i, unitWeight(weights.get(i)));
        }
    }

    private double unitWeight(double uniform) {
        return switch (law) {
            case Readout.Gaussian() -> throw new IllegalStateException("normals are drawn, not mapped");
            case Readout.Rademacher() -> uniform < 0.5 ? -1.0 : 1.0;
            case Readout.Uniform() -> Math.sqrt(3.0) * (2.0 * uniform - 1.0);
            case Readout.ThreePoint(double fourthMoment) -> {
                double tail = 0.5 / fourthMoment;
                yield uniform < tail ? -Math.sqrt(fourthMoment) : 1.0 - uniform < tail ? Math.sqrt(fourthMoment) : 0.0;
            }
        };
    }
}
