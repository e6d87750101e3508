package org.quartic.plot;

/**
 * A mark on an axis.
 *
 * @param label
 *            empty where there is none: a small mark
 */
record Tick(double value, MathText label) {

    static Tick small(double value) {
        return new Tick(value, MathText.plain(""));
    }

    boolean isSmall() {
        return label.isEmpty();
    }
}
