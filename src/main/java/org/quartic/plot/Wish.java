package org.quartic.plot;

import java.util.List;

/** Whether an axis is to be logarithmic. */
public enum Wish {
    ON, OFF,
    /** As the values are. */
    AUTO;

    private static final double DECADE = 10.0;

    /**
     * Whether it is, for these values, none of them NaN: {@code AUTO} says so where all are above 0 and span more than a decade.
     *
     * @param axis
     *            what the axis is called
     * @throws IllegalArgumentException
     *             where it is wished for and values are not above 0
     */
    boolean isLogarithmic(List<Double> values, String axis) {
        boolean possible = !values.isEmpty() && values.stream().allMatch(value -> value > 0.0);
        return switch (this) {
            case OFF -> false;
            case AUTO -> possible && largest(values) > DECADE * smallest(values);
            case ON -> {
                if (!possible) {
                    throw new IllegalArgumentException("--log-" + axis + " on: found " + values.stream()
                            .filter(value -> !(value > 0.0)).findFirst().map(String::valueOf).orElse("no value")
                            + "; a logarithmic axis needs values above 0");
                }
                yield true;
            }
        };
    }

    private static double smallest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double largest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
