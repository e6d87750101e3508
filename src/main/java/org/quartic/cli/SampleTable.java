package org.quartic.cli;

import java.util.List;

import org.quartic.spec.Point;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecWriter;
import org.quartic.table.Column;
import org.quartic.table.Note;
import org.quartic.table.Table;

/** A sample as a table: a draw in every row, phi at the points. */
final class SampleTable {
    private static final String SCHEMA = "quartic.sample/1";

    private SampleTable() {}

    /** The table of so many draws. */
    static Table of(RunSpec spec, long count) {
        List<Point> points = spec.points();
        double[][] coordinates = points.stream()
                .map(point -> point.coordinates().stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        return Table.of(Column.vector("phi", points.size(), "1", "the field at every point, in their order"))
                .noting("schema", new Note.Words(SCHEMA)).noting("points", new Note.Matrix(coordinates))
                .noting("spec", new Note.Tree(SpecWriter.json(spec))).ofRows(count);
    }

    /**
     * Lets a draw pass.
     *
     * @throws SampleFailed
     *             if it is beyond the range of doubles
     */
    static void refuseOverflow(long draw, double[] field) {
        for (int point = 0; point < field.length; point++) {
            if (!Double.isFinite(field[point])) {
                throw new SampleFailed(
                        "phi at point " + point + " of draw " + draw + " is beyond the range of doubles");
            }
        }
    }

    /** A sample that cannot be drawn. */
    static final class SampleFailed extends ExplainedFailure {
        private static final long serialVersionUID = 1L;

        SampleFailed(String cause) {
            super("the sample failed: " + cause);
        }
    }
}
