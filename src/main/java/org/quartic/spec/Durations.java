package org.quartic.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a spec writes them: a number and a unit. A whole number of nanoseconds below 2^63, about 292 years. */
final class Durations {
    static final String ALLOWED = "none, or a duration above 0 with its unit: ns, us, ms, s, m, h or d, such as 90s or 1.5h";

    private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,15})?)\\s*([a-z]+)");

    /** Nanoseconds of each unit, the largest first. */
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();
    private static final Map<String, String> LONG_NAMES = Map.of("nanosecond", "ns", "microsecond", "us", "millisecond",
            "ms", "second", "s", "minute", "m", "hour", "h", "day", "d");

    static {
        UNITS.put("d", 86_400_000_000_000L);
        UNITS.put("h", 3_600_000_000_000L);
        UNITS.put("m", 60_000_000_000L);
        UNITS.put("s", 1_000_000_000L);
        UNITS.put("ms", 1_000_000L);
        UNITS.put("us", 1_000L);
        UNITS.put("ns", 1L);
    }

    private Durations() {}

    /** The duration this text writes, if it is one above zero. */
    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String unit = form.group(2);
        String singular = unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
        Long nanos = UNITS.get(LONG_NAMES.getOrDefault(singular, unit));
        if (nanos == null) {
            return Optional.empty();
        }
        try {
            long exact = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(nanos)).longValueExact();
            return exact > 0 ? Optional.of(Duration.ofNanos(exact)) : Optional.empty();
        } catch (ArithmeticException tooLongOrTooFine) {
            return Optional.empty();
        }
    }

    /** The duration in the largest unit it is a whole number of, so that equal durations are written alike. */
    static String render(Duration duration) {
        long nanos = duration.toNanos();
        return UNITS.entrySet().stream().filter(unit -> nanos % unit.getValue() == 0).findFirst()
                .map(unit -> nanos / unit.getValue() + unit.getKey()).orElseThrow();
    }
}
