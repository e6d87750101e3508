package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.quartic.cumulant.Estimate;
import org.quartic.run.Covariance;
import org.quartic.run.Words;
import org.quartic.spec.Pair;

/**
 * The matrix {@code G2(theta x_a, x_b)} of points at positive times, theta the reflection of time: symmetric, since G2 is invariant under
 * reflections, so that what stands above the diagonal is enough.
 *
 * @param points
 *            indices of the points, as many as of their reflections
 * @param reflected
 *            indices of their reflections, in the same order
 */
record Reflection(List<Integer> points, List<Integer> reflected) {
    /** Points 0 to 2 of the sweep, at times that are the same for all cutoffs. */
    static final Reflection FIXED = new Reflection(List.of(0, 1, 2), List.of(3, 4, 5));
    /** Points 6 and 7, at times that shrink as the cutoff grows. */
    static final Reflection SHRINKING = new Reflection(List.of(6, 7), List.of(8, 9));

    Reflection {
        points = List.copyOf(points);
        reflected = List.copyOf(reflected);
    }

    /** Whether a point of the sweep is at a time that shrinks as the cutoff grows. */
    static boolean shrinks(int point) {
        return SHRINKING.points.contains(point) || SHRINKING.reflected.contains(point);
    }

    /** The pairs of points above the diagonal, row by row. */
    List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (int a = 0; a < points.size(); a++) {
            for (int b = a; b < points.size(); b++) {
                pairs.add(new Pair(reflected.get(a), points.get(b)));
            }
        }
        return pairs;
    }

    /** The smallest over the largest eigenvalue of the exact matrix: not negative where reflection positivity holds. */
    double ratio(Observed.Known known) {
        EigenDecompositionSymmetric eigen = decomposition(pair -> known.twoPoint(pair).value());
        return eigen.getEigenvalue(points.size() - 1) / eigen.getEigenvalue(0);
    }

    /**
     * The same of the estimated matrix. Its error is that of first-order perturbation theory: an eigenvalue moves by v.dM.v, v its eigenvector,
     * so the ratio r of the smallest to the largest by (v.dM.v - r w.dM.w) / largest, linear in the estimates, whose covariance is known.
     *
     * @throws IllegalArgumentException
     *             if the result has no covariance
     */
    Estimate ratio(Observed run) {
        EigenDecompositionSymmetric eigen = decomposition(pair -> run.twoPoint(pair).value());
        int last = points.size() - 1;
        double largest = eigen.getEigenvalue(0);
        double ratio = eigen.getEigenvalue(last) / largest;
        double[] smallestVector = eigen.getEigenvector(last).toArray();
        double[] largestVector = eigen.getEigenvector(0).toArray();
        var weights = new ArrayList<Double>();
        for (int a = 0; a < points.size(); a++) {
            for (int b = a; b < points.size(); b++) {
                // What is off the diagonal stands there twice.
                weights.add((a == b ? 1.0 : 2.0) * (smallestVector[a] * smallestVector[b]
                        - ratio * largestVector[a] * largestVector[b]) / largest);
            }
        }
        return new Estimate(ratio, Math.sqrt(variance(run.result().covariance().orElseThrow(
                () -> new IllegalArgumentException("a run without covariance")), weights)));
    }

    private double variance(Covariance covariance, List<Double> weights) {
        List<Integer> rows = pairs().stream().map(pair -> covariance.labels().indexOf("two-point " + Words.of(pair)))
                .toList();
        double variance = 0.0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                variance += weights.get(i) * weights.get(j) * covariance.matrix().get(rows.get(i)).get(rows.get(j));
            }
        }
        return variance;
    }

    /** Eigenvalues in descending order. */
    private EigenDecompositionSymmetric decomposition(ToDoubleFunction<Pair> entry) {
        int size = points.size();
        RealMatrix matrix = MatrixUtils.createRealMatrix(size, size);
        List<Pair> pairs = pairs();
        int next = 0;
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                double value = entry.applyAsDouble(pairs.get(next++));
                matrix.setEntry(a, b, value);
                matrix.setEntry(b, a, value);
            }
        }
        return new EigenDecompositionSymmetric(matrix);
    }
}
