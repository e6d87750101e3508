package org.quartic.theory;

/**
 * A correlator that is known.
 *
 * @param accuracy
 *            absolute: by how much the last refinement of a quadrature moved the value, or what rounding does to it
 */
public record KnownValue(double value, double accuracy) {}
