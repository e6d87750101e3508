package org.quartic.run;

import org.quartic.cumulant.Estimate;

/**
 * A result as CSV: a header and one row per correlator, points joined by blanks, no field in need of quotes. Numbers
 * read back to the same
 * double; what is undefined, or not asked of a two-point or six-point function, is empty. Thread-safe.
 */
public final class ResultCsv {
    private static final String HEADER = "kind,points,estimate,standard-error,lower,upper,target,reached";

    private ResultCsv() {}

    /** The result as text; every line ends in a line feed. */
    public static String text(RunResult result) {
        var rows = new StringBuilder(HEADER).append('\n');
        for (TwoPointResult two : result.twoPoint()) {
            rows.append("two-point,").append(Words.of(two.points())).append(estimate(two.estimate())).append(",,,,\n");
        }
        for (FourPointResult four : result.fourPoint()) {
            rows.append("four-point,").append(Words.of(four.points())).append(estimate(four.estimate()))
                    .append(number(four.interval().lower())).append(number(four.interval().upper()))
                    .append(number(four.target())).append(',').append(four.reached()).append('\n');
        }
        for (SixPointResult six : result.sixPoint()) {
            rows.append("six-point,").append(Words.of(six.points())).append(estimate(six.estimate())).append(",,,,\n");
        }
        return rows.toString();
    }

    private static String estimate(Estimate estimate) {
        return number(estimate.value()) + number(estimate.standardError());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? "," + value : ",";
    }
}
