package org.quartic.run;

import java.util.Locale;
import java.util.stream.Collectors;

import org.quartic.spec.Estimator;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sampling;
import org.quartic.spec.Sextuple;

/** How results name what stands in a spec: the same words people write there. */
public final class Words {
    private Words() {}

    /** The word of a spec for this estimator. */
    public static String of(Estimator estimator) {
        return estimator.name().toLowerCase(Locale.ROOT);
    }

    /** The word of a spec for this sampling. */
    public static String of(Sampling sampling) {
        return switch (sampling) {
            case Sampling.Auto() -> "auto";
            case Sampling.PseudoRandom() -> "pseudo-random";
            case Sampling.Sobol _ -> "sobol";
        };
    }

    /** The two indices, joined by a blank. */
    public static String of(Pair points) {
        return points.a() + " " + points.b();
    }

    /** The four indices in their order, joined by blanks. */
    public static String of(Quadruple points) {
        return points.a() + " " + points.b() + " " + points.c() + " " + points.d();
    }

    /** The six indices in their order, joined by blanks. */
    public static String of(Sextuple points) {
        return points.indices().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
