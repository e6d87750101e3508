package org.quartic.plot;

import java.util.List;

/**
 * How values of correlators are shown: as they are, or, where all have one sign, their size on a logarithmic axis.
 *
 * @param sign
 *            what values are multiplied with, 1 or -1
 */
record Ordinate(boolean logarithmic, int sign) {

    /**
     * What suits these values, none of them NaN.
     *
     * @throws IllegalArgumentException
     *             where the wish cannot be met
     */
    static Ordinate of(List<Double> values, Wish wish) {
        boolean negative = !values.isEmpty() && values.stream().allMatch(value -> value < 0.0);
        boolean mixed = values.stream().anyMatch(value -> value < 0.0) && !negative;
        if (mixed && wish == Wish.ON) {
            throw new IllegalArgumentException(
                    "--log-y on: found values of both signs; a logarithmic axis needs values of one sign");
        }
        int sign = negative ? -1 : 1;
        boolean logarithmic = wish.isLogarithmic(values.stream().map(value -> sign * value).toList(), "y");
        return new Ordinate(logarithmic, logarithmic ? sign : 1);
    }

    MathText label(MathText quantity) {
        return sign < 0 ? quantity.size() : quantity;
    }
}
