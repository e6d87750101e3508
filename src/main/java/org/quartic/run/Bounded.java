package org.quartic.run;

import org.quartic.cumulant.Estimate;

/**
 * A connected four-point function and how precisely it is known.
 *
 * @param bound
 *            what the stop rule holds against the target: the standard error or the half-width of the confidence sequence; NaN where undefined
 */
public record Bounded(Estimate connected, double bound) {}
