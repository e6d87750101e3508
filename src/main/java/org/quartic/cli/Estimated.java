package org.quartic.cli;

import java.util.Optional;

import org.quartic.run.RunResult;

/**
 * What came of a run.
 *
 * @param unsaved
 *            why its state could not be saved although it was to be: the result is right all the same
 */
public record Estimated(RunResult result, Optional<String> unsaved) {}
