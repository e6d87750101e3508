package org.quartic.cli;

/**
 * What a short pilot says of a run.
 *
 * @param pilotDraws
 *            draws of the pilot
 * @param draws
 *            draws to the target; infinite or NaN where the pilot cannot tell
 * @param seconds
 *            the time they take; infinite or NaN where the pilot cannot tell
 */
public record Forecast(long pilotDraws, double draws, double seconds) {}
