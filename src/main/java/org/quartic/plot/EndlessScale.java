package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A scale with a place for infinity at its end, set apart from the others. */
record EndlessScale(Scale finite) implements Scale {
    /** Where the finite values end. */
    static final double END = 0.88;

    private static final double INFINITY = 0.94;

    @Override
    public double fraction(double value) {
        return value == Double.POSITIVE_INFINITY ? INFINITY : END * finite.fraction(value);
    }

    @Override
    public List<Tick> ticks(int room) {
        var ticks = new ArrayList<>(finite.ticks(inside(room)));
        ticks.add(new Tick(Double.POSITIVE_INFINITY, MathText.plain("∞")));
        return ticks;
    }

    @Override
    public OptionalInt power(int room) {
        return finite.power(inside(room));
    }

    private static int inside(int room) {
        return Math.max(2, (int) (END * room));
    }
}
