package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN = List.of("run", "check", "resume", "daemon");

    @ParameterizedTest
    @CsvSource({"rnu, run", "runn, run", "un, run", "cehck, check", "rezumee, resume", "deamon, daemon",
            "check, check"})
    void shouldFindTheWordMeant(String word, String meant) {
        assertThat(Spelling.nearest(word, KNOWN)).contains(meant);
    }

    @Test
    void shouldNotGuessWhereNothingIsNear() {
        assertThat(Spelling.nearest("frobnicate", KNOWN)).isEmpty();
        assertThat(Spelling.nearest("", KNOWN)).isEmpty();
    }
}
