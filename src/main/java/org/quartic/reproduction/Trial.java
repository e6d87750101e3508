package org.quartic.reproduction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Fitted;
import org.quartic.run.Figures;

/**
 * One thing that numbers are asked.
 *
 * @param said
 *            what should be so
 * @param found
 *            the numbers that tell most
 * @param deviation
 *            how far it is from being so
 * @param alternative
 *            what would be so otherwise
 */
public record Trial(String said, String found, Deviation deviation, Alternative alternative) {
    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN);

    /**
     * That estimates are what they should be.
     *
     * @param off
     *            the alternative: all of them are off by this part of what they should be, which is seen where they are known best
     */
    static Trial agreement(String said, List<Comparison> comparisons, double off) {
        double excluded = comparisons.stream().mapToDouble(each -> each.standardErrorsFrom(off)).max()
                .orElse(Double.NaN);
        return new Trial(said, worst(comparisons), agreement(comparisons),
                new Alternative("all off by " + Figures.significant(100.0 * off, 2) + " %", excluded));
    }

    /** The estimate furthest from what it should be. */
    static String worst(List<Comparison> comparisons) {
        return comparisons.stream().max(Comparator.comparingDouble(each -> Math.abs(each.pull())))
                .map(each -> Figures.estimate(new Estimate(each.found(), each.standardError())) + ", should be "
                        + Figures.significant(each.expected(), 5))
                .orElse("nothing");
    }

    /** How far estimates are from what they should be. */
    static Deviation agreement(List<Comparison> comparisons) {
        return Deviation.largest(comparisons.stream().mapToDouble(Comparison::pull).toArray());
    }

    /**
     * That data follow a power law with this exponent.
     *
     * @param off
     *            the alternative: another exponent, so far from it or further
     */
    static Trial exponent(String said, Optional<Fitted> fit, double claimed, double off) {
        Estimate exponent = parameter(fit, 1);
        double difference = exponent.value() - claimed;
        return new Trial(said, "exponent " + Figures.estimate(exponent),
                Deviation.all(List.of(Deviation.pull(difference / exponent.standardError()), Deviation.of(fit))),
                new Alternative("an exponent of " + Figures.significant(claimed - off, 3) + " or "
                        + Figures.significant(claimed + off, 3),
                        (off - Math.abs(difference)) / exponent.standardError()));
    }

    /**
     * That data go to a plateau that is not zero.
     *
     * @param limit
     *            what was found there without extrapolation
     */
    static Trial plateau(String said, Optional<Fitted> fit, Estimate limit) {
        Estimate plateau = parameter(fit, 0);
        double error = Math.sqrt(plateau.standardError() * plateau.standardError()
                + limit.standardError() * limit.standardError());
        return new Trial(said, "plateau " + Figures.estimate(plateau) + ", limit " + Figures.estimate(limit),
                Deviation.all(List.of(Deviation.pull((plateau.value() - limit.value()) / error), Deviation.of(fit))),
                new Alternative("zero", Math.abs(plateau.value()) / plateau.standardError()));
    }

    /**
     * That data go to zero.
     *
     * @param floor
     *            the alternative: they stay so far above or below it
     */
    static Trial vanishing(String said, Optional<Fitted> fit, double floor) {
        Estimate plateau = parameter(fit, 0);
        return new Trial(said, "plateau " + Figures.estimate(plateau),
                Deviation.all(List.of(Deviation.pull(plateau.value() / plateau.standardError()), Deviation.of(fit))),
                new Alternative("a floor of " + Figures.significant(floor, 2),
                        (floor - Math.abs(plateau.value())) / plateau.standardError()));
    }

    /** That an estimate is not zero. */
    static Trial different(String said, Estimate difference) {
        return new Trial(said, Figures.estimate(difference), Deviation.none(),
                new Alternative("zero", Math.abs(difference.value()) / difference.standardError()));
    }

    /** That an estimate is above zero. */
    static Trial positive(String said, Estimate found) {
        double pull = found.value() / found.standardError();
        return new Trial(said, Figures.estimate(found), Deviation.below(pull), new Alternative("zero", pull));
    }

    /**
     * That an estimate is not below zero.
     *
     * @param off
     *            the alternative: it is this far below, or further
     */
    static Trial notNegative(String said, Estimate found, double off) {
        return new Trial(said, Figures.estimate(found),
                Deviation.below(found.value() / found.standardError()), new Alternative(
                        "-" + Figures.significant(off, 2) + " or less", (found.value() + off) / found.standardError()));
    }

    private static Estimate parameter(Optional<Fitted> fit, int index) {
        return fit.map(curve -> new Estimate(curve.parameters()[index], curve.standardError(index))).orElse(UNKNOWN);
    }
}
