package org.quartic.plot;

/**
 * A place on the page, in points of 1/72 inch from its upper left corner, or a place relative to another one.
 *
 * @param x
 *            to the right
 * @param y
 *            down
 */
record Spot(double x, double y) {

    Spot plus(double right, double down) {
        return new Spot(x + right, y + down);
    }
}
