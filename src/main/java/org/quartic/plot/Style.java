package org.quartic.plot;

/**
 * What tells one curve from the others: four things at once, so that grey paper and eyes that see fewer colours will do.
 *
 * @param rgb
 *            the colour, 0xRRGGBB
 * @param open
 *            whether its marks are outlines
 */
record Style(int rgb, Shape shape, boolean open, Dash dash) {
    /** Of what belongs to no curve. */
    static final int BLACK = 0x000000;

    // Paul Tol's schemes of high and medium contrast: told apart by the colour-blind, and by their grey.
    private static final int[] COLOURS = {0x004488, 0xBB5566, 0xDDAA33, 0x000000, 0x6699CC, 0x994455, 0x997700};

    /** So many styles differ. */
    static final int COUNT = 2 * COLOURS.length;

    /** The style of a curve, every other one with outlines so that marks upon each other are seen, by its place, from 0 to {@link #COUNT} - 1. */
    static Style of(int place) {
        int i = place % COLOURS.length;
        return new Style(COLOURS[i], Shape.values()[i], i % 2 == 1 ^ place >= COLOURS.length, Dash.values()[i]);
    }
}
