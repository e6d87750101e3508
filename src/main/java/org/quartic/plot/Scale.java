package org.quartic.plot;

import java.util.List;
import java.util.OptionalInt;

/** Where on an axis a value is. */
sealed interface Scale permits LinearScale, LogScale, MarkedScale, EndlessScale, CategoryScale {

    /** From 0 at the axis's beginning to 1 at its end; beyond them where the value is. */
    double fraction(double value);

    /**
     * Its ticks, ascending, large and small.
     *
     * @param room
     *            for how many labels there is room
     */
    List<Tick> ticks(int room);

    /** The power of ten that is not in the labels but beside the axis, if there is one. */
    default OptionalInt power(int room) {
        return OptionalInt.empty();
    }
}
