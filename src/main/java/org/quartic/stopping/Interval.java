package org.quartic.stopping;

/** Stub. */
public record Interval(double lower, double upper) {}
