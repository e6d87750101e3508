package org.quartic.actor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for runs: when they were submitted, by UTC to the second, and four letters that tell them apart. */
final class RunIds {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);
    /** None that is taken for another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final int COUNT = 4;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RunIds(Clock clock) {
        this.clock = clock;
    }

    /** One that is not taken. */
    String next(Set<String> taken) {
        while (true) {
            String id = TIME.format(clock.instant()) + "-" + random.ints(COUNT, 0, LETTERS.length())
                    .mapToObj(LETTERS::charAt).map(String::valueOf).collect(Collectors.joining());
            if (!taken.contains(id)) {
                return id;
            }
        }
    }
}
