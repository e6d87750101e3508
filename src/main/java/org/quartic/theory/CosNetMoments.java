package org.quartic.theory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartic.spec.Embedding;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Momentum;
import org.quartic.spec.Pair;
import org.quartic.spec.Point;
import org.quartic.spec.Profile;

/**
 * The cos-net (2.22) without mixing, gaussian momenta of width s and a constant profile F. With k(v) = exp(-s^2 |v|^2/2),
 *
 * <pre>
 * E[X_ab]      = sigma_V^2 F^2 k(a - b)
 * E[X_ab X_cd] = sigma_V^4 F^4 ( (k(a+b-c-d) + k(a-b+c-d) + k(a-b-c+d)) / (2 D) + (1 - 1/D) k(a-b) k(c-d) )
 * </pre>
 *
 * where a stands for x_a; X is all there is to a head, so that two heads on one draw of the tokens have one X.
 */
final class CosNetMoments {

    private CosNetMoments() {}

    static KernelMoments of(EnsembleSpec ensemble, List<Point> points, List<Pair> pairs,
            Set<KernelMoments.PairOfPairs> wanted) {
        var net = (Embedding.CosNet) ensemble.embedding();
        double sigma = ((Momentum.Gaussian) net.momentum()).sigma();
        double amplitude = ensemble.sigma().value() * ((Profile.Constant) net.profile()).value();
        double unit = amplitude * amplitude;
        double share = 1.0 / net.features();
        Map<Pair, Double> means = new HashMap<>();
        for (Pair pair : pairs) {
            means.put(pair, unit * k(sigma, points, new int[]{pair.a(), pair.b()}, 1, -1));
        }
        Map<KernelMoments.PairOfPairs, Double> products = new HashMap<>();
        for (KernelMoments.PairOfPairs two : wanted) {
            int[] four = {two.one().a(), two.one().b(), two.other().a(), two.other().b()};
            double alike = k(sigma, points, four, 1, 1, -1, -1) + k(sigma, points, four, 1, -1, 1, -1)
                    + k(sigma, points, four, 1, -1, -1, 1);
            products.put(two, unit * unit * 0.5 * share * alike
                    + (1.0 - share) * means.get(two.one()) * means.get(two.other()));
        }
        return new KernelMoments(means, products, products, 1e-15, "closed form");
    }

    /** k of the sum of these points with these signs. */
    private static double k(double sigma, List<Point> points, int[] indices, int... signs) {
        double square = 0.0;
        for (int j = 0; j < points.getFirst().dimension(); j++) {
            double sum = 0.0;
            for (int i = 0; i < indices.length; i++) {
                sum += signs[i] * points.get(indices[i]).coordinates().get(j);
            }
            square += sum * sum;
        }
        return StrictMath.exp(-0.5 * sigma * sigma * square);
    }
}
