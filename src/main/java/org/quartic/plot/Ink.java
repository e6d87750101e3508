package org.quartic.plot;

/**
 * How a line is drawn.
 *
 * @param rgb
 *            its colour, 0xRRGGBB
 * @param width
 *            in points
 */
record Ink(int rgb, double width, Dash dash) {

    /** A line without gaps. */
    static Ink solid(int rgb, double width) {
        return new Ink(rgb, width, Dash.SOLID);
    }
}
