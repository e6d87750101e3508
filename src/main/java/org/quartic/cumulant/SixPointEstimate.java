package org.quartic.cumulant;

import org.quartic.spec.Sextuple;

/**
 * What is known of one six-point function.
 *
 * @param points
 *            its indices, ascending
 * @param connected
 *            G6c
 * @param normalised
 *            G6c / sqrt(product of G2(i,i) over the six points), a ratio and so biased by O(1/draws); NaN where a G2 is not positive
 */
public record SixPointEstimate(Sextuple points, Estimate connected, Estimate normalised) {}
