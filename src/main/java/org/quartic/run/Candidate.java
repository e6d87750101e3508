package org.quartic.run;

import org.quartic.spec.Estimator;
import org.quartic.spec.Sampling;

/**
 * A way to draw that {@code auto} may become.
 *
 * @param numbers
 *            random numbers of a draw: dimensions, where they are of a net
 * @param nanoseconds
 *            of one core that a draw takes, by {@link CostModel}
 * @param pilotDraws
 *            of the pilot that measured its variance
 * @param variance
 *            of G4c at equal draws, of the four-point that gains least, in units of that of independent draws; NaN where none varies
 */
public record Candidate(Estimator estimator, Sampling sampling, long numbers, double nanoseconds, long pilotDraws,
        double variance) {

    /** What it takes to the same error: variance times cost. */
    public double work() {
        return variance * nanoseconds;
    }
}
