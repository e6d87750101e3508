package org.quartic.plot;

import java.math.BigDecimal;
import java.util.List;

/**
 * A logarithmic scale whose ticks are the values themselves, such as 2, 4, 8 and 16.
 *
 * @param values
 *            ascending
 */
record MarkedScale(LogScale scale, List<Double> values) implements Scale {
    private static final double CLOSE = 0.7;
    private static final int LONGEST = 5;

    MarkedScale {
        values = List.copyOf(values);
    }

    /** The scale with these values for ticks, where these are short. */
    static Scale of(Scale scale, List<Double> values) {
        return scale instanceof LogScale log && values.stream().allMatch(value -> text(value).length() <= LONGEST)
                ? new MarkedScale(log, values) : scale;
    }

    @Override
    public double fraction(double value) {
        return scale.fraction(value);
    }

    @Override
    public List<Tick> ticks(int room) {
        for (int i = 1; i < values.size(); i++) {
            if ((fraction(values.get(i)) - fraction(values.get(i - 1))) * room < CLOSE) {
                return scale.ticks(room);
            }
        }
        return values.stream().map(value -> new Tick(value, MathText.plain(text(value)))).toList();
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
