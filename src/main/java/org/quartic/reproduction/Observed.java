package org.quartic.reproduction;

import java.util.Map;
import java.util.function.Function;
import org.quartic.cumulant.Estimate;
import org.quartic.run.FourPointResult;
import org.quartic.run.RunResult;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SweepPoint;
import org.quartic.spec.SweepReader;
import org.quartic.theory.KnownFourPoint;
import org.quartic.theory.KnownValue;
import org.quartic.theory.Theory;

/**
 * One run of a sweep and what came of it.
 *
 * @param theory
 *            finds what is known of a spec
 */
record Observed(SweepPoint point, RunResult result, Function<RunSpec, Theory> theory) {

    RunSpec spec() {
        return point.spec();
    }

    /** The value of a swept key, as it may stand in a spec. */
    String at(String key) {
        return SweepReader.text(point.at().get(key));
    }

    /** Whether it is at this place: every one of these keys has that value. */
    boolean isAt(Map<String, String> place) {
        return place.entrySet().stream().allMatch(each -> point.at().containsKey(each.getKey())
                && at(each.getKey()).equals(each.getValue()));
    }

    Estimate twoPoint(Pair pair) {
        return result.twoPoint().stream().filter(each -> each.points().equals(pair)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no two-point " + pair + " in " + spec().name()))
                .estimate();
    }

    FourPointResult fourPoint(Quadruple points) {
        return result.fourPoint().stream().filter(each -> each.points().equals(points)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no four-point " + points + " in " + spec().name()));
    }

    /** What is known of it without a draw. */
    Known known() {
        return new Known(theory.apply(spec()));
    }

    /** What theory knows of a run. */
    record Known(Theory theory) {

        KnownValue twoPoint(Pair pair) {
            KnownValue value = theory.twoPoint().get(pair);
            if (value == null) {
                throw new IllegalArgumentException("two-point " + pair + " is not known: " + theory.method());
            }
            return value;
        }

        KnownFourPoint fourPoint(Quadruple points) {
            return theory.fourPoint().stream().filter(each -> each.points().equals(points)).findFirst().orElseThrow(
                    () -> new IllegalArgumentException("four-point " + points + " is not known: " + theory.method()));
        }
    }
}
