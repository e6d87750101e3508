package org.quartic.cumulant;

import java.util.List;
import java.util.random.RandomGenerator;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/**
 * Skewed observables with a known answer: X_ab of copy c is {@code mean_ab + scale (sum over k of L_abk t_k + sum over k of K_abk u_ck)},
 * with t shared by the copies, u not, all of them standard exponentials less their mean 1.
 */
final class LinearModel {

    private static final int LATENTS = 3;

    final MomentLayout layout;
    private final double[] means;
    private final double[][] shared;
    private final double[][] own;

    /** Means and loadings are drawn by this generator. */
    LinearModel(MomentLayout layout, double mean, double scale, double sharedScale, RandomGenerator random) {
        this.layout = layout;
        int pairs = layout.pairs().size();
        means = new double[pairs];
        shared = new double[pairs][LATENTS];
        own = new double[pairs][LATENTS];
        for (int p = 0; p < pairs; p++) {
            means[p] = mean + 0.3 * random.nextGaussian();
            for (int k = 0; k < LATENTS; k++) {
                shared[p][k] = sharedScale * random.nextGaussian();
                own[p][k] = scale * random.nextGaussian();
            }
        }
    }

    double mean(Pair pair) {
        return means[layout.pairVariable(pair)];
    }

    /** Covariance of two pairs in one copy. */
    double covariance(Pair left, Pair right) {
        return crossCovariance(left, right) + dot(own, left, right);
    }

    /** Covariance of two pairs in different copies. */
    double crossCovariance(Pair left, Pair right) {
        return dot(shared, left, right);
    }

    private double dot(double[][] loadings, Pair left, Pair right) {
        double sum = 0;
        for (int k = 0; k < LATENTS; k++) {
            sum += loadings[layout.pairVariable(left)][k] * loadings[layout.pairVariable(right)][k];
        }
        return sum;
    }

    /** P, E[S] and E[S'] of a four-point. */
    double[] moments(Quadruple fourPoint) {
        List<Pair> pairs = fourPoint.pairings();
        double disconnected = 0;
        double moment = 0;
        double crossMoment = 0;
        for (int k = 0; k < pairs.size(); k += 2) {
            double product = mean(pairs.get(k)) * mean(pairs.get(k + 1));
            disconnected += product;
            moment += product + covariance(pairs.get(k), pairs.get(k + 1));
            crossMoment += product + crossCovariance(pairs.get(k), pairs.get(k + 1));
        }
        return new double[]{disconnected, moment, crossMoment};
    }

    /** M, K, K', T, T' and T'' of a six-point: what weighs each in it. The third cumulant of an exponential is 2. */
    double connected(Sextuple sixPoint, SixPointWeights weights) {
        double sum = 0;
        for (Sextuple.Split split : sixPoint.splits()) {
            double[] rest = moments(split.rest());
            sum += mean(split.pair()) * (weights.means() * rest[0] / 3 + weights.covariance() * (rest[1] - rest[0])
                    + weights.crossCovariance() * (rest[2] - rest[0]));
            for (int k = 0; k < 6; k += 2) {
                Pair left = split.rest().pairings().get(k);
                Pair right = split.rest().pairings().get(k + 1);
                double common = 2 * dot(shared, split.pair(), left, right);
                // Every pairing is met in three splits.
                sum += ((weights.third() + weights.crossThird() + weights.farThird()) * common
                        + weights.third() * 2 * dot(own, split.pair(), left, right)) / 3;
            }
        }
        return sum;
    }

    private double dot(double[][] loadings, Pair first, Pair second, Pair third) {
        double sum = 0;
        for (int k = 0; k < LATENTS; k++) {
            sum += loadings[layout.pairVariable(first)][k] * loadings[layout.pairVariable(second)][k]
                    * loadings[layout.pairVariable(third)][k];
        }
        return sum;
    }

    Sample draw(int draws, RandomGenerator random) {
        double[][][] observables = new double[layout.copies()][means.length][draws];
        double[] t = new double[LATENTS];
        double[] u = new double[LATENTS];
        for (int i = 0; i < draws; i++) {
            exponentials(t, random);
            for (int c = 0; c < layout.copies(); c++) {
                exponentials(u, random);
                for (int p = 0; p < means.length; p++) {
                    double x = means[p];
                    for (int k = 0; k < LATENTS; k++) {
                        x += shared[p][k] * t[k] + own[p][k] * u[k];
                    }
                    observables[c][p][i] = x;
                }
            }
        }
        return new Sample(layout, means.clone(), observables);
    }

    private static void exponentials(double[] into, RandomGenerator random) {
        for (int k = 0; k < into.length; k++) {
            into[k] = random.nextExponential() - 1;
        }
    }
}
