package org.quartic.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Datum;
import org.quartic.fit.Fitted;
import org.quartic.run.Warning;
import org.quartic.spec.FitSpec;

/**
 * A curve through what the runs of a sweep found where all swept keys but one are the same.
 *
 * @param asked
 *            what was to be fitted
 * @param at
 *            the values of the other keys, as JSON; not to be modified
 * @param data
 *            what was fitted to, in ascending order of x
 * @param fitted
 *            the best curve, where there is one
 * @param infinite
 *            what a run at the infinite value of the key found: it is not fitted to
 * @param warnings
 *            why the curve should not be believed
 */
public record SweepFit(FitSpec asked, Map<String, JsonNode> at, List<Datum> data, Optional<Fitted> fitted,
        Optional<Estimate> infinite, List<Warning> warnings) {
    public SweepFit {
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
        data = List.copyOf(data);
        warnings = List.copyOf(warnings);
    }

    /** How many standard errors what was found at infinity lies above the plateau; empty where either is not there. */
    public Optional<Double> pull() {
        return asked.curve() instanceof FitSpec.Curve.Plateau
                ? fitted.flatMap(curve -> infinite.map(found -> (found.value() - curve.parameters()[0])
                        / Math.sqrt(found.standardError() * found.standardError()
                                + curve.standardError(0) * curve.standardError(0))))
                : Optional.empty();
    }
}
