package org.quartic.cli;

import org.quartic.run.Figures;

/**
 * How far a four-point is from its target.
 *
 * @param points
 *            its indices, joined by blanks
 * @param boundOverTarget
 *            1 or less where the target is reached; NaN where unknown
 */
record Distance(String points, double boundOverTarget) {
    /** From here on its power of ten is easier to read. */
    private static final double MANY = 1000.0;

    /** For a table. */
    String cell() {
        return ratio() + " (" + points + ")";
    }

    /** In few words. */
    String brief() {
        return Double.isFinite(boundOverTarget) ? ratio() + " x target (" + points + ")"
                : "error bar unknown (" + points + ")";
    }

    /** As part of a sentence. */
    String told() {
        return Double.isFinite(boundOverTarget) ? "error bar " + brief() : brief();
    }

    private String ratio() {
        return boundOverTarget < MANY ? Figures.significant(boundOverTarget, 2) : Figures.count(boundOverTarget);
    }
}
