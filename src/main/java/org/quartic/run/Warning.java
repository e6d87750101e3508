package org.quartic.run;

import java.math.BigDecimal;
import java.math.MathContext;
import org.quartic.cumulant.Estimate;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/**
 * Something the reader of a result should know.
 *
 * @param code
 *            a stable word for programs, such as {@code heavy-tail}
 * @param message
 *            a sentence for people
 */
public record Warning(String code, String message) {

    /** An error of zero that only says that nothing was seen. */
    static Warning neverVaried(Quadruple points, long draws) {
        return neverVaried("four-point " + Words.of(points), draws);
    }

    /** Likewise of a six-point. */
    static Warning neverVaried(Sextuple points, long draws) {
        return neverVaried("six-point " + Words.of(points), draws);
    }

    /** A target in units of an estimate that may as well be zero. */
    static Warning consistentWithZero(Quadruple points, Estimate estimate) {
        return new Warning("consistent-with-zero", "four-point " + Words.of(points) + " is " + shown(estimate.value())
                + " with a standard error of " + shown(estimate.standardError())
                + ", consistent with zero: a target relative to it may never be reached, an absolute one would");
    }

    /** A variance that a few draws make up. */
    static Warning heavyTail(Quadruple points, double kurtosis, double effective) {
        return new Warning("heavy-tail", "the influence function of four-point " + Words.of(points)
                + " has heavy tails, with a kurtosis of " + shown(kurtosis) + ": its variance is known as well as from "
                + shown(effective) + " normal draws, and the error bar may well be too small");
    }

    /** A variance that is not known well yet. */
    static Warning fewEffectiveDraws(Quadruple points, long draws, double effective) {
        return new Warning("few-effective-draws", "the " + draws + " draws of four-point " + Words.of(points)
                + " tell its variance as well as " + shown(effective)
                + " normal draws would: the error bar itself is known to "
                + shown(100.0 / Math.sqrt(2.0 * effective)) + " percent");
    }

    /** A target that doubles cannot tell from nothing. */
    static Warning belowRounding(Quadruple points, double target, double noise) {
        return new Warning("below-rounding", "the target of four-point " + Words.of(points) + ", " + shown(target)
                + ", is below the rounding of the doubles it is computed in, about " + shown(noise));
    }

    /** Attention that takes one token and leaves the others. */
    static Warning hardMaximum(double spread) {
        return new Warning("hard-maximum", "tokens are so far apart that their scores differ by "
                + shown(spread)
                + " in the mean square: softmax is a hard maximum, and G4c that of a choice among tokens");
    }

    private static String shown(double value) {
        return new BigDecimal(value).round(new MathContext(2)).toString();
    }

    private static Warning neverVaried(String correlator, long draws) {
        return new Warning("never-varied", correlator + " was the same in all " + draws
                + " draws although the ensemble is random: its error is unknown, not zero");
    }
}
