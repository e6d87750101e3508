package org.quartic.theory;

import java.util.List;
import org.quartic.ensemble.Ensemble;
import org.quartic.field.FixedTokens;
import org.quartic.simd.Exponential;
import org.quartic.spec.Mixing;
import org.quartic.spec.Pair;

/** The conditional kernel X_ab (3.11) of tokens that are the same in every draw, as a function of the score matrix M. Not thread-safe. */
final class FixedTokenKernel {

    private final Ensemble ensemble;
    private final double[][] tokens;
    private final List<Pair> pairs;
    private final boolean mixes;
    private final double scale;
    private final double[][] outputs;
    private final double[] query;
    private final double[] weights;

    FixedTokenKernel(Ensemble ensemble, List<Pair> pairs) {
        this.ensemble = ensemble;
        this.pairs = pairs;
        tokens = FixedTokens.of(ensemble).tokens();
        mixes = ensemble.spec().ensemble().mixing() == Mixing.SOFTMAX;
        double sigmaV = ensemble.spec().ensemble().sigma().value();
        scale = sigmaV * sigmaV / ensemble.tokenDimension();
        outputs = new double[ensemble.points()][ensemble.tokenDimension()];
        query = new double[ensemble.tokenDimension()];
        weights = new double[ensemble.attended()];
    }

    /**
     * X of every pair, in their order.
     *
     * @param scores
     *            M, D x D, row by row
     */
    void fill(double[] scores, double[] x) {
        for (int a = 0; a < outputs.length; a++) {
            if (mixes) {
                attend(a, scores, outputs[a]);
            } else {
                System.arraycopy(tokens[a], 0, outputs[a], 0, outputs[a].length);
            }
        }
        for (int p = 0; p < x.length; p++) {
            x[p] = scale * dot(outputs[pairs.get(p).a()], outputs[pairs.get(p).b()]);
        }
    }

    /** The mean token that point a attends to. */
    private void attend(int a, double[] scores, double[] out) {
        int dimension = query.length;
        for (int column = 0; column < dimension; column++) {
            query[column] = 0.0;
            for (int row = 0; row < dimension; row++) {
                query[column] += tokens[a][row] * scores[row * dimension + column];
            }
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < weights.length; b++) {
            weights[b] = dot(query, key(a, b));
            largest = Math.max(largest, weights[b]);
        }
        double sum = 0.0;
        for (int b = 0; b < weights.length; b++) {
            weights[b] = Exponential.exp(weights[b] - largest);
            sum += weights[b];
        }
        for (int r = 0; r < dimension; r++) {
            double total = 0.0;
            for (int b = 0; b < weights.length; b++) {
                total += weights[b] * key(a, b)[r];
            }
            out[r] = total / sum;
        }
    }

    /** The b-th token that point a attends to: those of the sites, then perhaps its own. */
    private double[] key(int a, int b) {
        return b < ensemble.keys() ? tokens[ensemble.firstKey() + b] : tokens[a];
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0.0;
        for (int r = 0; r < x.length; r++) {
            sum += x[r] * y[r];
        }
        return sum;
    }
}
