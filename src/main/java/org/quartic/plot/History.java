package org.quartic.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.quartic.cumulant.Estimate;
import org.quartic.run.FourPointResult;
import org.quartic.run.RunResult;

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
     * The same with the name, four-points and targets of the run's result.
     *
     * @throws IllegalArgumentException
     *             if that is one of another run
     */
    public History of(RunResult result) {
        if (result.fourPoint().size() != tracks.size()) {
            throw new IllegalArgumentException("found " + tracks.size() + " four-points; expected "
                    + result.fourPoint().size() + ", as in the result '" + result.name() + "' after it");
        }
        return new History(result.name(), IntStream.range(0, tracks.size()).mapToObj(i -> {
            FourPointResult four = result.fourPoint().get(i);
            return new Track(four.points().indices(), four.target(), tracks.get(i).sights());
        }).toList());
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
