package org.quartic.theory;

import java.util.Map;
import org.quartic.spec.Pair;

/**
 * First and second moments of the conditional kernel X of one head, over everything that is random but W^V and z.
 *
 * @param means
 *            E[X_ab] by pair, a <= b
 * @param products
 *            E[X_ab X_cd] by the two pairs, in either order
 * @param ofTwoHeads
 *            E[X_ab X'_cd] of two heads on one draw of the tokens
 * @param accuracy
 *            by how much the last refinement moved a moment, in units of the largest of its kind
 * @param method
 *            in a few words
 */
record KernelMoments(Map<Pair, Double> means, Map<PairOfPairs, Double> products, Map<PairOfPairs, Double> ofTwoHeads,
        double accuracy, String method) {

    /** Two pairs in no order. */
    record PairOfPairs(Pair one, Pair other) {

        PairOfPairs {
            if (one.a() > other.a() || one.a() == other.a() && one.b() > other.b()) {
                Pair swapped = one;
                one = other;
                other = swapped;
            }
        }
    }

    double mean(Pair pair) {
        return means.get(pair);
    }

    double product(Pair one, Pair other) {
        return products.get(new PairOfPairs(one, other));
    }

    double ofTwoHeads(Pair one, Pair other) {
        return ofTwoHeads.get(new PairOfPairs(one, other));
    }
}
