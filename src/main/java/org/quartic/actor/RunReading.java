package org.quartic.actor;

import java.util.List;

/**
 * What a run is measured by while it runs.
 *
 * @param drawsPerSecond
 *            lately; 0 before there is a rate
 * @param secondsLeft
 *            of running, to the target or the budget of draws; NaN where that is not known
 * @param lookDraws
 *            at the latest look; 0 before the first
 * @param errorBarSlope
 *            of the four-point furthest from its target, as {@link org.quartic.run.ErrorBarSlope} has it; NaN where that is not known
 * @param secondsSinceProgress
 *            since its draws last grew, or it began to run
 * @param secondsSinceCheckpoint
 *            since one was persisted, or it began to run
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
public record RunReading(RunInfo info, double drawsPerSecond, double secondsLeft, long lookDraws, double errorBarSlope,
        double secondsSinceProgress, double secondsSinceCheckpoint, long checkpoints, long blockFailures,
        int blocksInHand, boolean waitsForDatabase, List<StageTimes.Reading> stages) {}
