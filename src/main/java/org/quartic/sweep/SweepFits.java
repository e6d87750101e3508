package org.quartic.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Curve;
import org.quartic.fit.Datum;
import org.quartic.fit.Fitted;
import org.quartic.fit.LeastSquares;
import org.quartic.fit.Plateau;
import org.quartic.fit.PowerLaw;
import org.quartic.run.FourPointResult;
import org.quartic.run.Warning;
import org.quartic.spec.FitSpec;

/** Fits the curves a sweep asks for to what its runs found: one wherever all other keys are the same. */
public final class SweepFits {
    /** A fit is called bad where data that follow the curve deviate as much in fewer than one case in a hundred. */
    private static final double LEAST_PROBABILITY = 0.01;

    private SweepFits() {}

    /** The curves, in the order they were asked for, and where other keys are swept in the order of the runs. */
    public static List<SweepFit> of(List<FitSpec> asked, List<SweepRun> runs) {
        var fits = new ArrayList<SweepFit>();
        for (FitSpec fit : asked) {
            var series = new LinkedHashMap<Map<String, JsonNode>, List<SweepRun>>();
            for (SweepRun run : runs) {
                var others = new LinkedHashMap<>(run.at());
                others.remove(fit.over());
                series.computeIfAbsent(others, _ -> new ArrayList<>()).add(run);
            }
            series.forEach((others, members) -> fits.add(fit(fit, others, members)));
        }
        return fits;
    }

    private static SweepFit fit(FitSpec asked, Map<String, JsonNode> others, List<SweepRun> runs) {
        var data = new ArrayList<Datum>();
        Optional<Estimate> infinite = Optional.empty();
        int unknown = 0;
        for (SweepRun run : runs) {
            JsonNode at = run.at().get(asked.over());
            Optional<Estimate> found = run.result().flatMap(result -> result.fourPoint().stream()
                    .filter(four -> four.points().sorted().equals(asked.fourPoint().sorted())).findFirst())
                    .flatMap(four -> quantity(four, asked.quantity())).filter(SweepFits::isKnown);
            if (!at.isNumber()) {
                infinite = found;
            } else if (at.doubleValue() >= asked.from() && at.doubleValue() <= asked.to()) {
                found.ifPresent(estimate -> data
                        .add(new Datum(at.doubleValue(), estimate.value(), estimate.standardError())));
                unknown += found.isEmpty() ? 1 : 0;
            }
        }
        data.sort(Comparator.comparingDouble(Datum::x));
        Curve curve = switch (asked.curve()) {
            case FitSpec.Curve.PowerLaw() -> new PowerLaw();
            case FitSpec.Curve.Plateau(int terms) -> new Plateau(terms);
        };
        Optional<Fitted> fitted = data.size() < asked.curve().parameters() ? Optional.empty()
                : LeastSquares.fit(curve, data);
        return new SweepFit(asked, others, data, fitted, infinite, warnings(asked, data, fitted, unknown));
    }

    private static Optional<Estimate> quantity(FourPointResult four, FitSpec.Quantity quantity) {
        return switch (quantity) {
            case FOUR_POINT -> Optional.of(four.estimate());
            case NORMALISED -> Optional.of(four.normalised());
            case FINITE_WIDTH -> four.finiteWidth();
            case INDEPENDENCE_BREAKING -> four.independenceBreaking();
        };
    }

    private static boolean isKnown(Estimate estimate) {
        return Double.isFinite(estimate.value()) && estimate.standardError() > 0.0
                && Double.isFinite(estimate.standardError());
    }

    private static List<Warning> warnings(FitSpec asked, List<Datum> data, Optional<Fitted> fitted, int unknown) {
        var warnings = new ArrayList<Warning>();
        if (unknown > 0) {
            warnings.add(new Warning("left-out", unknown + " of " + (unknown + data.size())
                    + " values are not known with an error bar and were left out of the fit"));
        }
        if (fitted.isEmpty()) {
            warnings.add(new Warning("no-fit", data.size() < asked.curve().parameters()
                    ? data.size() + " values are fewer than the curve has parameters: " + asked.curve().parameters()
                    : "no curve of this shape fits best: the values do not tell its parameters apart"));
        }
        fitted.ifPresent(curve -> {
            if (curve.degreesOfFreedom() == 0) {
                warnings.add(new Warning("untested-fit",
                        "the curve has as many parameters as there are values: nothing tests it"));
            } else if (curve.probability() < LEAST_PROBABILITY) {
                warnings.add(new Warning("bad-fit", String.format(Locale.ROOT,
                        "chi^2 is %.3g for %d degrees of freedom (probability %.1g): the curve does not describe the values, and the errors of its parameters are not to be trusted",
                        curve.chiSquared(), curve.degreesOfFreedom(), curve.probability())));
            }
        });
        return warnings;
    }
}
