package org.quartic.spec;

import com.typesafe.config.ConfigSyntax;
import java.util.List;

/** Run specs for tests: one small ensemble in the language of specs, with overrides in the same language. */
public final class Specs {

    private static final String BASE = """
            points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
            ensemble { width = 4 }
            correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0]] }
            stop { target = { absolute = 1.0e-3 } }
            """;

    private Specs() {}

    /**
     * The base with these lines put over it; unresolved.
     *
     * @throws AssertionError
     *             with every fault, if that is no valid spec
     */
    public static RunSpec with(String... lines) {
        return switch (SpecReader.read(BASE + String.join("\n", lines), ConfigSyntax.CONF, "test", "test", List.of())) {
            case SpecReading.Valid(RunSpec spec) -> spec;
            case SpecReading.Faulty(List<SpecFault> faults) -> throw new AssertionError(
                    faults.stream().map(SpecFault::describe).toList());
        };
    }

    /** A spec with the plainest way to draw where it leaves that open. */
    public static RunSpec resolved(RunSpec spec) {
        return spec.resolvedTo(Estimator.COLLAPSED, new Sampling.PseudoRandom());
    }
}
