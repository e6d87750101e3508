package org.quartic.run;

import java.util.Optional;
import org.quartic.spec.Quadruple;

/**
 * How far a run has come, in a few numbers.
 *
 * @param draws
 *            in its prefix
 * @param worst
 *            of its latest look, if there was one
 */
public record Standing(long draws, Optional<Worst> worst) {

    /** Before the first block. */
    public static final Standing START = new Standing(0, Optional.empty());

    /**
     * The four-point furthest from its target.
     *
     * @param boundOverTarget
     *            at most 1 where the target is reached; NaN where that is not known
     */
    public record Worst(Quadruple points, double boundOverTarget) {}

    /** At so many draws, with this as the latest look. */
    public static Standing of(long draws, Optional<Look> latest) {
        return new Standing(draws,
                latest.map(Look::worst).map(worst -> new Worst(worst.points(), worst.boundOverTarget())));
    }
}
