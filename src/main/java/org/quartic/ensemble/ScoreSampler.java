package org.quartic.ensemble;

import java.util.stream.IntStream;
import org.quartic.random.DrawSource;
import org.quartic.random.Numbering;
import org.quartic.simd.ChiLaw;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;

/** Draws the factors A and B of one head's score matrix M = A B^T, for a strip of draws at once. */
final class ScoreSampler {

    private final ScoreDraw draw;
    private final int dimension;
    private final double scale;
    private final DrawSource source;
    private final int lanes;
    private final LaneMatrix matrix;
    private final int columnsAtOnce;
    private final Lanes normals;
    private final ChiLaw[] diagonal;

    ScoreSampler(Ensemble ensemble, ParameterLayout layout, DrawSource source) {
        this.draw = ensemble.scores();
        this.source = source;
        lanes = layout.lanes();
        matrix = new LaneMatrix(lanes);
        dimension = ensemble.tokenDimension();
        scale = draw instanceof ScoreDraw.Absent ? 0.0 : ensemble.scoreScale();
        columnsAtOnce = layout.columnsAtOnce(2 * dimension);
        long scratch = switch (draw) {
            case ScoreDraw.Absent() -> 0;
            case ScoreDraw.Projections _ -> 2L * dimension * columnsAtOnce;
            case ScoreDraw.Bartlett bartlett -> bartlett.entriesBelowDiagonal();
            case ScoreDraw.Limit _ -> 0;
        };
        normals = Lanes.allocate(scratch * lanes);
        diagonal = draw instanceof ScoreDraw.Bartlett bartlett
                ? IntStream.range(0, bartlett.rank()).mapToObj(i -> ChiLaw.of(bartlett.width() - i))
                        .toArray(ChiLaw[]::new)
                : new ChiLaw[0];
    }

    void fill(long slot, Lanes out, int queryFactor, int keyFactor) {
        switch (draw) {
            case ScoreDraw.Absent() -> {
                // M = 0 needs no factors.
            }
            case ScoreDraw.Projections projections when projections.keyFactor() ->
                handOver(projections.width(), slot, out,
                        queryFactor, keyFactor);
            case ScoreDraw.Projections projections -> accumulate(projections.width(), slot, out, queryFactor);
            case ScoreDraw.Bartlett bartlett -> bartlett(bartlett, slot, out, queryFactor, keyFactor);
            case ScoreDraw.Limit _ -> ginibre(dimension, slot, out, queryFactor);
        }
    }

    /** M = scale N_Q N_K^T, summed over columns in their order. */
    private void accumulate(int width, long slot, Lanes out, int queryFactor) {
        matrix.fill(out, queryFactor, dimension * dimension, 0.0);
        for (long column = 0; column < width; column += columnsAtOnce) {
            int columns = drawColumns(slot, column, width);
            matrix.accumulateOuter(normals, 0, 2 * dimension, normals, dimension * lanes, 2 * dimension, columns,
                    out,
                    queryFactor, dimension, dimension);
        }
        matrix.scale(out, queryFactor, scale, out, queryFactor, dimension * dimension);
    }

    /** A = scale N_Q, B = N_K: cheaper than their product where there are fewer columns than rows. */
    private void handOver(int width, long slot, Lanes out, int queryFactor, int keyFactor) {
        for (int column = 0; column < width; column += columnsAtOnce) {
            int columns = drawColumns(slot, column, width);
            for (int c = 0; c < columns; c++) {
                for (int row = 0; row < dimension; row++) {
                    int target = (row * width + column + c) * lanes;
                    int query = (c * 2 * dimension + row) * lanes;
                    matrix.scale(normals, query, scale, out, queryFactor + target, 1);
                    matrix.scale(normals, query + dimension * lanes, 1.0, out, keyFactor + target, 1);
                }
            }
        }
    }

    /** Column c of N_Q and then of N_K, D entries each, column after column. */
    private int drawColumns(long slot, long column, int width) {
        int columns = (int) Math.min(columnsAtOnce, width - column);
        source.normals(slot + source.numbering().normals(2L * dimension * column), 2 * dimension * columns, normals, 0);
        return columns;
    }

    private void ginibre(int rank, long slot, Lanes out, int queryFactor) {
        if (source.numbering() == Numbering.DIMENSIONS) {
            columnByColumn(rank, slot, out, queryFactor);
        } else {
            source.normals(slot, dimension * rank, out, queryFactor);
        }
        matrix.scale(out, queryFactor, scale, out, queryFactor, dimension * rank);
    }

    /** The first dimensions of a net go to the first axis of the keys: keys are taken about their mean and differ less from axis to axis. */
    private void columnByColumn(int rank, long slot, Lanes out, int queryFactor) {
        long dimensionOfNet = slot;
        for (int column = 0; column < rank; column++) {
            for (int row = 0; row < dimension; row++) {
                source.normals(dimensionOfNet++, 1, out, queryFactor + (row * rank + column) * lanes);
            }
        }
    }

    private void bartlett(ScoreDraw.Bartlett law, long slot, Lanes out, int queryFactor, int keyFactor) {
        int rank = law.rank();
        ginibre(rank, slot, out, queryFactor);
        long chiSlot = slot + source.numbering().normals((long) dimension * rank);
        source.normals(chiSlot + rank * Numbering.OF_CHI, law.entriesBelowDiagonal(), normals, 0);
        // The diagonal of a D x r matrix is r + 1 entries apart.
        source.chi(chiSlot, diagonal, out, keyFactor, (rank + 1) * lanes);
        int below = 0;
        for (int i = 0; i < dimension; i++) {
            int row = keyFactor + i * rank * lanes;
            int left = Math.min(i, rank);
            matrix.copy(normals, below * lanes, out, row, left);
            below += left;
            if (i + 1 < rank) {
                matrix.fill(out, row + (i + 1) * lanes, rank - i - 1, 0.0);
            }
        }
    }
}
