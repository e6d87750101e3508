package org.quartic.theory;

/**
 * A correlator that is known.
 *
 * @param accuracy
 *            absolute: the value is not further off
 */
public record KnownValue(double value, double accuracy) {}
