package org.quartic.run;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.quartic.cumulant.Estimate;
import org.quartic.spec.Estimator;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sampling;
import org.quartic.spec.Sextuple;

/** Results made up for tests of what is made from results. */
public final class Results {
    private Results() {}

    /** Two four-points, one of them as little known as can be, and two two-points. */
    public static RunResult example(Status status) {
        var known = new FourPointResult(new Quadruple(0, 1, 2, 3), new Estimate(4.608123456789e-4, 1.234e-7),
                new ConfidenceInterval(4.60257e-4, 4.61367e-4, 0.95, ConfidenceInterval.Kind.ANYTIME), 1e-5, 5.55e-7,
                true,
                new Estimate(0.020123, 3.9e-5), Optional.of(new Estimate(0.0, 0.0)),
                Optional.of(new Estimate(4.608123456789e-4, 1.234e-7)));
        var unknown = new FourPointResult(new Quadruple(1, 0, 0, 1), new Estimate(-0.25, Double.NaN),
                new ConfidenceInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95,
                        ConfidenceInterval.Kind.ANYTIME),
                Double.NaN, Double.NaN, false, new Estimate(Double.NaN, Double.NaN), Optional.empty(),
                Optional.empty());
        return new RunResult("two-heads", status, JsonNodeFactory.instance.objectNode().put("seed", 7L), "sha256:ab",
                Estimator.COLLAPSED, new Sampling.PseudoRandom(), 1_048_576L, 1.9, 3.6,
                List.of(new TwoPointResult(new Pair(0, 0), new Estimate(1.0 / 3.0, 1e-5)),
                        new TwoPointResult(new Pair(0, 1), new Estimate(0.1, 0.0))),
                List.of(known, unknown), List.of(), Optional.empty(),
                List.of(new Warning("heavy-tail", "One draw says it all.")),
                new Provenance("0.1.0", "abc", "25.0.3", "a processor", 2));
    }

    /** A run stopped before its first look. */
    public static RunResult empty() {
        RunResult full = example(Status.STOPPED);
        return new RunResult(full.name(), full.status(), full.spec(), full.specDigest(), full.estimator(),
                full.sampling(), 0L,
                full.wallSeconds(), full.cpuSeconds(), List.of(), List.of(), List.of(), Optional.empty(), List.of(),
                full.provenance());
    }

    /** The same result with two six-points, one of them of unknown error. */
    public static RunResult withSixPoints(RunResult result) {
        return new RunResult(result.name(), result.status(), result.spec(), result.specDigest(), result.estimator(),
                result.sampling(), result.draws(), result.wallSeconds(), result.cpuSeconds(), result.twoPoint(),
                result.fourPoint(),
                List.of(new SixPointResult(new Sextuple(0, 1, 2, 3, 1, 0), new Estimate(-1.25e-4, 3.0e-7),
                        new Estimate(-0.5, 0.0012)),
                        new SixPointResult(new Sextuple(1, 1, 1, 1, 1, 1), new Estimate(0.5, Double.NaN),
                                new Estimate(8.0, Double.NaN))),
                result.covariance(), result.warnings(), result.provenance());
    }

    /** The same result with this covariance. */
    public static RunResult with(RunResult result, Covariance covariance) {
        return new RunResult(result.name(), result.status(), result.spec(), result.specDigest(), result.estimator(),
                result.sampling(), result.draws(), result.wallSeconds(), result.cpuSeconds(), result.twoPoint(),
                result.fourPoint(), result.sixPoint(), Optional.of(covariance), result.warnings(), result.provenance());
    }
}
