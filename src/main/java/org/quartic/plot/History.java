package org.quartic.plot;

import java.util.List;
import org.quartic.cumulant.Estimate;

/**
 * What was known of four-points at the looks of a run.
 *
 * @param name
 *            of the run
 * @param tracks
 *            one for each four-point
 */
public record History(String name, List<Track> tracks) {
    public History {
        tracks = List.copyOf(tracks);
    }

    /** The same by another name. */
    public History named(String other) {
        return new History(other, tracks);
    }

    /**
     * A four-point.
     *
     * @param points
     *            their indices; empty where they are not told
     * @param target
     *            the bound that was asked for; NaN where it is not told
     */
    record Track(List<Integer> points, double target, List<Sight> sights) {
        Track {
            points = List.copyOf(points);
            sights = List.copyOf(sights);
        }
    }

    /** What was known of it after so many draws. */
    record Sight(double draws, Estimate estimate, double bound) {}
}
