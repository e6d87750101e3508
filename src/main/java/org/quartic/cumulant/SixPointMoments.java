package org.quartic.cumulant;

import java.util.List;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/** The connected six-point of one sextuple from its moments, and its influence function. Immutable. */
final class SixPointMoments {

    /** A pair split off, and what is known of the rest; variables all. */
    private record Split(int pair, int[] pairings, int moment, int crossMoment) {}

    private final List<Split> splits;
    private final int[] sixthMoments;
    private final int[] diagonal;
    private final double[] pivots;
    private final int copies;

    SixPointMoments(MomentLayout layout, double[] pivots, int sixPoint) {
        Sextuple points = layout.sixPoints().get(sixPoint);
        this.pivots = pivots;
        copies = layout.copies();
        splits = points.splits().stream().map(split -> split(layout, split)).toList();
        sixthMoments = new int[copies];
        for (int heads = 1; heads <= copies; heads++) {
            sixthMoments[heads - 1] = layout.sixthMoment(sixPoint, heads);
        }
        diagonal = points.indices().stream().mapToInt(i -> layout.pairVariable(new Pair(i, i))).toArray();
    }

    private static Split split(MomentLayout layout, Sextuple.Split split) {
        Quadruple rest = split.rest();
        int place = layout.place(rest);
        return new Split(layout.pairVariable(split.pair()),
                rest.pairings().stream().mapToInt(layout::pairVariable).toArray(), layout.moment(place),
                layout.copies() == 1 ? -1 : layout.crossMoment(place));
    }

    /** The variables Y_ii of the six points. */
    int[] diagonal() {
        return diagonal;
    }

    /**
     * G6c, unbiased from three draws up. With Y = X - p, mu the means of Y, and C and C' estimates of E[S] - P and E[S'] - P,
     *
     * <pre>
     * M = sum of p p p + sum of mu_ab P^p_cdef + sum of p_ab P^mu_cdef + U,     U = sum of mu mu mu
     * K = sum of p_ab C_cdef + B - 3 U,       B  = sum of mu_ab E[S_cdef]
     * K' = sum of p_ab C'_cdef + B' - 3 U,    B' = sum of mu_ab E[S'_cdef]
     * T = A - B + 2 U,                        A  = E of the sum over pairings of Y Y Y
     * T' = A' - B/3 - 2 B'/3 + 2 U,           T'' = A'' - B' + 2 U
     * </pre>
     *
     * where A' and A'' take their factors from two and three heads. P^mu, B, B' and U are products of means, and estimated as means over all
     * draws that differ: from products of sample means, less what the terms of coinciding draws add. Of replicates they are means over all
     * replicates that differ.
     */
    Functional connected(Observations sample, SixPointWeights weights) {
        double own = weights.covariance() - weights.third() - weights.crossThird() / 3;
        double cross = weights.crossCovariance() - 2 * weights.crossThird() / 3 - weights.farThird();
        double means = weights.means() - 3 * (weights.covariance() + weights.crossCovariance())
                + 2 * (weights.third() + weights.crossThird() + weights.farThird());
        var influence = new Influence();
        var totals = new Totals(sample);
        for (Split split : splits) {
            double pivot = pivots[split.pair];
            double mean = sample.mean(split.pair);
            double ofPivots = pairings(split, pivots);
            double ofMeans = totals.add(split, weights, ofPivots);
            influence.add(split.pair, own * sample.mean(split.moment) + means * ofMeans + weights.means() * ofPivots);
            influence.add(split.moment, own * mean + weights.covariance() * pivot);
            if (copies > 1) {
                influence.add(split.pair, cross * sample.mean(split.crossMoment));
                influence.add(split.crossMoment, cross * mean + weights.crossCovariance() * pivot);
            }
            double products = (weights.means() - weights.covariance() - weights.crossCovariance()) * pivot;
            for (int k = 0; k < split.pairings.length; k += 2) {
                influence.add(split.pairings[k], products * sample.mean(split.pairings[k + 1]));
                influence.add(split.pairings[k + 1], products * sample.mean(split.pairings[k]));
            }
        }
        double[] third = {weights.third(), weights.crossThird(), weights.farThird()};
        double value = totals.pivoted + own * totals.meansAndMoments() + cross * totals.meansAndCrossMoments()
                + means * totals.means();
        for (int k = 0; k < copies; k++) {
            value += third[k] * sample.mean(sixthMoments[k]);
            influence.add(sixthMoments[k], third[k]);
        }
        return new Functional(sample.size() < 3 ? Double.NaN : value, influence);
    }

