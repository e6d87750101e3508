package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigSyntax;
import java.util.Optional;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;
import org.quartic.spec.StopSpec;
import org.quartic.spec.Target;

/** What a run is to reach, to hold its looks against. */
record Goal(RunSpec spec) {

    /** That of a run with this result; empty where it is one of another version. */
    static Optional<Goal> of(JsonNode result) {
        return SpecReader.readRequest(result.path("spec").toString(),
                ConfigSyntax.JSON) instanceof SpecReading.Valid(RunSpec spec) ? Optional.of(new Goal(spec))
                        : Optional.empty();
    }

    StopSpec stop() {
        return spec.stop();
    }

    /** How far a look is from it: by the four-point that is furthest. */
    ProgressReport distance(JsonNode look) {
        var fourPoints = spec.correlators().fourPoint();
        double worst = Double.NEGATIVE_INFINITY;
        int furthest = 0;
        for (int i = 0; i < fourPoints.size(); i++) {
            double ratio = ratio(look.path("four-point").path(i), stop().targetOf(i));
            // Written so that an unknown bound counts as the furthest.
            if (!(ratio <= worst)) {
                worst = ratio;
                furthest = i;
            }
        }
        return new ProgressReport(look.path("draws").longValue(), worst, fourPoints.get(furthest));
    }

    private static double ratio(JsonNode known, Target target) {
        double bound = number(known, "bound");
        double size = Math.abs(number(known, "estimate"));
        return switch (target) {
            case Target.Absolute(double error) -> bound / error;
            case Target.Relative(double fraction) -> bound / (fraction * size);
            case Target.Significance(double multiple) -> bound * multiple / size;
        };
    }

    private static double number(JsonNode json, String field) {
        return json.path(field).isNumber() ? json.path(field).doubleValue() : Double.NaN;
    }
}
