package org.quartic.run;

import java.util.List;

/**
 * How an error bar falls as the draws grow: the slope of log(bound) against log(draws), fitted by least squares over the last decade of draws.
 *
 * <p>
 * A standard error falls as 1/sqrt(draws): the slope is -1/2, within some hundredths. The half-width of an anytime interval is the standard
 * error times a factor of its own, so that its slope is -1/2 where the sequence is tightest, goes to -1 for far fewer draws, and for more
 * rises to -0.46 at most where the confidence is 0.95 (that of four-points one by one: the more of them, the nearer it stays to -1/2). A
 * slope near 0 says that more draws do not help: the distribution has so heavy a tail that its variance is not found, or has none.
 */
public final class ErrorBarSlope {

    private static final double DECADE = 10.0;
    private static final int FEWEST_LOOKS = 8;
    private static final double SHORTEST_SPAN = 2.0;

    private ErrorBarSlope() {}

    /** An error bar after so many draws. */
    public record Point(long draws, double bound) {}

    /**
     * The slope at the last of these.
     *
     * @param history
     *            in the order of their draws; bounds that are not above 0 and finite do not count
     * @return NaN where fewer than {@value #FEWEST_LOOKS} count, or their draws do not even double
     */
    public static double of(List<Point> history) {
        double last = history.isEmpty() ? 0.0 : history.getLast().draws();
        List<Point> points = history.stream().filter(point -> point.draws() > 0 && point.draws() * DECADE >= last)
                .filter(point -> point.bound() > 0.0 && Double.isFinite(point.bound())).toList();
        if (points.size() < FEWEST_LOOKS
                || points.getLast().draws() < SHORTEST_SPAN * points.getFirst().draws()) {
            return Double.NaN;
        }
        double[] x = points.stream().mapToDouble(point -> StrictMath.log(point.draws())).toArray();
        double[] y = points.stream().mapToDouble(point -> StrictMath.log(point.bound())).toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double squares = 0.0;
        double products = 0.0;
        for (int i = 0; i < x.length; i++) {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        return products / squares;
    }

    private static double mean(double[] values) {
        double sum = 0.0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
