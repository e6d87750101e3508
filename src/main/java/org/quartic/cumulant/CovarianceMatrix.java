package org.quartic.cumulant;

import java.util.Arrays;
import java.util.List;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/**
 * The estimated covariances of estimates: symmetric, its diagonal the squared standard errors. Rows and columns are first the reported G2,
 * in the order they were given, then G4c of the distinct four-points, then G6c of the distinct six-points, in the order of the layout. NaN
 * where unknown. Immutable.
 */
public final class CovarianceMatrix {

    private final List<Pair> twoPoint;
    private final List<Quadruple> fourPoint;
    private final List<Sextuple> sixPoint;
    private final double[][] values;

    /** A matrix with copies of these rows. */
    CovarianceMatrix(List<Pair> twoPoint, List<Quadruple> fourPoint, List<Sextuple> sixPoint, double[][] values) {
        this.twoPoint = List.copyOf(twoPoint);
        this.fourPoint = List.copyOf(fourPoint);
        this.sixPoint = List.copyOf(sixPoint);
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** The two-points of the first rows. */
    public List<Pair> twoPoint() {
        return twoPoint;
    }

    /** The four-points of the rows after those. */
    public List<Quadruple> fourPoint() {
        return fourPoint;
    }

    /** The six-points of the rows after those. */
    public List<Sextuple> sixPoint() {
        return sixPoint;
    }

    /** How many rows there are. */
    public int size() {
        return values.length;
    }

    /** The covariance of two estimates. */
    public double get(int row, int column) {
        return values[row][column];
    }
}
