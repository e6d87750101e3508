package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.SixPointEstimate;

import com.fasterxml.jackson.databind.JsonNode;

import org.quartic.spec.Estimator;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.Sextuple;
import org.quartic.spec.SpecDigest;
import org.quartic.spec.SpecWriter;

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
 * @param sixPoint
 *            as the spec asks for them
 * @param covariance
 *            where it was asked for
 */
public record RunResult(String name, Status status, JsonNode spec, String specDigest, Estimator estimator,
        Sampling sampling, long draws, double wallSeconds, double cpuSeconds, List<TwoPointResult> twoPoint,
        List<FourPointResult> fourPoint, List<SixPointResult> sixPoint, Optional<Covariance> covariance,
        List<Warning> warnings, Provenance provenance) {
    public RunResult {
        twoPoint = List.copyOf(twoPoint);
        fourPoint = List.copyOf(fourPoint);
        sixPoint = List.copyOf(sixPoint);
        warnings = List.copyOf(warnings);
    }

    /** The same, ended otherwise. */
    public RunResult with(Status other) {
        return new RunResult(name, other, spec, specDigest, estimator, sampling, draws, wallSeconds, cpuSeconds,
                twoPoint, fourPoint, sixPoint, covariance, warnings, provenance);
    }

    /**
     * What the outcome of an estimation comes to.
     *
     * @param wallSeconds
     *            it ran so long
     * @param cpuSeconds
     *            and kept processors busy for so long
     */
    public static RunResult of(Estimation estimation, Outcome outcome, double wallSeconds, double cpuSeconds,
            Provenance provenance) {
        return of(estimation, outcome.status(), outcome.draws(), outcome.look(), wallSeconds, cpuSeconds, provenance);
    }

    /**
     * What is known of an estimation that may be under way.
     *
     * @param draws
     *            of the look
     * @param known
     *            from the prefix it is about; empty only where there has been no look yet
     */
    public static RunResult of(Estimation estimation, Status status, long draws, Optional<Look> known,
            double wallSeconds, double cpuSeconds, Provenance provenance) {
        RunSpec spec = estimation.spec();
        var twoPoint = new ArrayList<TwoPointResult>();
        var fourPoint = new ArrayList<FourPointResult>();
        var sixPoint = new ArrayList<SixPointResult>();
        var warnings = new ArrayList<Warning>();
        known.ifPresent(look -> {
            for (Pair pair : spec.correlators().reportedPairs(spec.points().size())) {
                Estimate estimate = look.estimates().twoPoint().get(pair);
                var square = new Quadruple(pair.a(), pair.a(), pair.b(), pair.b());
                boolean unknown = estimate.standardError() == 0.0 && !estimation.isDeterministic(square);
                twoPoint.add(new TwoPointResult(pair, unknown ? new Estimate(estimate.value(), Double.NaN) : estimate));
            }
            for (int i = 0; i < look.fourPoint().size(); i++) {
                Verdict verdict = look.fourPoint().get(i);
                boolean unknown = verdict.bound() == 0.0 && !estimation.isDeterministic(verdict.points());
                var result = FourPointResult.of(estimation.fourPoint(look.estimates(), i), verdict, spec);
                fourPoint.add(unknown ? result.withUnknownError() : result);
                if (unknown) {
                    warnings.add(Warning.neverVaried(verdict.points(), look.draws()));
                }
            }
            for (int i = 0; i < spec.correlators().sixPoint().size(); i++) {
                Sextuple points = spec.correlators().sixPoint().get(i);
                SixPointEstimate estimate = estimation.sixPoint(look.estimates(), i);
                boolean unknown = estimate.connected().standardError() == 0.0 && !estimation.isDeterministic(points);
                sixPoint.add(SixPointResult.of(points, estimate, unknown));
                if (unknown) {
                    warnings.add(Warning.neverVaried(points, look.draws()));
                }
            }
            warnings.addAll(Doubts.of(estimation, look));
        });
        return new RunResult(spec.name(), status, SpecWriter.json(spec), SpecDigest.of(spec),
                spec.estimator(),
                spec.sampling(), draws, wallSeconds, cpuSeconds, twoPoint, fourPoint, sixPoint,
                known.flatMap(look -> look.estimates().covariance()).map(Covariance::of), warnings,
                provenance);
    }
}
