package org.quartic.field;

import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;

/**
 * The field phi(x_a) = sum over heads of o_a . w (4.1), w = W^V z, at every point, for a strip of draws at once. Not thread-safe; allocates
 * nothing after construction.
 */
final class FieldValues {

    private final Ensemble ensemble;
    private final ParameterLayout layout;
    private final LaneMatrix matrix;
    private final MeanTokens means;
    private final Lanes field;

    FieldValues(Ensemble ensemble, ParameterLayout layout, MeanTokens means) {
        this.ensemble = ensemble;
        this.layout = layout;
        this.means = means;
        matrix = new LaneMatrix(layout.lanes());
        field = Lanes.allocate((long) ensemble.points() * layout.lanes());
    }

    /** phi of a strip of a block's parameters, one entry a point, until the next is asked for. */
    Lanes of(Lanes parameters, int strip) {
        matrix.fill(field, 0, ensemble.points(), 0.0);
        for (int head = 0; head < ensemble.heads(); head++) {
            matrix.accumulateTransposed(means.of(parameters, strip, head), 0, parameters, layout.readout(strip, head),
                    field, 0, ensemble.points(), ensemble.tokenDimension(), 1);
        }
        return field;
    }
}
