package org.quartic.spec;

import java.util.List;

/**
 * What a run estimates, of which ensemble, and when it is done. A value of this type is valid: {@link SpecReader} makes it.
 *
 * @param name
 *            shown to people; no result depends on it
 * @param seed
 *            keys every random number of the run
 * @param points
 *            the spacetime points correlators refer to by index; never empty, all of one dimension d
 */
public record RunSpec(String name, long seed, List<Point> points, EnsembleSpec ensemble, Estimator estimator,
        Sampling sampling, Correlators correlators, StopSpec stop) {
    public RunSpec {
        points = List.copyOf(points);
    }

    /** d. */
    public int spacetimeDimension() {
        return points.getFirst().dimension();
    }

    /** This spec with another name. */
    public RunSpec named(String other) {
        return new RunSpec(other, seed, points, ensemble, estimator, sampling, correlators, stop);
    }

    /** This spec with another seed. */
    public RunSpec with(long otherSeed) {
        return new RunSpec(name, otherSeed, points, ensemble, estimator, sampling, correlators, stop);
    }

    /** This spec with another estimator. */
    public RunSpec with(Estimator other) {
        return new RunSpec(name, seed, points, ensemble, other, sampling, correlators, stop);
    }

    /** This spec with another sampling. */
    public RunSpec with(Sampling other) {
        return new RunSpec(name, seed, points, ensemble, estimator, other, correlators, stop);
    }

    /** This spec with another end. */
    public RunSpec with(StopSpec other) {
        return new RunSpec(name, seed, points, ensemble, estimator, sampling, correlators, other);
    }

    /** This spec with these in the place of {@code auto}, where nothing is known of how many draws it takes. */
    public RunSpec resolvedTo(Estimator estimatorOfAuto, Sampling samplingOfAuto) {
        return resolvedTo(estimatorOfAuto, samplingOfAuto, SpecDefaults.EXPECTED_DRAWS);
    }

    /** This spec with these in the place of {@code auto}. */
    public RunSpec resolvedTo(Estimator estimatorOfAuto, Sampling samplingOfAuto, long expectedDrawsOfAuto) {
        return new RunSpec(name, seed, points, ensemble, estimator == Estimator.AUTO ? estimatorOfAuto : estimator,
                sampling instanceof Sampling.Auto ? samplingOfAuto : sampling, correlators,
                stop.resolvedTo(expectedDrawsOfAuto));
    }

    /** Whether nothing is {@code auto} any more. */
    public boolean isResolved() {
        return estimator != Estimator.AUTO && !(sampling instanceof Sampling.Auto) && stop.expectedDraws().isPresent();
    }
}
