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

/**
 * The cos-net (2.22) without mixing. With K2(v) = E[F(b)^2 cos(b.v)] and K4(v) = E[F(b)^4 cos(b.v)] over its momenta,
 *
 * <pre>
 * E[X_ab]      = sigma_V^2 K2(a - b)
 * E[X_ab X_cd] = sigma_V^4 ( (K4(a+b-c-d) + K4(a-b+c-d) + K4(a-b-c+d)) / (2 D) + (1 - 1/D) K2(a-b) K2(c-d) )
 * </pre>
 *
 * where a stands for x_a; X is all there is to a head, so that two heads on one draw of the tokens have one X.
 */
final class CosNetMoments {

    private CosNetMoments() {}

    static KernelMoments of(EnsembleSpec ensemble, List<Point> points, List<Pair> pairs,
            Set<KernelMoments.PairOfPairs> wanted) {
        var net = (Embedding.CosNet) ensemble.embedding();
        MomentumTransform transform = MomentumTransform.of(net, points.getFirst().dimension());
        double unit = ensemble.sigma().value() * ensemble.sigma().value();
        double share = 1.0 / net.features();
        Map<Pair, Double> means = new HashMap<>();
        for (Pair pair : pairs) {
            means.put(pair, unit * transform.squared(distance(points, new int[]{pair.a(), pair.b()}, 1, -1)));
        }
        Map<KernelMoments.PairOfPairs, Double> products = new HashMap<>();
        for (KernelMoments.PairOfPairs two : wanted) {
            int[] four = {two.one().a(), two.one().b(), two.other().a(), two.other().b()};
            double alike = transform.fourth(distance(points, four, 1, 1, -1, -1))
                    + transform.fourth(distance(points, four, 1, -1, 1, -1))
                    + transform.fourth(distance(points, four, 1, -1, -1, 1));
            products.put(two, unit * unit * 0.5 * share * alike
                    + (1.0 - share) * means.get(two.one()) * means.get(two.other()));
        }
        return new KernelMoments(means, products, products, transform.accuracy(), transform.method());
    }

    /** Whether the phases of the momenta at these points are within reach of {@link MomentumTransform}. */
    static boolean isInReach(Embedding.CosNet net, List<Point> points) {
        double cutoff = switch (net.momentum()) {
            case Momentum.Gaussian _ -> 0.0;
            case Momentum.Ball(double own) -> own;
            case Momentum.Propagator(double _, double own) -> own;
        };
        double diameter = 0.0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                diameter = Math.max(diameter, distance(points, new int[]{i, j}, 1, -1));
            }
        }
        return 2.0 * diameter * cutoff <= MomentumTransform.Radial.LARGEST_PHASE;
    }

    /** The length of the sum of these points with these signs. */
    private static double distance(List<Point> points, int[] indices, int... signs) {
        double square = 0.0;
        for (int j = 0; j < points.getFirst().dimension(); j++) {
            double sum = 0.0;
            for (int i = 0; i < indices.length; i++) {
                sum += signs[i] * points.get(indices[i]).coordinates().get(j);
            }
            square += sum * sum;
        }
        return Math.sqrt(square);
    }
}
