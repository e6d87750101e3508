package org.quartic.plot;

/**
 * What a figure is put on.
 *
 * @param width
 *            in points of 1/72 inch
 * @param height
 *            likewise
 * @param title
 *            above the figure; empty for none
 */
public record Paper(double width, double height, String title) {}
