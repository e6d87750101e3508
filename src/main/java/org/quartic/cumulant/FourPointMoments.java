package org.quartic.cumulant;

import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

/** Every linear combination of the moments of one four-point, and its influence function. Immutable. */
final class FourPointMoments {

    private final int[] pairs;
    private final double[] pivots;
    private final int[] diagonal;
    private final int moment;
    private final int crossMoment;
    private final int copies;

    FourPointMoments(MomentLayout layout, double[] pivots, int fourPoint) {
        Quadruple points = layout.fourPoints().get(fourPoint);
        pairs = points.pairings().stream().mapToInt(layout::pairVariable).toArray();
        diagonal = points.indices().stream().mapToInt(i -> layout.pairVariable(new Pair(i, i))).toArray();
        this.pivots = pivots;
        copies = layout.copies();
        moment = layout.moment(fourPoint);
        crossMoment = copies > 1 ? layout.crossMoment(fourPoint) : -1;
    }

    /** The variables Y_aa, Y_bb, Y_cc, Y_dd. */
    int[] diagonal() {
        return diagonal;
    }

    /** G4c by these weights. */
    Functional connected(Observations sample, CumulantWeights weights) {
        return combine(sample, weights.moment(), weights.crossMoment(), weights.shift(), weights.connected());
    }

    /**
     * {@code a1 mean S_Y + a2 mean S'_Y + a0 (sum over pairings of p_ab mean Y_cd + p_cd mean Y_ab + p_ab p_cd) + c2 C}, where C is the sum
     * over pairings of the covariance of Y_ab and Y_cd over the draws: of independent draws the sample covariance. Of replicates it is the mean
     * of S_Y/n + (1 - 1/n) S'_Y less the sum of the products of means, each of which the covariance of these means makes unbiased. Its
     * influence function, with m the mean of Y and n copies, is
     *
     * <pre>
     * a1 S_Y + a2 S'_Y + a0 sum(p_ab Y_cd + p_cd Y_ab) + c2 (S_Y/n + (1 - 1/n) S'_Y - sum(m_ab Y_cd + m_cd Y_ab)).
     * </pre>
     */
    Functional combine(Observations sample, double a1, double a2, double a0, double c2) {
        double raised = 0;
        double covariances = 0;
        for (int k = 0; k < pairs.length; k += 2) {
            int left = pairs[k];
            int right = pairs[k + 1];
            double leftPivot = pivots[left];
            double rightPivot = pivots[right];
            double leftMean = sample.mean(left);
            double rightMean = sample.mean(right);
            raised += leftPivot * rightMean + rightPivot * leftMean + leftPivot * rightPivot;
            covariances += sample.replicated()
                    ? sample.covarianceOfMeans(left, right) - leftMean * rightMean : sample.covariance(left, right);
        }
        double value = a1 * sample.mean(moment) + a0 * raised;
        double share = 1.0 / copies;
        if (copies > 1) {
            value += a2 * sample.mean(crossMoment);
        }
        if (sample.replicated()) {
            covariances += share * sample.mean(moment) + (copies > 1 ? (1 - share) * sample.mean(crossMoment) : 0.0);
        }
        // Covariances are undefined below two observations; what does not ask for them has a value all the same.
        return new Functional(c2 == 0 ? value : value + c2 * covariances,
                influence(sample.means(), a1, a2, a0, c2, new Influence()));
    }

    /** The influence function of G4c by these weights, built into what is given: nothing is allocated. */
    Influence influence(double[] means, CumulantWeights weights, Influence into) {
        return influence(means, weights.moment(), weights.crossMoment(), weights.shift(), weights.connected(),
                into.clear());
    }

    private Influence influence(double[] means, double a1, double a2, double a0, double c2, Influence into) {
        for (int k = 0; k < pairs.length; k += 2) {
            int left = pairs[k];
            int right = pairs[k + 1];
            into.add(right, a0 * pivots[left] - c2 * means[left]).add(left, a0 * pivots[right] - c2 * means[right]);
        }
        double share = 1.0 / copies;
        into.add(moment, a1 + share * c2);
        return copies > 1 ? into.add(crossMoment, a2 + (1 - share) * c2) : into;
    }
}
