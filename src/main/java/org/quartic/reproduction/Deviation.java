package org.quartic.reproduction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Erf;
import org.quartic.fit.Fitted;
import org.quartic.run.Figures;

/**
 * How far numbers are from what is claimed.
 *
 * @param statistic
 *            in what it is measured, and how much it is
 * @param probability
 *            how often numbers for which the claim holds deviate as much or more; NaN where that is not known
 */
public record Deviation(String statistic, double probability) {
    private static final int DIGITS = 2;

    /** Of an estimate from the number claimed, by so many standard errors in either direction. */
    static Deviation pull(double pull) {
        return new Deviation(Figures.significant(pull, DIGITS) + " standard errors", twoSided(pull));
    }

    /** Of an estimate that is claimed to be nowhere below a bound, by so many standard errors: of one that is above, none at all. */
    static Deviation below(double pull) {
        return pull >= 0.0 ? new Deviation("none: " + Figures.significant(pull, DIGITS) + " standard errors above", 1.0)
                : new Deviation(Figures.significant(-pull, DIGITS) + " standard errors below",
                        0.5 * twoSided(pull));
    }

    /** Of what is claimed to be anything but one number. */
    static Deviation none() {
        return new Deviation("none: any value but one is claimed", 1.0);
    }

    /** The largest of many deviations in standard errors, whether they depend on each other or not: its probability is at most the sum of theirs. */
    static Deviation largest(double[] pulls) {
        double largest = Arrays.stream(pulls).map(Math::abs).reduce(0.0, Math::max);
        return new Deviation(Figures.significant(largest, DIGITS) + " standard errors, the largest of " + pulls.length,
                Math.min(1.0, pulls.length * twoSided(largest)));
    }

    /** Of data from a curve that has been fitted to them. */
    static Deviation of(Optional<Fitted> fit) {
        return fit.map(curve -> new Deviation("chi^2 = " + Figures.significant(curve.chiSquared(), 3) + " for "
                + curve.degreesOfFreedom() + " degrees of freedom", curve.probability()))
                .orElse(new Deviation("no curve", Double.NaN));
    }

    /** All of these at once, whether they depend on each other or not. */
    static Deviation all(List<Deviation> parts) {
        // NaN counts as the worst: what is not known is not to be told by what is.
        Deviation worst = parts.stream().min(Comparator.comparingDouble(
                (Deviation part) -> Double.isNaN(part.probability) ? Double.NEGATIVE_INFINITY : part.probability))
                .orElseThrow();
        return new Deviation(String.join("; ", parts.stream().map(Deviation::statistic).toList()),
                Math.min(1.0, parts.size() * worst.probability));
    }

    /** The worst of these, whether they depend on each other or not. */
    static Deviation worst(List<Deviation> parts) {
        Deviation all = all(parts);
        Deviation worst = parts.stream().min(Comparator.comparingDouble(Deviation::probability)).orElseThrow();
        return new Deviation(worst.statistic + ", the worst of " + parts.size(), all.probability);
    }

    private static double twoSided(double pull) {
        return Double.isNaN(pull) ? Double.NaN : Erf.erfc(Math.abs(pull) / Math.sqrt(2.0));
    }
}
