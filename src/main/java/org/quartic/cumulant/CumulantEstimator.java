package org.quartic.cumulant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartic.spec.Pair;

/**
 * Turns a summary into correlators with error bars.
 * <p>
 * G2, G4c, I_dk, I_IB and E[S] are unbiased at every number of draws from two up, G6c from three: products of two means are corrected by
 * sample covariances (see {@link CumulantWeights}), products of three likewise (see {@link SixPointMoments}). A standard error is the root
 * of the variance of the estimate's influence function over the draws, from the sample covariance of the variables: the delta method, no
 * batching and no bootstrap. E[S] - P is a sum of sample covariances and never a difference of means, so X fluctuating by 1e-8 of its mean
 * loses nothing as long as the pivots are near the means. Immutable.
 */
public final class CumulantEstimator {

    private final MomentLayout layout;
    private final CumulantWeights weights;
    private final SixPointWeights sixPointWeights;
    private final double[] pivots;
    private final List<Pair> reported;
    private final List<FourPointMoments> fourPoints;
    private final List<SixPointMoments> sixPoints;

    /**
     * An estimator for summaries of this layout.
     *
     * @param layout
     *            the layout of the summaries
     * @param weights
     *            what the ensemble makes of the moments in four-points
     * @param sixPointWeights
     *            and in six-points
     * @param pivots
     *            one per needed pair: those the summaries were made with
     * @param reported
     *            the two-points of the covariance matrix, in its order; each a needed pair
     * @throws IllegalArgumentException
     *             if these do not fit together
     */
    public CumulantEstimator(MomentLayout layout, CumulantWeights weights, SixPointWeights sixPointWeights,
            double[] pivots, List<Pair> reported) {
        if (pivots.length != layout.pairs().size()) {
            throw new IllegalArgumentException("expected " + layout.pairs().size() + " pivots, found " + pivots.length);
        }
        if (weights.copies() != layout.copies()) {
            throw new IllegalArgumentException(
                    "expected " + weights.copies() + " copies, found " + layout.copies());
        }
        reported.forEach(layout::pairVariable);
        double[] ownPivots = pivots.clone();
        this.layout = layout;
        this.weights = weights;
        this.sixPointWeights = sixPointWeights;
        this.pivots = ownPivots;
        this.reported = List.copyOf(reported);
        fourPoints = IntStream.range(0, layout.fourPoints().size())
                .mapToObj(q -> new FourPointMoments(layout, ownPivots, q)).toList();
        sixPoints = IntStream.range(0, layout.sixPoints().size())
                .mapToObj(s -> new SixPointMoments(layout, ownPivots, s)).toList();
    }

    /**
     * Everything this summary says.
     *
     * @throws IllegalArgumentException
     *             if the summary has another layout
     */
    public Estimates estimate(Summary summary) {
        if (summary.layout().identity() != layout.identity()) {
            throw new IllegalArgumentException(
                    "expected a summary of layout " + Long.toHexString(layout.identity()) + ", found "
                            + Long.toHexString(summary.layout().identity()));
        }
        Observations sample = summary.sample();
        var covariances = new SampleCovariance(sample);
        Map<Pair, Estimate> twoPoint = new LinkedHashMap<>();
        for (Pair pair : layout.pairs()) {
            twoPoint.put(pair, twoPoint(sample, layout.pairVariable(pair)).under(covariances));
        }
        List<FourPointEstimate> fourPoint = new ArrayList<>();
        for (int q = 0; q < fourPoints.size(); q++) {
            fourPoint.add(fourPoint(summary, sample, covariances, q));
        }
        List<SixPointEstimate> sixPoint = new ArrayList<>();
        for (int s = 0; s < sixPoints.size(); s++) {
            Functional connected = sixPoints.get(s).connected(sample, sixPointWeights);
            sixPoint.add(new SixPointEstimate(layout.sixPoints().get(s), connected.under(covariances),
                    normalised(sample, sixPoints.get(s).diagonal(), connected).under(covariances)));
        }
        return new Estimates(summary.draws(), Collections.unmodifiableMap(twoPoint), fourPoint, sixPoint,
                layout.full() ? Optional.of(covariance(sample, covariances)) : Optional.empty());
    }

    private FourPointEstimate fourPoint(Summary summary, Observations sample, SampleCovariance covariances, int q) {
        FourPointMoments moments = fourPoints.get(q);
        Functional connected = moments.connected(sample, weights);
        Estimate estimate = connected.under(covariances);
        return new FourPointEstimate(layout.fourPoints().get(q), estimate, kurtosis(summary, q, estimate),
                normalised(sample, moments.diagonal(), connected).under(covariances),
                moments.combine(sample, 1, 0, 1, 0).under(covariances),
                weights.split()
                        .map(split -> moments.combine(sample, split.finiteWidthMoment(), 0, split.finiteWidthMoment(),
                                split.finiteWidthConnected()).under(covariances)),
                weights.split()
                        .map(split -> moments.combine(sample, 0, 0, 0, split.independenceBreaking())
                                .under(covariances)));
    }

    /** The mean fourth power of the influence function over the square of its mean square. */
    private static double kurtosis(Summary summary, int q, Estimate connected) {
        if (summary.layout().fourthPowers() == 0) {
            return Double.NaN;
        }
        double meanSquare = connected.standardError() * connected.standardError() * (summary.draws() - 1);
        return summary.fourthPower(q) / summary.draws() / (meanSquare * meanSquare);
    }

    private Functional twoPoint(Observations sample, int variable) {
        return new Functional(weights.pairWeight() * (pivots[variable] + sample.mean(variable)),
                new Influence().add(variable, weights.pairWeight()));
    }

    /** R = G / sqrt(product of G2), so dR = dG / sqrt(product of G2) - R/2 sum of dG2/G2; G2 of these variables. */
    private Functional normalised(Observations sample, int[] diagonal, Functional connected) {
        double root = 1;
        for (int variable : diagonal) {
            // The root of what is negative is NaN; what is divided by zero is made so.
            double variance = twoPoint(sample, variable).value();
            root *= variance > 0 ? Math.sqrt(variance) : Double.NaN;
        }
        double ratio = root > 0 ? connected.value() / root : Double.NaN;
        var influence = new Influence().add(connected.influence(), 1 / root);
        for (int variable : diagonal) {
            Functional variance = twoPoint(sample, variable);
            influence.add(variance.influence(), -0.5 * ratio / variance.value());
        }
        return new Functional(ratio, influence);
    }

    private CovarianceMatrix covariance(Observations sample, SampleCovariance covariances) {
        List<Influence> rows = Stream
                .of(reported.stream().map(pair -> twoPoint(sample, layout.pairVariable(pair))),
                        fourPoints.stream().map(moments -> moments.connected(sample, weights)),
                        sixPoints.stream().map(moments -> moments.connected(sample, sixPointWeights)))
                .flatMap(each -> each).map(Functional::influence).toList();
        double[][] values = new double[rows.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            values[i][i] = covariances.variance(rows.get(i));
            for (int j = 0; j < i; j++) {
                values[i][j] = covariances.covariance(rows.get(i), rows.get(j));
                values[j][i] = values[i][j];
            }
        }
        return new CovarianceMatrix(reported, layout.fourPoints(), layout.sixPoints(), values);
    }
}
