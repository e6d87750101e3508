package org.quartic.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a run is done: the section {@code stop} of a run spec.
 *
 * @param target
 *            one target for every four-point, or as many as there are four-points
 * @param confidence
 *            joint over the distinct four-points, in (0, 1)
 * @param minDraws
 *            no decision before this many draws; at least 16
 * @param maxDraws
 *            never exceeded; at least minDraws
 * @param expectedDraws
 *            at which an anytime interval is tightest, at least 16; empty for {@code auto}
 * @param maxWallTime
 *            running time summed over resumes, if bounded
 */
public record StopSpec(List<Target> target, Rule rule, double confidence, long minDraws, long maxDraws,
        OptionalLong expectedDraws, Optional<Duration> maxWallTime) {
    public StopSpec {
        target = List.copyOf(target);
    }

    /** What the bound of a correlator is. */
    public enum Rule {
        /** The half-width of a joint confidence sequence: valid although the run chose when to stop. */
        ANYTIME,
        /** The plain standard error. */
        STANDARD_ERROR
    }

    /** The target of the four-point at this place in the list. */
    public Target targetOf(int fourPoint) {
        return target.size() == 1 ? target.getFirst() : target.get(fourPoint);
    }

    /** This section with so many draws expected. */
    public StopSpec expecting(long draws) {
        return new StopSpec(target, rule, confidence, minDraws, maxDraws, OptionalLong.of(draws), maxWallTime);
    }

    /** This section with so many draws in the place of {@code auto}, moved into what a run may have. */
    StopSpec resolvedTo(long expectedDrawsOfAuto) {
        return expectedDraws.isPresent() ? this : expecting(Math.clamp(expectedDrawsOfAuto, minDraws, maxDraws));
    }
}
