package org.quartic.fit;

import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Weighted least squares: the curve for which the sum of {@code ((y - curve(x))/standardError)^2} is least. That is as likely as any where
 * the data are independent and normal about it. Stateless.
 */
public final class LeastSquares {
    private static final int MOST_STEPS = 1000;
    /** Parameters that are correlated but for this are not told apart. */
    private static final double SINGULAR = 1e-12;

    private LeastSquares() {}

    /**
     * The curve of a family that fits best; empty where none is found, or the data do not tell its parameters apart.
     *
     * @param data
     *            independent of each other, at least as many as parameters
     * @throws IllegalArgumentException
     *             if there are fewer
     */
    public static Optional<Fitted> fit(Curve curve, List<Datum> data) {
        int parameters = curve.parameters().size();
        if (data.size() < parameters) {
            throw new IllegalArgumentException(data.size() + " data for " + parameters + " parameters");
        }
        double[] weights = data.stream().mapToDouble(datum -> 1.0 / datum.standardError() / datum.standardError())
                .toArray();
        try {
            Optimum best = new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder()
                    .start(curve.start(data)).target(data.stream().mapToDouble(Datum::y).toArray())
                    .weight(new DiagonalMatrix(weights)).model(point -> valuesAndJacobian(curve, data, point))
                    .maxEvaluations(MOST_STEPS).maxIterations(MOST_STEPS).build());
            return Optional.of(new Fitted(curve, best.getPoint().toArray(), covariance(best.getJacobian()),
                    best.getChiSquare(), data.size() - parameters));
        } catch (MathRuntimeException none) {
            return Optional.empty();
        }
    }

    private static Pair<RealVector, RealMatrix> valuesAndJacobian(Curve curve, List<Datum> data, RealVector point) {
        double[] parameters = point.toArray();
        return new Pair<>(new ArrayRealVector(data.stream().mapToDouble(d -> curve.value(parameters, d.x())).toArray()),
                MatrixUtils.createRealMatrix(
                        data.stream().map(d -> curve.gradient(parameters, d.x())).toArray(double[][]::new)));
    }

    /** The inverse of J^T J, J in standard errors, by way of what has ones on its diagonal: parameters may be of any size. */
    private static double[][] covariance(RealMatrix jacobian) {
        int parameters = jacobian.getColumnDimension();
        double[] inverseSizes = new double[parameters];
        for (int i = 0; i < parameters; i++) {
            inverseSizes[i] = 1.0 / jacobian.getColumnVector(i).getNorm();
        }
        RealMatrix unit = jacobian.multiply(new DiagonalMatrix(inverseSizes));
        RealMatrix inverse = new QRDecomposition(unit.transposeMultiply(unit), SINGULAR).getSolver().getInverse();
        for (int i = 0; i < parameters; i++) {
            for (int j = 0; j < parameters; j++) {
                inverse.multiplyEntry(i, j, inverseSizes[i] * inverseSizes[j]);
            }
        }
        return inverse.getData();
    }
}
