package org.quartic.reproduction;

import org.quartic.cumulant.Estimate;
import org.quartic.theory.KnownValue;

/**
 * An estimate beside what it should be.
 *
 * @param standardError
 *            of the difference
 */
record Comparison(double found, double expected, double standardError) {

    /** With an independent estimate. */
    static Comparison of(Estimate found, Estimate expected) {
        return new Comparison(found.value(), expected.value(), Math.sqrt(
                found.standardError() * found.standardError() + expected.standardError() * expected.standardError()));
    }

    /** With a number that is known. */
    static Comparison of(Estimate found, KnownValue expected) {
        return new Comparison(found.value(), expected.value(), found.standardError());
    }

    /** The difference in standard errors. */
    double pull() {
        return (found - expected) / standardError;
    }

    /** The difference with its error. */
    Estimate difference() {
        return new Estimate(found - expected, standardError);
    }

    /** How far it is from being off by this part of what it should be. */
    double standardErrorsFrom(double part) {
        return (part * Math.abs(expected) - Math.abs(found - expected)) / standardError;
    }
}
