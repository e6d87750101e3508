package org.quartic.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as people tell them: by their own clock, and those of today by how long ago they were.
 *
 * @param clock
 *            with the time zone
 */
record Moments(Clock clock) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** In a few letters: {@code 3 min ago}, or the day and the minute. */
    String brief(Instant moment) {
        Duration ago = Duration.between(moment, clock.instant());
        return isRecent(ago) ? ago(ago) : MINUTE.withZone(clock.getZone()).format(moment);
    }

    /** To the second, and how long ago it was where that is easy to grasp. */
    String full(Instant moment) {
        Duration ago = Duration.between(moment, clock.instant());
        String second = SECOND.withZone(clock.getZone()).format(moment);
        return isRecent(ago) ? second + " (" + ago(ago) + ")" : second;
    }

    /** The time of day by now. */
    String now() {
        return TIME.withZone(clock.getZone()).format(clock.instant());
    }

    // The clocks of two machines may differ by a little.
    private static boolean isRecent(Duration ago) {
        return ago.compareTo(Duration.ofSeconds(-5)) > 0 && ago.compareTo(Duration.ofDays(1)) < 0;
    }

    private static String ago(Duration ago) {
        if (ago.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0L, ago.toSeconds()) + " s ago";
        }
        return ago.compareTo(Duration.ofHours(1)) < 0 ? ago.toMinutes() + " min ago" : ago.toHours() + " h ago";
    }
}
