package org.quartic.run;

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

    private static Warning neverVaried(String correlator, long draws) {
        return new Warning("never-varied", correlator + " was the same in all " + draws
                + " draws although the ensemble is random: its error is unknown, not zero");
    }
}
