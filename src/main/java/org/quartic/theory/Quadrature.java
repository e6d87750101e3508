package org.quartic.theory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartic.spec.Pair;

/** Moments of X over the law of the score matrix, with a step that is halved until they no longer change. */
final class Quadrature {

    private static final double FIRST_STEP = 0.5;
    private static final double ENOUGH = 1e-13;
    /** Some seconds, whatever the ensemble. */
    private static final double MOST_NODES = 2e7;
    /** Changes that are so small and no longer fall are rounding. */
    private static final double ROUNDING = 1e-10;

    private final FixedTokenKernel kernel;
    private final List<Pair> pairs;
    private final List<KernelMoments.PairOfPairs> wanted;

    Quadrature(FixedTokenKernel kernel, List<Pair> pairs, Set<KernelMoments.PairOfPairs> wanted) {
        this.kernel = kernel;
        this.pairs = pairs;
        this.wanted = List.copyOf(wanted);
    }

    KernelMoments over(ScoreLaw law, String method) {
        if (law instanceof ScoreLaw.None) {
            return moments(integrated(law, FIRST_STEP), 1e-15, method);
        }
        double step = FIRST_STEP;
        double[] before = integrated(law, step);
        double last = Double.POSITIVE_INFINITY;
        while (true) {
            // In many dimensions a smaller step is soon too dear; a change is then larger than the error of the finer rule by far, and all
            // the more the larger the last step down is.
            double finer = law.nodes(step / 4.0) <= MOST_NODES ? step / 2.0 : step / Math.sqrt(2.0);
            if (law.nodes(finer) > MOST_NODES) {
                return moments(before, last, method);
            }
            double[] now = integrated(law, finer);
            double change = changeOf(now, before);
            if (change <= ENOUGH || change <= ROUNDING && change > 0.5 * last) {
                return moments(now, Math.max(change, ENOUGH), method);
            }
            last = change;
            before = now;
            step = finer;
        }
    }

    /** Means, then products. */
    private double[] integrated(ScoreLaw law, double step) {
        double[] sums = new double[pairs.size() + wanted.size()];
        double[] x = new double[pairs.size()];
        int[] left = wanted.stream().mapToInt(two -> pairs.indexOf(two.one())).toArray();
        int[] right = wanted.stream().mapToInt(two -> pairs.indexOf(two.other())).toArray();
        double[] total = new double[1];
        law.integrate(step, (scores, weight) -> {
            kernel.fill(scores, x);
            total[0] += weight;
            for (int p = 0; p < x.length; p++) {
                sums[p] += weight * x[p];
            }
            for (int w = 0; w < left.length; w++) {
                sums[x.length + w] += weight * x[left[w]] * x[right[w]];
            }
        });
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= total[0];
        }
        return sums;
    }

    private double changeOf(double[] now, double[] before) {
        return Math.max(change(now, before, 0, pairs.size()), change(now, before, pairs.size(), now.length));
    }

    private static double change(double[] now, double[] before, int from, int to) {
        double change = 0.0;
        double size = Double.MIN_NORMAL;
        for (int i = from; i < to; i++) {
            change = Math.max(change, Math.abs(now[i] - before[i]));
            size = Math.max(size, Math.abs(now[i]));
        }
        return change / size;
    }

    private KernelMoments moments(double[] sums, double accuracy, String method) {
        Map<Pair, Double> means = new HashMap<>();
        for (int p = 0; p < pairs.size(); p++) {
            means.put(pairs.get(p), sums[p]);
        }
        Map<KernelMoments.PairOfPairs, Double> products = new HashMap<>();
        Map<KernelMoments.PairOfPairs, Double> ofTwoHeads = new HashMap<>();
        for (int w = 0; w < wanted.size(); w++) {
            KernelMoments.PairOfPairs two = wanted.get(w);
            products.put(two, sums[pairs.size() + w]);
            // Heads share nothing that is random.
            ofTwoHeads.put(two, means.get(two.one()) * means.get(two.other()));
        }
        return new KernelMoments(means, products, ofTwoHeads, accuracy, method);
    }
}
