package org.quartic.reproduction;

import java.util.List;
import org.quartic.cumulant.Estimate;

/**
 * Numbers to be seen.
 *
 * @param name
 *            of its file, without an ending
 * @param caption
 *            what it shows, in a sentence
 * @param across
 *            what is on the horizontal axis
 * @param up
 *            what is on the vertical axis
 */
public record Chart(String name, String caption, String across, String up, Scale horizontal, Scale vertical,
        List<Series> series) {
    public Chart {
        series = List.copyOf(series);
    }

    /** How values are on an axis. */
    public enum Scale {
        LINEAR, LOGARITHMIC
    }

    /** What belongs together. */
    public sealed interface Series {

        /** What it is. */
        String name();

        /** Its places, from left to right. */
        List<Place> places();

        /** Estimates with error bars. */
        record Points(String name, List<Place> places) implements Series {
            public Points {
                places = List.copyOf(places);
            }
        }

        /** A curve. */
        record Line(String name, List<Place> places) implements Series {
            public Line {
                places = List.copyOf(places);
            }
        }
    }

    /**
     * A value at a place.
     *
     * @param error
     *            0 where there is none
     */
    public record Place(double x, double y, double error) {
        static Place of(double x, Estimate estimate) {
            return new Place(x, estimate.value(), estimate.standardError());
        }

        /** Its size, whatever its sign. */
        Place size() {
            return new Place(x, Math.abs(y), error);
        }
    }
}
