package org.quartic.cumulant;

/** Stub. */
public record Estimate(double value, double standardError) {}