    /** The sum over the three pairings of the rest of products of two of these. */
    private static double pairings(Split split, double[] ofPairs) {
        double sum = 0;
        for (int k = 0; k < split.pairings.length; k += 2) {
            sum += ofPairs[split.pairings[k]] * ofPairs[split.pairings[k + 1]];
        }
        return sum;
    }

    /** Sums over the splits of one sample. */
    private final class Totals {

        private final Observations sample;
        private final double draws;
        private final double sharePerCopy = 1.0 / copies;
        /** What pivots add: weighed already. */
        private double pivoted;
        /** Products of sample means, over three draws, or two: biased, unless of replicates. */
        private double meanMoment;
        private double meanCrossMoment;
        private double meanMeanMean;

        Totals(Observations sample) {
            this.sample = sample;
            draws = sample.size();
        }

        /** Takes in a split, and returns P of the rest from sample means. */
        double add(Split split, SixPointWeights weights, double ofPivots) {
            double pivot = pivots[split.pair];
            double mean = sample.mean(split.pair);
            double ofMeans = 0;
            double covariances = 0;
            for (int k = 0; k < split.pairings.length; k += 2) {
                ofMeans += sample.mean(split.pairings[k]) * sample.mean(split.pairings[k + 1]);
                covariances += sample.covariance(split.pairings[k], split.pairings[k + 1]);
            }
            double unbiased = ofMeans - covariances / draws;
            double own = copies == 1 && !sample.replicated() ? covariances : sample.mean(split.moment) - unbiased;
            // Every pairing is met in three splits.
            pivoted += weights.means() * (pivot * ofPivots / 3 + mean * ofPivots + pivot * unbiased)
                    + weights.covariance() * pivot * own;
            if (copies > 1) {
                pivoted += weights.crossCovariance() * pivot * (sample.mean(split.crossMoment) - unbiased);
            }
            if (sample.replicated()) {
                addReplicated(split);
            } else {
                meanMoment += mean * sample.mean(split.moment);
                meanMeanMean += mean * ofMeans / 3;
                if (copies > 1) {
                    meanCrossMoment += mean * sample.mean(split.crossMoment);
                }
            }
            return ofMeans;
        }

        private void addReplicated(Split split) {
            meanMoment += sample.productOfMeans(split.pair, split.moment);
            if (copies > 1) {
                meanCrossMoment += sample.productOfMeans(split.pair, split.crossMoment);
            }
            for (int k = 0; k < split.pairings.length; k += 2) {
                meanMeanMean += sample.productOfMeans(split.pair, split.pairings[k], split.pairings[k + 1]) / 3;
            }
        }

        /** B: Y of one draw, averaged over copies, with S of another; in one draw they make three times A or A'. */
        double meansAndMoments() {
            if (sample.replicated()) {
                return meanMoment;
            }
            double coinciding = 3 * (sharePerCopy * sixth(1) + (1 - sharePerCopy) * sixth(2));
            return (draws * meanMoment - coinciding) / (draws - 1);
        }

        /** B': likewise with S', whose two copies leave no third if there are but two. */
        double meansAndCrossMoments() {
            if (sample.replicated()) {
                return meanCrossMoment;
            }
            double coinciding = 3 * (2 * sharePerCopy * sixth(2) + (1 - 2 * sharePerCopy) * sixth(3));
            return (draws * meanCrossMoment - coinciding) / (draws - 1);
        }

        /** U: Y of three draws, averaged over copies; two draws of three, or all, can coincide. */
        double means() {
            if (sample.replicated()) {
                return meanMeanMean;
            }
            double two = sharePerCopy * meanMoment + (1 - sharePerCopy) * meanCrossMoment;
            double all = sharePerCopy * sharePerCopy
                    * (sixth(1) + 3 * (copies - 1) * sixth(2) + (copies - 1) * (copies - 2) * sixth(3));
            return (draws * draws * meanMeanMean - draws * two + 2 * all) / ((draws - 1) * (draws - 2));
        }

        /** The mean of the sum over pairings with factors from so many different heads; 0 where there are not as many. */
        private double sixth(int heads) {
            return heads <= copies ? sample.mean(sixthMoments[heads - 1]) : 0;
        }
    }
}
