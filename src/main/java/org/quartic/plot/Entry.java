package org.quartic.plot;

/** A line of a legend. */
record Entry(MathText name, Style style, Sample sample) {

    /** What stands before the name. */
    enum Sample {
        POINT, MARKED_LINE, LINE
    }
}
