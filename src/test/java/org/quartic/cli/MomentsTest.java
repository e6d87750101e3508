package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private final Moments moments = new Moments(
            Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({"2026-11-26T12:00:00Z, 0 s ago", "2026-11-26T12:00:03Z, 0 s ago", "2026-11-26T11:59:01Z, 59 s ago",
            "2026-11-26T11:59:00Z, 1 min ago", "2026-11-26T11:00:01Z, 59 min ago", "2026-11-26T11:00:00Z, 1 h ago",
            "2026-11-25T12:00:01Z, 23 h ago", "2026-11-25T12:00:00Z, 2026-11-25 13:00",
            "2026-11-27T12:00:00Z, 2026-11-27 13:00", "2026-07-01T12:00:00Z, 2026-07-01 14:00"})
    void shouldTellHowLongAgoOrWhen(Instant moment, String told) {
        assertThat(moments.brief(moment)).isEqualTo(told);
    }

    @Test
    void shouldTellBothWhereThereIsRoom() {
        assertThat(moments.full(Instant.parse("2026-11-26T11:00:00Z"))).isEqualTo("2026-11-26 12:00:00 (1 h ago)");
        assertThat(moments.full(Instant.parse("2020-01-01T00:00:00.999Z"))).isEqualTo("2020-01-01 01:00:00");
    }

    @Test
    void shouldNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new Moments(moments.clock()).full(Instant.parse("2020-01-01T00:00:00Z")))
                    .isEqualTo("2020-01-01 01:00:00");
        } finally {
            Locale.setDefault(before);
        }
    }
}
