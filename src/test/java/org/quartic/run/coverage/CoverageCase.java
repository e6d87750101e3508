package org.quartic.run.coverage;

import com.typesafe.config.ConfigSyntax;
import java.util.ArrayList;
import java.util.List;
import org.quartic.run.Resolution;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;

/**
 * An ensemble whose G4c is known, and how well it is to be estimated.
 *
 * @param name
 *            as the table has it
 * @param target
 *            relative or absolute
 * @param loose
 *            a target that is reached soon after the first look
 * @param tight
 *            a target that takes about ten times as many draws
 * @param lines
 *            the spec without its seed and its {@code stop}
 */
public record CoverageCase(String name, String target, double loose, double tight, List<String> lines) {

    private static final String LINE = "points = [[0.5], [1.1], [-0.7], [0.3]]";
    private static final String SIGMAS = "ensemble.sigma { query = 1.5, key = 1.2, value = 1.1, readout = 0.9 }";
    private static final String PLANE = "points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]";
    private static final String COS_NET = "ensemble { mixing = none, embedding.cos-net { features = 8,"
            + " momentum.gaussian.sigma = 1.0, profile.constant.value = 1.0 } }";
    private static final String FOUR = "correlators { two-point = none, four-point = [[0,1,2,3]] }";
    private static final String TWO = "correlators { two-point = none, four-point = [[0,1,2,3], [0,0,1,1]] }";
    private static final String INDEPENDENT = "estimator = collapsed, sampling = pseudo-random";

    public CoverageCase {
        lines = List.copyOf(lines);
    }

    /** The field at one point, at width 7. */
    static final CoverageCase FIELD = new CoverageCase("field, heavy tails", "relative", 0.3, 0.1,
            List.of("points = [[0.9]]", "ensemble.width = 7", SIGMAS,
                    "correlators { two-point = none, four-point = [[0,0,0,0]] }", "estimator = field",
                    "sampling = pseudo-random"));

    /** All that are studied. */
    public static List<CoverageCase> all() {
        return List.of(
                new CoverageCase("attention, width 7", "relative", 0.1, 0.03,
                        List.of(LINE, "ensemble.width = 7", SIGMAS, TWO, INDEPENDENT)),
                new CoverageCase("attention, infinite width", "relative", 0.05, 0.015,
                        List.of(LINE, "ensemble.width = infinite", SIGMAS, TWO, INDEPENDENT)),
                new CoverageCase("attention, 32 replicates of a Sobol net", "relative", 2e-3, 2e-4,
                        List.of(LINE, "ensemble.width = infinite", SIGMAS, TWO, "estimator = collapsed",
                                "sampling.sobol.replicates = 32")),
                new CoverageCase("cos-net, no mixing", "relative", 0.05, 0.015,
                        List.of(PLANE, "ensemble { width = 16, readout.three-point.fourth-moment = 5.0 }", COS_NET,
                                FOUR,
                                INDEPENDENT)),
                new CoverageCase("16 heads", "relative", 0.05, 0.015,
                        List.of(LINE, "ensemble { heads = 16, width = 5 }", SIGMAS, TWO, INDEPENDENT)),
                new CoverageCase("3 heads on shared tokens", "relative", 0.05, 0.015,
                        List.of(PLANE, "ensemble { heads = 3, width = 16 }", COS_NET,
                                "ensemble.embedding.cos-net.scope = shared", FOUR, INDEPENDENT)),
                new CoverageCase("G4c near zero", "absolute", 1e-3, 3e-4,
                        List.of("points = [[0.5], [1.1], [-0.7], [-0.0966]]", "ensemble.width = infinite", SIGMAS, FOUR,
                                INDEPENDENT)),
                FIELD,
                new CoverageCase("field, heavy tails, from 16 draws", "relative", 1.0, 0.3,
                        List.of(PLANE, "ensemble { width = 64, readout.three-point.fourth-moment = 9.0 }", COS_NET,
                                FOUR,
                                "estimator = field", "sampling = pseudo-random", "stop.min-draws = 16")));
    }

    /** The spec of one of its runs, resolved. */
    RunSpec spec(long seed, String stop) {
        var text = new ArrayList<>(lines);
        text.add("seed = " + seed);
        text.add("stop { " + stop + " }");
        return switch (SpecReader.read(String.join("\n", text), ConfigSyntax.CONF, name, "coverage", List.of())) {
            case SpecReading.Valid(RunSpec spec) -> Resolution.of(spec).spec();
            case SpecReading.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
        };
    }
}
