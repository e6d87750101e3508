package org.quartic.run;

/**
 * What computed a result. No number of the statistical fields depends on it.
 *
 * @param version
 *            of Quartic
 * @param commit
 *            the full hash of the sources, or {@code unknown}
 * @param jdk
 *            version and vendor of the Java runtime
 * @param cpu
 *            the model of the processor
 * @param threads
 *            threads that computed
 */
public record Provenance(String version, String commit, String jdk, String cpu, int threads) {}
