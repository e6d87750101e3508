package org.quartic.run;

import java.time.Instant;

/**
 * A step in the life of a run.
 *
 * @param number
 *            from 1, one more than the one before
 * @param status
 *            what it led to
 */
public record Transition(long number, Status status, Instant at) {}
