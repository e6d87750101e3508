package org.quartic.run;

import java.util.Locale;

/**
 * An interval that covers, jointly with those of the other four-points.
 *
 * @param confidence
 *            of all intervals of the run together, in (0, 1)
 */
public record ConfidenceInterval(double lower, double upper, double confidence, Kind kind) {

    /** How the interval was made. */
    public enum Kind {
        /** A confidence sequence: it covers at every draw count at once. */
        ANYTIME,
        /**
         * The normal interval, its error probability split over the four-points: it covers at a draw count chosen
         * beforehand.
         */
        FIXED,
        /** Student's, from the spread over the replicates of a randomised net. */
        REPLICATED;

        /** The word of result files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
