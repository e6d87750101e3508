package org.quartic.actor;

import java.util.List;

/**
 * What a run is measured by.
 *
 * @param drawsPerSecond
 *            lately; 0 while it does not run
 * @param secondsLeft
 *            of running, to the target or the budget of draws; NaN where that is not known
 * @param checkpoints
 *            persisted since the daemon was started
 * @param blockFailures
 *            since then
 * @param blocksInHand
 *            being computed now, or waiting for it
 * @param waitsForDatabase
 *            whether it holds still because nothing could be kept for too long
 * @param stages
 *            since it last began to run
 */
public record RunReading(RunInfo info, double drawsPerSecond, double secondsLeft, long checkpoints, long blockFailures,
        int blocksInHand, boolean waitsForDatabase, List<StageTimes.Reading> stages) {}
