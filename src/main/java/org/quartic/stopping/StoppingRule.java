package org.quartic.stopping;

import org.hipparchus.distribution.continuous.TDistribution;
import org.quartic.spec.StopSpec;

/**
 * What a run holds against its targets, and the interval it reports. Intervals are joint: the chance of missing is split evenly over the
 * distinct four-points. Immutable.
 */
public sealed interface StoppingRule {

    /**
     * What is compared with a target.
     *
     * @param standardError
     *            of the estimate; NaN gives NaN
     * @param draws
     *            how many draws it rests on; above 0
     */
    double bound(double standardError, long draws);

    /** The interval of this estimate; NaN at both ends where its error is unknown. */
    Interval interval(double estimate, double standardError, long draws);

    /** The rule of a resolved stop section for so many distinct four-points, at least one. */
    static StoppingRule of(StopSpec stop, int fourPoints) {
        if (fourPoints < 1) {
            throw new IllegalArgumentException("expected at least one four-point, found " + fourPoints);
        }
        double alpha = (1 - stop.confidence()) / fourPoints;
        return switch (stop.rule()) {
            case ANYTIME -> new Anytime(ConfidenceSequence.tightestAt(stop.expectedDraws().orElseThrow(), alpha));
            case STANDARD_ERROR -> new StandardError(NormalInterval.missing(alpha));
        };
    }

    /**
     * The rule of a stop section where the error is the spread over the replicates of a randomised net.
     *
     * @param fourPoints
     *            distinct ones, at least one
     * @param replicates
     *            R, at least two
     * @param fewestPoints
     *            of the first complete net of a replicate
     */
    static StoppingRule replicated(StopSpec stop, int fourPoints, int replicates, int fewestPoints) {
        return new Replicated(stop.rule(), (1 - stop.confidence()) / fourPoints, replicates, fewestPoints);
    }

    /** The bound is the half-width of a confidence sequence: the interval holds although the run chose when to stop. */
    record Anytime(ConfidenceSequence sequence) implements StoppingRule {
        @Override
        public double bound(double standardError, long draws) {
            return sequence.halfWidth(standardError, draws);
        }

        @Override
        public Interval interval(double estimate, double standardError, long draws) {
            return Interval.about(estimate, bound(standardError, draws));
        }

        /**
         * The draws at which the rule that is tightest there has this bound.
         *
         * @param deviation
         *            of one draw, above 0
         */
        public double drawsWhereTightest(double deviation, double bound) {
            double ofOneDraw = ConfidenceSequence.tightestAt(1, sequence.alpha()).halfWidth(deviation, 1);
            return ofOneDraw / bound * (ofOneDraw / bound);
        }
    }

    /** The bound is the standard error (Chow and Robbins 1965); the interval is the normal one, as if draws had been fixed beforehand. */
    record StandardError(NormalInterval normal) implements StoppingRule {
        @Override
        public double bound(double standardError, long draws) {
            return standardError;
        }

        @Override
        public Interval interval(double estimate, double standardError, long draws) {
            return Interval.about(estimate, normal.halfWidth(standardError));
        }
    }

    /**
     * Student's interval with R - 1 degrees of freedom, in which the few replicates are accounted for. Nets double from look to look, so that
     * looks are few: what may go wrong at the k-th of them, from 0, is alpha / ((k + 1) (k + 2)), which adds up to alpha however many there are.
     * The bound of the anytime rule is the half-width of that interval; that of the other is the standard error, and its interval spends all
     * of alpha at once.
     */
    record Replicated(StopSpec.Rule rule, double alpha, int replicates, int fewestPoints) implements StoppingRule {
        @Override
        public double bound(double standardError, long draws) {
            return rule == StopSpec.Rule.ANYTIME ? halfWidth(standardError, draws) : standardError;
        }

        @Override
        public Interval interval(double estimate, double standardError, long draws) {
            return Interval.about(estimate, halfWidth(standardError, draws));
        }

        private double halfWidth(double standardError, long draws) {
            long present = Math.min(replicates, Math.ceilDiv(draws, fewestPoints));
            if (present < 2) {
                return Double.NaN;
            }
            double spent = rule == StopSpec.Rule.ANYTIME ? alpha / ((look(draws) + 1.0) * (look(draws) + 2.0)) : alpha;
            return -new TDistribution(present - 1.0).inverseCumulativeProbability(0.5 * spent) * standardError;
        }

        /** The look at which there are so many draws, or the next one. */
        private int look(long draws) {
            long nets = Math.ceilDiv(draws, (long) replicates * fewestPoints);
            return Long.SIZE - Long.numberOfLeadingZeros(nets - 1);
        }
    }
}
