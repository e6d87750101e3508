package org.quartic.plot;

import java.util.List;

/** What is drawn in a panel, in values of its axes. */
sealed interface Layer {

    /** Marks with error bars. */
    record Points(List<Datum> data, Style style) implements Layer {}

    /** A line, broken where a value is not known; every so often with a mark where {@code marked}. */
    record Curve(List<Datum> data, Style style, boolean marked) implements Layer {}

    /** The area between lower and upper ends of error bars. */
    record Band(List<Datum> data, Style style) implements Layer {}

    /** A line at one height over the whole width. */
    record Level(double y, double error, int rgb, Dash dash) implements Layer {}
}
