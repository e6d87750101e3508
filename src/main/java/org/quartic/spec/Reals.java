package org.quartic.spec;

import java.util.function.DoublePredicate;

/** The sets of real numbers that keys of a spec admit; all their members are finite. */
enum Reals {
    /** All of them. */
    ANY("a finite number", x -> true, 0.0),
    /** Above 0. */
    POSITIVE("a finite number above 0", x -> x > 0, 1.0),
    /** At least 0. */
    NON_NEGATIVE("a finite number, at least 0", x -> x >= 0, 1.0),
    /** At least 1. */
    AT_LEAST_ONE("a finite number, at least 1", x -> x >= 1, 1.0),
    /** In (0, 1). */
    BETWEEN_ZERO_AND_ONE("a number above 0 and below 1", x -> x > 0 && x < 1, 0.5);

    /** The set in words. */
    final String description;

    /** A member that stands in for a faulty value while reading goes on. */
    final double standIn;

    private final DoublePredicate members;

    Reals(String description, DoublePredicate members, double standIn) {
        this.description = description;
        this.members = members;
        this.standIn = standIn;
    }

    boolean contains(double value) {
        return Double.isFinite(value) && members.test(value);
    }
}
