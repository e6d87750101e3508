package org.quartic.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.run.RunResult;
import org.quartic.spec.Quadruple;

/**
 * Results over a grid of values.
 *
 * @param axes
 *            the keys that vary, at least one
 */
public record Sweep(String name, List<SweepAxis> axes, List<SweptRun> runs, List<Fit> fits) {
    /** The value of a width that no number is. */
    static final String INFINITE = "infinite";

    /** The name and version of the schema. */
    public static final String SCHEMA = "quartic.sweep/1";

    public Sweep {
        axes = List.copyOf(axes);
        runs = List.copyOf(runs);
        fits = List.copyOf(fits);
    }

    /** The same by another name. */
    public Sweep named(String other) {
        return new Sweep(other, axes, runs, fits);
    }

    /** A key with its values, as they stand in a spec. */
    record SweepAxis(String key, List<String> values) {
        boolean isNumeric() {
            return values.stream().filter(value -> !value.equals(INFINITE)).allMatch(Sweep::isNumber)
                    && values.stream().anyMatch(Sweep::isNumber);
        }
    }

    /**
     * One run.
     *
     * @param at
     *            the value of every key
     * @param result
     *            empty where it failed
     */
    record SweptRun(Map<String, String> at, Optional<RunResult> result) {}

    /**
     * A law fitted to results.
     *
     * @param at
     *            values of other keys for which it is; empty where it is for all
     * @param curve
     *            its values with standard errors, by x
     */
    record Fit(String kind, Quantity quantity, Quadruple points, String over, Map<String, String> at,
            List<Parameter> parameters, double chiSquared, int degreesOfFreedom, String model, List<Datum> curve) {
        Fit {
            parameters = List.copyOf(parameters);
            curve = List.copyOf(curve);
        }
    }

    /** A parameter of a fit with its standard error. */
    record Parameter(String name, double estimate, double standardError) {}

    static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
