package org.quartic.plot;

/** From where to where values go. */
final class Extent {
    private static final double MARGIN = 0.06;
    // An error bar that reaches below 0 on a logarithmic axis is shown to so small a part of its value.
    private static final double SHOWN_BELOW = 0.4;

    private final boolean logarithmic;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Extent(boolean logarithmic) {
        this.logarithmic = logarithmic;
    }

    /** Widens it to hold this value, if it is one that can be shown. */
    void include(double value) {
        if (Double.isFinite(value) && (value >= Double.MIN_NORMAL || !logarithmic)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    /** Widens it to hold a datum and its error bar. */
    void include(Datum datum) {
        if (datum.isKnown()) {
            include(datum.y());
            include(datum.upper());
            include(logarithmic ? Math.max(datum.lower(), SHOWN_BELOW * datum.y()) : datum.lower());
        }
    }

    /** The scale that shows all of it, with a margin. */
    Scale scale() {
        if (!(low <= high)) {
            return logarithmic ? new LogScale(1.0, 10.0) : new LinearScale(0.0, 1.0);
        }
        if (logarithmic) {
            double factor = low < high ? StrictMath.exp(MARGIN * LogScale.logarithmOfRatio(high, low)) : 2.0;
            return new LogScale(Math.max(low / factor, Double.MIN_NORMAL), Math.min(high * factor, Double.MAX_VALUE));
        }
        if (!Double.isFinite(2.0 * (high - low))) {
            throw new IllegalArgumentException("no axis goes from " + low + " to " + high);
        }
        double margin = low < high ? MARGIN * (high - low) : low == 0.0 ? 1.0 : 0.1 * Math.abs(low);
        return new LinearScale(low - margin, high + margin);
    }
}
