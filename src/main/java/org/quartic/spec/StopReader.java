package org.quartic.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the section {@code stop}. */
final class StopReader {
    private static final String EACH = "a list of these, one for each four-point";

    private StopReader() {}

    static StopSpec read(Section root, OptionalInt fourPoints, Faults faults) {
        try (Section section = root.section("stop")) {
            List<Target> target = section.required("target", targets().allowed())
                    .map(value -> targets(value, fourPoints)).orElse(List.of());
            StopSpec.Rule rule = section.optional("rule").map(Choice.among(StopSpec.Rule.class)::read)
                    .orElse(SpecDefaults.RULE);
            double confidence = section.real("confidence", Reals.BETWEEN_ZERO_AND_ONE, SpecDefaults.CONFIDENCE);
            long minDraws = section.whole("min-draws", SpecLimits.LEAST_MIN_DRAWS, Long.MAX_VALUE,
                    SpecDefaults.MIN_DRAWS);
            long least = faults.clean("stop.min-draws") ? minDraws : SpecLimits.LEAST_MIN_DRAWS;
            long maxDraws = maxDraws(section, least);
            OptionalLong expectedDraws = section.optional("expected-draws").map(StopReader::expectedDraws)
                    .orElse(OptionalLong.empty());
            Optional<Duration> maxWallTime = section.optional("max-wall-time").map(StopReader::wallTime)
                    .orElse(SpecDefaults.MAX_WALL_TIME);
            return new StopSpec(target, rule, confidence, minDraws, maxDraws, expectedDraws, maxWallTime);
        }
    }

    private static long maxDraws(Section section, long minDraws) {
        String allowed = Value.wholeFrom(minDraws, Long.MAX_VALUE) + ": min-draws is " + minDraws;
        Optional<Value> written = section.optional("max-draws");
        if (written.isEmpty() && minDraws > SpecDefaults.MAX_DRAWS) {
            section.required("max-draws", allowed);
        }
        return written.map(value -> value.whole(minDraws, Long.MAX_VALUE, allowed)).orElse(SpecDefaults.MAX_DRAWS);
    }

    private static OptionalLong expectedDraws(Value value) {
        return value.string().filter("auto"::equals).isPresent() ? OptionalLong.empty()
                : OptionalLong.of(value.whole(SpecLimits.LEAST_MIN_DRAWS, Long.MAX_VALUE,
                        "auto or " + Value.wholeFrom(SpecLimits.LEAST_MIN_DRAWS, Long.MAX_VALUE)));
    }

    private static Choice<Target> targets() {
        return new Choice<Target>(new Target.Absolute(1.0))
                .shape("absolute", "absolute = e", value -> new Target.Absolute(value.real(Reals.POSITIVE)))
                .shape("relative", "relative = r", value -> new Target.Relative(value.real(Reals.POSITIVE)))
                .shape("significance", "significance = k", value -> new Target.Significance(value.real(Reals.POSITIVE)))
                .orElse(EACH);
    }

    private static List<Target> targets(Value value, OptionalInt fourPoints) {
        Optional<List<Value>> listed = value.elements();
        if (listed.isEmpty()) {
            return List.of(targets().read(value));
        }
        int count = listed.get().size();
        if (count != fourPoints.orElse(Math.max(1, count))) {
            value.refuse("one target, or a list of " + fourPoints.getAsInt() + ": one for each four-point");
        } else if (count == 0) {
            value.refuse(targets().allowed());
        }
        return listed.get().stream().map(targets()::read).toList();
    }

    static Optional<Duration> wallTime(Value value) {
        Optional<String> text = value.string();
        if (text.filter("none"::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<Duration> duration = text.flatMap(Durations::parse);
        if (duration.isEmpty()) {
            value.refuse(Durations.ALLOWED);
        }
        return duration;
    }
}
