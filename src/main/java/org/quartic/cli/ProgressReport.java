package org.quartic.cli;

import org.quartic.spec.Quadruple;

/**
 * How far a run is.
 *
 * @param draws
 *            draws of the prefix of blocks that is done
 * @param boundOverTarget
 *            the largest ratio of a four-point's bound to its target, 1 or less where all are reached; NaN where
 * unknown
 * @param worst
 *            the four-point with that ratio
 */
public record ProgressReport(long draws, double boundOverTarget, Quadruple worst) {}
