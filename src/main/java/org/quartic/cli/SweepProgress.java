package org.quartic.cli;

/**
 * How far a sweep is.
 *
 * @param runs
 *            how many there are
 * @param ended
 *            how many of them have ended
 * @param running
 *            the name of the run that is under way
 * @param boundOverTarget
 *            how far the worst of its four-points is from its target; NaN where that is not known
 */
public record SweepProgress(int runs, int ended, String running, double boundOverTarget) {}
