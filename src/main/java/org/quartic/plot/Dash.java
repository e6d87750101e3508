package org.quartic.plot;

import java.util.Arrays;
import java.util.List;

/** How a line is broken, so that lines differ where colours do not. */
enum Dash {
    SOLID(), DASHED(5, 2), DASH_DOT(6, 1.8, 1, 1.8), LONG(9, 2.5), DASH_DOT_DOT(6, 1.6, 1, 1.6, 1, 1.6), SHORT(2.6,
            1.6), LONG_DOT(10, 1.8, 1, 1.8),
    /** Of what is no curve: targets and limits. */
    DOTTED(1, 1.6);

    private final List<Double> lengths;

    Dash(double... lengths) {
        this.lengths = Arrays.stream(lengths).boxed().toList();
    }

    /** Lengths of strokes and gaps in turn, in points; empty where there is no gap. */
    List<Double> lengths() {
        return lengths;
    }
}
