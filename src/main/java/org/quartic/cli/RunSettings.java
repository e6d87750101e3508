package org.quartic.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run is to be done, beyond what its spec says. No number of the statistical fields depends on it.
 *
 * @param threads
 *            that compute, at least 1
 * @param covariance
 *            whether the result is to carry the covariance of all estimates
 * @param verbose
 *            whether to tell of the machinery: times of every stage
 * @param dataDirectory
 *            where the run is remembered, if anywhere
 */
public record RunSettings(int threads, boolean covariance, boolean verbose, Optional<Path> dataDirectory) {}
