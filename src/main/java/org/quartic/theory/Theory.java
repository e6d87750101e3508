package org.quartic.theory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quartic.ensemble.Ensemble;
import org.quartic.spec.Embedding;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Estimator;
import org.quartic.spec.Mixing;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;

/**
 * What is known of the correlators a spec asks for. With S and P of arXiv:2602.10209's (3.3), (3.4) and N_h heads,
 *
 * <pre>
 * G2   = sigma_z^2 E[X]
 * I_dk = (gamma_z^4 E[S] - sigma_z^4 P) / (N_h d_k)         I_IB = sigma_z^4 (1 - 1/d_k) (E[S] - P) / N_h
 * G4c  = I_dk + I_IB                                        independent heads
 * G4c  = (gamma_z^4/d_k + sigma_z^4 (1 - 1/d_k)) E[S] / N_h + sigma_z^4 (1 - 1/N_h) E[S'] - sigma_z^4 P    on shared tokens
 * </pre>
 *
 * @param twoPoint
 *            G2 of the reported pairs, in their order; empty where they are not known
 * @param fourPoint
 *            as they were asked for; empty where they are not known
 * @param method
 *            how they are known, or why they are not
 */
public record Theory(Map<Pair, KnownValue> twoPoint, List<KnownFourPoint> fourPoint, String method) {

    /** Of any spec. */
    public static Theory of(RunSpec spec) {
        List<Pair> pairs = spec.correlators().neededPairs(spec.points().size());
        Set<KernelMoments.PairOfPairs> products = new LinkedHashSet<>();
        for (Quadruple four : spec.correlators().fourPoint()) {
            List<Pair> pairings = pairings(four);
            for (int k = 0; k < pairings.size(); k += 2) {
                products.add(new KernelMoments.PairOfPairs(pairings.get(k), pairings.get(k + 1)));
            }
        }
        // X is what collapsed sees, and its law is that of every estimator.
        Ensemble ensemble = Ensemble
                .of(new RunSpec(spec.name(), spec.seed(), spec.points(), spec.ensemble(), Estimator.COLLAPSED,
                        new Sampling.PseudoRandom(), spec.correlators(), spec.stop()));
        Optional<String> unknown = unknown(ensemble);
        if (unknown.isPresent()) {
            return new Theory(Map.of(), List.of(), unknown.get());
        }
        KernelMoments moments = ensemble.features() > 0
                ? CosNetMoments.of(spec.ensemble(), spec.points(), pairs, products)
                : overScores(ensemble, pairs, products);
        return assembled(spec, ensemble, moments);
    }

    private static List<Pair> pairings(Quadruple four) {
        return four.sorted().pairings();
    }

    private static Optional<String> unknown(Ensemble ensemble) {
        EnsembleSpec spec = ensemble.spec().ensemble();
        if (ensemble.features() > 0) {
            var net = (Embedding.CosNet) spec.embedding();
            return spec.mixing() == Mixing.NONE && CosNetMoments.isInReach(net, ensemble.spec().points())
                    ? Optional.empty()
                    : Optional.of(
                            "random tokens: known where nothing mixes them (mixing = none), and the cutoff times the"
                                    + " largest distance of two points is at most 5,000");
        }
        int dimension = ensemble.tokenDimension();
        return ScoreLaw.vanishes(ensemble) || dimension <= 2 ? Optional.empty()
                : Optional.of("tokens of " + dimension + " components: known for one and for two");
    }

    private static KernelMoments overScores(Ensemble ensemble, List<Pair> pairs,
            Set<KernelMoments.PairOfPairs> products) {
        int dimension = ensemble.tokenDimension();
        var quadrature = new Quadrature(new FixedTokenKernel(ensemble, pairs), pairs, products);
        if (ScoreLaw.vanishes(ensemble)) {
            return quadrature.over(new ScoreLaw.None(dimension), "closed form");
        }
        int numbers = dimension * dimension;
        return ensemble.inverseWidth() == 0.0
                ? quadrature.over(new ScoreLaw.Normal(ensemble.scoreScale(), dimension),
                        "trapezoid rule in " + (numbers == 1 ? "1 dimension" : numbers + " dimensions"))
                : quadrature.over(productLaw(ensemble), "trapezoid rule in " + 2 * dimension + " dimensions");
    }

    private static ScoreLaw productLaw(Ensemble ensemble) {
        int width = ensemble.finiteWidth();
        if (ensemble.tokenDimension() == 1) {
            return new ScoreLaw.Product(ensemble.scoreScale(), width);
        }
        return width == 1 ? new ScoreLaw.PlanarDyad(ensemble.scoreScale())
                : new ScoreLaw.PlanarProduct(ensemble.scoreScale(), width);
    }

    private static Theory assembled(RunSpec spec, Ensemble ensemble, KernelMoments moments) {
        double variance = spec.ensemble().sigma().readout() * spec.ensemble().sigma().readout();
        double largest = moments.means().values().stream().mapToDouble(Math::abs).max().orElse(0.0);
        Map<Pair, KnownValue> twoPoint = new LinkedHashMap<>();
        for (Pair pair : spec.correlators().reportedPairs(spec.points().size())) {
            twoPoint.put(pair, new KnownValue(variance * moments.mean(pair),
                    variance * largest * moments.accuracy()));
        }
        return new Theory(twoPoint,
                spec.correlators().fourPoint().stream().map(four -> fourPoint(spec, ensemble, moments, four)).toList(),
                moments.method());
    }

    private static KnownFourPoint fourPoint(RunSpec spec, Ensemble ensemble, KernelMoments moments, Quadruple points) {
        double s = 0.0;
        double ofTwoHeads = 0.0;
        double p = 0.0;
        double size = 0.0;
        List<Pair> pairings = pairings(points);
        for (int k = 0; k < pairings.size(); k += 2) {
            Pair left = pairings.get(k);
            Pair right = pairings.get(k + 1);
            s += moments.product(left, right);
            ofTwoHeads += moments.ofTwoHeads(left, right);
            p += moments.mean(left) * moments.mean(right);
            size += Math.abs(moments.product(left, right)) + Math.abs(moments.mean(left) * moments.mean(right));
        }
        double readout = spec.ensemble().sigma().readout();
        double sigmaZ4 = readout * readout * readout * readout;
        double gammaZ4 = spec.ensemble().readout().fourthMoment() * sigmaZ4;
        double heads = spec.ensemble().heads();
        double inverseWidth = ensemble.inverseWidth();
        // Sums of three terms, each off by no more than the largest of its kind times the accuracy; and rounding.
        double accuracy = (gammaZ4 + sigmaZ4) * size * Math.max(4.0 * moments.accuracy(), 1e-15);
        if (Ensemble.sharesRandomTokens(spec.ensemble())) {
            double own = (gammaZ4 * inverseWidth + sigmaZ4 * (1.0 - inverseWidth)) / heads;
            return new KnownFourPoint(points,
                    new KnownValue(own * s + sigmaZ4 * (1.0 - 1.0 / heads) * ofTwoHeads - sigmaZ4 * p, accuracy),
                    Optional.empty(), Optional.empty());
        }
        double finiteWidth = inverseWidth / heads * (gammaZ4 * s - sigmaZ4 * p);
        double breaking = sigmaZ4 * (1.0 - inverseWidth) / heads * (s - p);
        return new KnownFourPoint(points, new KnownValue(finiteWidth + breaking, accuracy),
                Optional.of(new KnownValue(finiteWidth, accuracy)), Optional.of(new KnownValue(breaking, accuracy)));
    }
}
