package org.quartic.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Many runs that differ in some keys, and what is to be made of them together. A value of this type is valid: {@link SweepReader} makes it.
 *
 * @param name
 *            shown to people; no result depends on it
 * @param keys
 *            the swept keys by their full paths, in the order of the file
 * @param points
 *            the runs, never empty; of a grid the last key runs fastest
 * @param fits
 *            what is fitted to the results
 * @param maxWallTime
 *            bound of the time all runs take together
 */
public record SweepSpec(String name, List<String> keys, List<SweepPoint> points, List<FitSpec> fits,
        Optional<Duration> maxWallTime) {
    public SweepSpec {
        keys = List.copyOf(keys);
        points = List.copyOf(points);
        fits = List.copyOf(fits);
    }
}
