package org.quartic.cli;

import java.util.Optional;
import org.quartic.sweep.SweepResult;

/**
 * What came of a sweep.
 *
 * @param unsaved
 *            why the state of a run could not be saved although it was to be: the results are right all the same
 */
public record Swept(SweepResult result, Optional<String> unsaved) {}
