package org.quartic.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quartic.cumulant.Estimate;
import org.quartic.run.FourPointResult;

/** What of a result is shown. */
public enum Quantity {
    /** G2. */
    TWO_POINT("*G*_2"),
    /** G4c. */
    FOUR_POINT("*G*_4^c"),
    /** G4c without units. */
    NORMALISED("*Ĝ*_4^c"),
    /** I_dk. */
    FINITE_WIDTH("*I*_{dk}"),
    /** I_IB. */
    INDEPENDENCE_BREAKING("*I*_{IB}"),
    /** What is held against the target. */
    BOUND("bound on *G*_4^c");

    private final String notation;

    Quantity(String notation) {
        this.notation = notation;
    }

    /** What it is called in files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Quantity> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    MathText symbol() {
        return MathText.of(notation);
    }

    /** Its value for a four-point; NaN where there is none. */
    Estimate of(FourPointResult result) {
        Estimate none = new Estimate(Double.NaN, Double.NaN);
        return switch (this) {
            case FOUR_POINT -> result.estimate();
            case NORMALISED -> result.normalised();
            case FINITE_WIDTH -> result.finiteWidth().orElse(none);
            case INDEPENDENCE_BREAKING -> result.independenceBreaking().orElse(none);
            case TWO_POINT, BOUND -> none;
        };
    }

    /** One of these that was wished for, or else the first. */
    static Quantity among(Optional<Quantity> wish, Quantity... possible) {
        Quantity quantity = wish.orElse(possible[0]);
        if (!Arrays.asList(possible).contains(quantity)) {
            throw new IllegalArgumentException("--quantity: found " + quantity.word() + "; allowed here: "
                    + Arrays.stream(possible).map(Quantity::word).collect(Collectors.joining(", ")));
        }
        return quantity;
    }
}
