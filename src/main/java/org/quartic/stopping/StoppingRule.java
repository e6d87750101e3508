package org.quartic.stopping;

import org.quartic.spec.StopSpec;

/**
 * What a run holds against its targets, and the interval it reports. Intervals are joint: the chance of missing is split evenly over the
 * distinct four-points. Immutable.
 */
public sealed interface StoppingRule {

    /** An anytime rule is tightest no later than this many draws, where long runs spend few of their looks. */
    long TIGHTEST_DRAWS = 1L << 20;

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

    /** The rule of a stop section for so many distinct four-points, at least one. */
    static StoppingRule of(StopSpec stop, int fourPoints) {
        if (fourPoints < 1) {
            throw new IllegalArgumentException("expected at least one four-point, found " + fourPoints);
        }
        double alpha = (1 - stop.confidence()) / fourPoints;
        return switch (stop.rule()) {
            case ANYTIME -> new Anytime(ConfidenceSequence.tightestAt(
                    Math.min(Math.max(stop.minDraws(), TIGHTEST_DRAWS), stop.maxDraws()), alpha));
            case STANDARD_ERROR -> new StandardError(NormalInterval.missing(alpha));
        };
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
}
