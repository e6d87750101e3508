package org.quartic.run;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import org.quartic.spec.Estimator;
import org.quartic.spec.Sampling;

/**
 * What a run knows: the result of a prefix of its blocks. The statistical fields and {@code draws} are a pure function
 * of the resolved spec;
 * the seconds and the provenance are not.
 *
 * @param spec
 *            the resolved spec as JSON, defaults filled in; not to be modified
 * @param specDigest
 *            {@code sha256:} and the digest of the resolved spec without its name
 * @param estimator
 *            what was drawn and observed; never {@code AUTO}
 * @param sampling
 *            how draws were generated; never {@code Auto}
 * @param wallSeconds
 *            running time, summed over resumes
 * @param cpuSeconds
 *            processor time of all threads, summed over resumes
 * @param twoPoint
 *            as the spec asks for them
 * @param fourPoint
 *            as the spec asks for them; empty only where there has been no look yet
 * @param covariance
 *            where it was asked for
 */
public record RunResult(String name, Status status, JsonNode spec, String specDigest, Estimator estimator,
        Sampling sampling, long draws, double wallSeconds, double cpuSeconds, List<TwoPointResult> twoPoint,
        List<FourPointResult> fourPoint, Optional<Covariance> covariance, List<Warning> warnings,
        Provenance provenance) {
    public RunResult {
        twoPoint = List.copyOf(twoPoint);
        fourPoint = List.copyOf(fourPoint);
        warnings = List.copyOf(warnings);
    }
}
