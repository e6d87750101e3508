package org.quartic.field;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.quartic.ensemble.Ensemble;
import org.quartic.random.Numbering;

/**
 * In what coordinates scores of fixed tokens are taken. The law of M is the same in any orthogonal basis of the queries and of the keys; along the
 * principal axes of either, the first entries of M are those that scores depend on most, and so are the first dimensions of a low-discrepancy
 * sequence. Independent draws gain nothing by it and keep the coordinates tokens have.
 *
 * @param queries
 *            tokens of all sites for queries, whose axes are those of the points about the origin
 * @param keys
 *            tokens of all sites for keys, whose axes are those of what is attended to about its mean, which scores of a softmax do not depend on
 */
record PrincipalAxes(FixedTokens queries, FixedTokens keys) {

    /** Of the square of the largest component. */
    private static final double NOTHING = 1e-30;

    static PrincipalAxes of(Ensemble ensemble, FixedTokens tokens) {
        if (ensemble.numbering() != Numbering.DIMENSIONS || ensemble.scores().rank() == 0) {
            return new PrincipalAxes(tokens, tokens);
        }
        List<double[]> sites = List.of(tokens.tokens());
        List<double[]> points = sites.subList(0, ensemble.points());
        List<double[]> attended = sites.subList(ensemble.includesQuery() ? 0 : ensemble.firstKey(), sites.size());
        double[] mean = new double[ensemble.tokenDimension()];
        Arrays.setAll(mean, r -> attended.stream().mapToDouble(token -> token[r]).average().orElseThrow());
        return new PrincipalAxes(along(scatter(points, new double[mean.length]), tokens),
                along(scatter(attended, mean), tokens));
    }

    /**
     * Sums of products of the components of what tokens differ from an origin by, in units of the largest component; zero where they are too
     * small to turn an axis, since the decomposition does not converge on numbers far apart.
     */
    private static double[][] scatter(List<double[]> tokens, double[] origin) {
        double largest = tokens.stream().flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
        double unit = largest > 0.0 ? largest : 1.0;
        double[][] sums = new double[origin.length][origin.length];
        for (int i = 0; i < origin.length; i++) {
            for (int j = 0; j < origin.length; j++) {
                for (double[] token : tokens) {
                    sums[i][j] += (token[i] - origin[i]) / unit * ((token[j] - origin[j]) / unit);
                }
                sums[i][j] = Math.abs(sums[i][j]) < NOTHING ? 0.0 : sums[i][j];
            }
        }
        return sums;
    }

    /** Tokens by their components along the eigenvectors, that of the largest eigenvalue first. */
    private static FixedTokens along(double[][] scatter, FixedTokens tokens) {
        var axes = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scatter, false)).getVT();
        return new FixedTokens(Arrays.stream(tokens.tokens()).map(axes::operate).toArray(double[][]::new));
    }
}
