package org.quartic.cumulant;

/**
 * A number and how well it is known.
 *
 * @param value
 *            an unbiased estimate unless said otherwise; NaN where it is undefined
 * @param standardError
 *            the estimated standard deviation of the value; NaN where it is unknown, never a zero in its stead
 */
public record Estimate(double value, double standardError) {}
